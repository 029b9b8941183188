"""Streams, agent sessions and their stop button."""

import json

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.listening import Served
from tests.play.slack import Channel, Person, PlaySlack, Said, Team


@pytest.fixture
def said(ada: Person, sales: Channel) -> Said:
    return ada.says(sales, "predict")


def test_a_stream_grows_and_ends_with_blocks(
    acme: Team, ada: Person, sales: Channel, web: WebClient, said: Said
) -> None:
    stream = web.chat_stream(
        channel=sales.id, thread_ts=said.ts, recipient_team_id=acme.id, recipient_user_id=ada.id, buffer_size=1
    )
    stream.append(markdown_text="Sales ")
    stream.append(markdown_text="rise")
    message = sales.messages(said.thread)[1]
    assert (message.text, message.streaming) == ("Sales rise", True)
    stream.stop(blocks=[{"type": "section", "text": {"type": "plain_text", "text": "Done"}}])
    assert (message.streaming, message.blocks[-1]["text"]["text"]) == (False, "Done")


def test_tasks_of_a_stream_are_updated_in_place(
    acme: Team, ada: Person, sales: Channel, web: WebClient, said: Said
) -> None:
    to = {"channel": sales.id, "thread_ts": said.ts, "recipient_team_id": acme.id, "recipient_user_id": ada.id}
    started = web.chat_startStream(**to, chunks=[{"type": "plan_update", "title": "Forecast"}])
    for status in ("in_progress", "complete"):
        task = {"type": "task_update", "id": "1", "title": "Read", "status": status}
        web.chat_appendStream(channel=sales.id, ts=started["ts"], chunks=[task])
    message = sales.messages(said.thread)[1]
    assert [block["type"] for block in message.blocks] == ["plan", "task_card"]
    assert message.blocks[1]["status"] == "complete"


def test_streams_are_refused_with_the_reason(
    acme: Team, ada: Person, sales: Channel, web: WebClient, said: Said
) -> None:
    to = {"channel": sales.id, "thread_ts": said.ts, "recipient_team_id": acme.id, "recipient_user_id": ada.id}
    chunk = {"type": "markdown_text", "text": "x"}
    with pytest.raises(SlackApiError, match="missing_recipient_team_id"):
        web.chat_startStream(channel=sales.id, thread_ts=said.ts)
    with pytest.raises(SlackApiError, match="cannot_provide_both_markdown_text_and_chunks"):
        web.chat_startStream(**to, markdown_text="x", chunks=[chunk])
    started = web.chat_startStream(**to, chunks=[chunk])
    with pytest.raises(SlackApiError, match="invalid_chunks"):
        web.chat_appendStream(channel=sales.id, ts=started["ts"], chunks=[{"type": "task_update", "id": "1"}])
    with pytest.raises(SlackApiError, match="streaming_state_conflict"):
        web.chat_update(channel=sales.id, ts=started["ts"], text="other")
    web.chat_stopStream(channel=sales.id, ts=started["ts"])
    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        web.chat_appendStream(channel=sales.id, ts=started["ts"], chunks=[chunk])


def test_the_stop_button_stands_only_while_the_session_works(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, web: WebClient, said: Said, app: Served
) -> None:
    with pytest.raises(AssertionError, match="no stop button"):
        ada.stops(said)
    web.agents_sessions_setStatus(channel_id=sales.id, thread_ts=said.ts, status="processing", title="Forecast")
    started = web.chat_startStream(
        channel=sales.id, thread_ts=said.ts, recipient_team_id=acme.id, recipient_user_id=ada.id
    )
    ada.stops(said)
    slack.wait(lambda: any(b"agent_session_stopped" in came.body for came in app.came))
    bodies = [json.loads(came.body)["event"] for came in app.came]
    event = next(body for body in bodies if body["type"] == "agent_session_stopped")
    assert (event["thread_ts"], event["user"]) == (said.ts, ada.id)
    assert event["streaming_message_ts"] == [started["ts"]]
    web.agents_sessions_setStatus(channel_id=sales.id, thread_ts=said.ts, status="active")
    with pytest.raises(AssertionError, match="the session is active"):
        ada.stops(said)


def test_an_app_that_does_not_listen_to_stop_is_warned(
    slack: PlaySlack, sales: Channel, web: WebClient, said: Said
) -> None:
    slack.world.subscriptions = {"message.channels"}
    answer = web.agents_sessions_setStatus(channel_id=sales.id, thread_ts=said.ts, status="processing")
    assert answer["warning"] == "missing_agent_session_stopped_event_subscription"


def test_status_title_and_prompts_of_a_direct_message_are_kept(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient
) -> None:
    said = ada.says(acme.dm(ada), "hello")
    at = {"channel_id": said.channel.id, "thread_ts": said.ts}
    web.assistant_threads_setStatus(**at, status="is reading…", loading_messages=["Counting rows"])
    web.assistant_threads_setTitle(**at, title="Sales")
    web.assistant_threads_setSuggestedPrompts(**at, prompts=[{"title": "Try", "message": "predict"}])
    session = slack.world.sessions[said.channel.id, said.ts]
    assert (session["loading"], session["title"]) == ("is reading…", "Sales")
    assert session["prompts"][0]["message"] == "predict"
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        web.assistant_threads_setSuggestedPrompts(**at, prompts=[{"title": "a", "message": "b"}] * 5)


def test_a_stream_keeps_to_text_or_to_chunks_and_ends_after_five_minutes(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, web: WebClient, said: Said
) -> None:
    to = {"channel": sales.id, "thread_ts": said.ts, "recipient_team_id": acme.id, "recipient_user_id": ada.id}
    started = web.chat_startStream(**to, markdown_text="x")
    with pytest.raises(SlackApiError, match="streaming_mode_mismatch"):
        web.chat_appendStream(channel=sales.id, ts=started["ts"], chunks=[{"type": "plan_update", "title": "Forecast"}])
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        web.chat_delete(channel=sales.id, ts=started["ts"])
    slack.shrink_time(minute=0.0)
    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        web.chat_appendStream(channel=sales.id, ts=started["ts"], markdown_text="y")


def test_a_status_belongs_to_the_head_of_a_thread_never_to_a_reply(
    ada: Person, sales: Channel, web: WebClient, said: Said
) -> None:
    reply = ada.says(sales, "more", thread=said)
    with pytest.raises(SlackApiError, match="invalid_thread_ts"):
        web.assistant_threads_setStatus(channel_id=sales.id, thread_ts=reply.ts, status="is reading…")
    web.assistant_threads_setStatus(channel_id=sales.id, thread_ts=said.ts, status="is reading…")
