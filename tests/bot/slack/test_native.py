"""Agents' own surfaces in a played Slack: the session's status, and the message that streams its tasks."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from slack_sdk.web import WebClient

from bot.platform import Letter
from bot.slack.naming import Spot, workspace_of
from bot.slack.native import Native
from ledger.database import Database
from ledger.tables import Question
from reports.reply import Form, Paragraph, Part, ProgressPart, Reply
from reports.stored import dump_reply
from tests.bot.slack.surfacing.desk_of_ada import Ada
from tests.play import slack as play

READING = ProgressPart("Reading orders.csv", 0.0, None, None, "waiting")
PLAN = (Paragraph("Sales for the next quarter, by month."), Form("Change the plan", [], "Change"))
TRAINING = ProgressPart("Training models", 0.4, "$600K", 30, "running")
FURTHER = ProgressPart("Training models", 0.8, "$610K", 10, "running")
DONE = ProgressPart("Done; the answer is below", 1.0, None, None, "done")


@dataclass
class Agent:
    """A question in a channel, and what speaks to it."""

    slack: play.PlaySlack
    client: WebClient
    native: Native
    root: Spot
    channel: play.Channel
    question: str
    thread: str
    database: Database

    def letter(self, *parts: Part, role: str = "told") -> Letter:
        team = self.channel.team.id
        return Letter(workspace_of(team), self.thread, "o_1", role, self.question, dump_reply(Reply(parts)))

    def finish(self) -> None:
        """As when the answer is written."""
        with self.database.write() as session:
            session.get_one(Question, self.question).state = "answered"

    def known(self) -> "Agent":
        """As when the workspace was found to have agents."""
        self.native.tell(self.client, self.root, self.letter(READING))
        return self

    def began(self) -> Spot:
        spot = self.native.post(self.client, self.root, self.letter(READING))
        assert spot is not None
        return spot

    def status(self) -> str:
        return str(self.slack.world.sessions[self.root.channel, self.root.ts]["status"])

    def message(self, spot: Spot) -> play.Message:
        found = self.channel.message(spot.ts)
        assert found is not None
        return found


@pytest.fixture
def agent(database: Database) -> Iterator[Agent]:
    with play.PlaySlack() as slack:
        acme = slack.team("Acme")
        ada = acme.person("Ada")
        sales = acme.channel("sales", members=[ada])
        said = ada.says(sales, "predict")
        asked = Ada(database, workspace_of(acme.id), ada.id).asks("predict", spot=f"{sales.id}/{said.ts}")
        with database.read() as session:
            thread = session.get_one(Question, asked).thread_id
        client = WebClient(acme.bot_token, base_url=slack.api_url, retry_handlers=[])
        yield Agent(slack, client, Native(database), Spot(sales.id, said.ts), sales, asked, thread, database)


def test_a_thread_that_is_worked_on_has_a_stop_button_until_the_answer_stands(agent: Agent) -> None:
    agent.known()
    assert agent.status() == "processing"
    agent.native.tell(agent.client, agent.root, agent.letter(*PLAN, TRAINING))
    agent.finish()
    agent.native.tell(agent.client, agent.root, agent.letter(Paragraph("$612K"), role="answer"))
    assert agent.status() == "active"
    calls = agent.slack.calls("agents.sessions.setStatus")
    assert [each.params["status"] for each in calls] == ["processing", "active"]
    assert calls[0].params["title"] == "predict"


def test_a_thread_stays_worked_on_while_another_question_waits_there(agent: Agent) -> None:
    Ada(agent.database, workspace_of(agent.channel.team.id), "U2").asks("and by region?", spot=agent.root.text)
    agent.known()
    agent.finish()
    agent.native.tell(agent.client, agent.root, agent.letter(Paragraph("$612K"), role="answer"))
    assert agent.status() == "processing"
    assert len(agent.slack.calls("agents.sessions.setStatus")) == 1


def test_another_process_that_answers_ends_the_status(agent: Agent, database: Database) -> None:
    agent.known()
    other = Native(database)
    agent.finish()
    other.tell(agent.client, agent.root, agent.letter(Paragraph("$612K"), role="answer"))
    assert agent.status() == "active"


def test_until_a_workspace_is_known_to_have_agents_messages_are_posted_as_everywhere(agent: Agent) -> None:
    assert agent.native.post(agent.client, agent.root, agent.letter(READING)) is None
    assert not agent.slack.calls("chat.startStream")


@pytest.mark.parametrize("error", ["unknown_method", "missing_scope", "not_allowed_token_type"])
def test_a_workspace_without_agents_is_asked_once(agent: Agent, error: str) -> None:
    agent.slack.fault("agents.sessions.setStatus", error=error, times=9)
    agent.known().known()
    assert len(agent.slack.calls("agents.sessions.setStatus")) == 1
    assert agent.native.post(agent.client, agent.root, agent.letter(READING)) is None


@pytest.mark.parametrize("status", [404, 500, 429])
def test_a_status_that_is_not_taken_harms_nothing(agent: Agent, status: int) -> None:
    agent.slack.fault("agents.sessions.setStatus", status=status, times=1)
    agent.known()


def test_stages_stream_as_tasks_and_end_in_a_message_that_can_be_edited(agent: Agent) -> None:
    spot = agent.known().began()
    assert agent.native.edit(agent.client, spot, agent.letter(*PLAN, TRAINING))
    assert agent.native.edit(agent.client, spot, agent.letter(*PLAN, FURTHER))
    message = agent.message(spot)
    tasks = [block for block in message.blocks if block["type"] == "task_card"]
    assert [(each["title"], each["status"]) for each in tasks] == [
        ("Reading orders.csv", "complete"),
        ("Training models", "in_progress"),
    ]
    assert tasks[1]["details"] == "80% done · about 10 s left · best so far: $610K"
    assert "Sales for the next quarter" in message.reading_text()
    assert message.streaming
    assert not agent.native.edit(agent.client, spot, agent.letter(*PLAN, DONE))
    assert not message.streaming
    agent.client.chat_update(channel=spot.channel, ts=spot.ts, text="done", blocks=[])


def test_what_did_not_change_is_not_sent_again(agent: Agent) -> None:
    spot = agent.known().began()
    assert agent.native.edit(agent.client, spot, agent.letter(*PLAN, TRAINING))
    before = len(agent.slack.calls("chat.appendStream"))
    assert agent.native.edit(agent.client, spot, agent.letter(*PLAN, TRAINING))
    assert len(agent.slack.calls("chat.appendStream")) == before


def test_a_stream_that_slack_has_ended_is_edited_from_then_on(agent: Agent) -> None:
    spot = agent.known().began()
    agent.client.chat_stopStream(channel=spot.channel, ts=spot.ts)
    assert not agent.native.edit(agent.client, spot, agent.letter(*PLAN, TRAINING))
    agent.client.chat_update(channel=spot.channel, ts=spot.ts, text="as everywhere")


def test_another_process_ends_a_stream_that_it_finds(agent: Agent, database: Database) -> None:
    spot = agent.known().began()
    other = Native(database)
    assert not other.edit(agent.client, spot, agent.letter(*PLAN, TRAINING))
    other.end(agent.client, spot)
    agent.client.chat_update(channel=spot.channel, ts=spot.ts, text="as everywhere")


def test_a_plan_that_was_changed_does_not_stay_in_a_stream(agent: Agent) -> None:
    spot = agent.known().began()
    assert agent.native.edit(agent.client, spot, agent.letter(*PLAN, TRAINING))
    other = Paragraph("Sales for the next year, by month.")
    assert not agent.native.edit(agent.client, spot, agent.letter(other, TRAINING))
    assert not agent.message(spot).streaming


@pytest.mark.parametrize("error", ["unknown_method", "invalid_chunks"])
def test_where_nothing_streams_messages_are_posted_as_everywhere(agent: Agent, error: str) -> None:
    agent.slack.fault("chat.startStream", error=error)
    assert agent.known().native.post(agent.client, agent.root, agent.letter(READING)) is None
    assert agent.native.post(agent.client, agent.root, agent.letter(READING)) is None
    assert len(agent.slack.calls("chat.startStream")) == 1


def test_streams_beyond_what_slack_takes_are_posted_at_once_instead(agent: Agent) -> None:
    agent.slack.fault("chat.startStream", status=429, retry_after=30)
    assert agent.known().native.post(agent.client, agent.root, agent.letter(READING)) is None
    assert agent.native.post(agent.client, agent.root, agent.letter(READING)) is not None
