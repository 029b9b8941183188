"""A told plan streams its stages as tasks where a workspace has agents, and ends as a message like others."""

import pytest
from slack_sdk.errors import SlackApiError

from reports.reply import Paragraph
from tests.bot.slack.native.stage import DONE, FURTHER, PLAN, READING, TRAINING, Asked, Process


def test_until_a_workspace_is_known_to_have_agents_messages_are_posted_as_everywhere(
    asked: Asked, process: Process
) -> None:
    assert process.posts(READING) is None
    assert not asked.slack.calls("chat.startStream")


def test_stages_stream_as_tasks_and_end_in_a_message_that_can_be_edited(asked: Asked, process: Process) -> None:
    spot = process.began()
    assert process.edits(spot, *PLAN, TRAINING)
    assert process.edits(spot, *PLAN, FURTHER)
    message = asked.message(spot)
    tasks = [block for block in message.blocks if block["type"] == "task_card"]
    assert [(each["title"], each["status"]) for each in tasks] == [
        ("Reading orders.csv", "complete"),
        ("Training models", "in_progress"),
    ]
    assert tasks[1]["details"] == "80% done · about 10 s left · best so far: $610K"
    assert "Sales for the next quarter" in message.reading_text()
    assert message.streaming
    assert not process.edits(spot, *PLAN, DONE)
    assert not message.streaming
    asked.client.chat_update(channel=spot.channel, ts=spot.ts, text="done", blocks=[])


def test_what_did_not_change_is_not_sent_again(asked: Asked, process: Process) -> None:
    spot = process.began()
    assert process.edits(spot, *PLAN, TRAINING)
    before = len(asked.slack.calls("chat.appendStream"))
    assert process.edits(spot, *PLAN, TRAINING)
    assert len(asked.slack.calls("chat.appendStream")) == before


def test_a_stream_that_slack_has_ended_is_edited_from_then_on(asked: Asked, process: Process) -> None:
    spot = process.began()
    asked.client.chat_stopStream(channel=spot.channel, ts=spot.ts)
    assert not process.edits(spot, *PLAN, TRAINING)
    asked.client.chat_update(channel=spot.channel, ts=spot.ts, text="as everywhere")


def test_another_process_ends_a_stream_that_it_finds(asked: Asked, process: Process) -> None:
    spot = process.began()
    other = Process(asked)
    assert not other.edits(spot, *PLAN, TRAINING)
    other.ends(spot)
    asked.client.chat_update(channel=spot.channel, ts=spot.ts, text="as everywhere")


def test_a_plan_that_was_changed_does_not_stay_in_a_stream(asked: Asked, process: Process) -> None:
    spot = process.began()
    assert process.edits(spot, *PLAN, TRAINING)
    assert not process.edits(spot, Paragraph("Sales for the next year, by month."), TRAINING)
    assert not asked.message(spot).streaming


def test_a_stream_waits_where_slack_wants_fewer_calls(asked: Asked, process: Process) -> None:
    spot = process.began()
    asked.slack.fault("chat.appendStream", status=429, retry_after=30)
    with pytest.raises(SlackApiError, match="ratelimited"):
        process.edits(spot, *PLAN, TRAINING)
    assert process.edits(spot, *PLAN, TRAINING)
    assert "Sales for the next quarter" in asked.message(spot).reading_text()


@pytest.mark.parametrize("error", ["unknown_method", "invalid_chunks"])
def test_where_nothing_streams_messages_are_posted_as_everywhere(asked: Asked, process: Process, error: str) -> None:
    asked.slack.fault("chat.startStream", error=error)
    process.tells(READING)
    assert process.posts(READING) is None
    assert process.posts(READING) is None
    assert len(asked.slack.calls("chat.startStream")) == 1


def test_streams_beyond_what_slack_takes_are_posted_at_once_instead(asked: Asked, process: Process) -> None:
    asked.slack.fault("chat.startStream", status=429, retry_after=30)
    process.tells(READING)
    assert process.posts(READING) is None
    assert process.posts(READING) is not None


def test_a_stream_that_may_have_begun_is_not_taken_for_refused(asked: Asked, process: Process) -> None:
    asked.slack.fault("chat.startStream", status=500)
    process.tells(READING)
    with pytest.raises(SlackApiError):
        process.posts(READING)
