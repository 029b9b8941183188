"""Slack as a platform where a workspace has agents' surfaces: the same messages in the end, and none of them twice."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.platform import DeliveryError, Letter
from bot.slack.delivering.platform import SlackPlatform
from bot.slack.installations.wiring import installations
from bot.slack.naming import Spot, workspace_of
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.settings import Settings
from ledger.tables import Question
from reports.reply import Paragraph, Part, Reply
from reports.stored import dump_reply
from tests.bot.slack.native.stage import DONE, PLAN, READING, TRAINING
from tests.bot.slack.surfacing.desk_of_ada import Ada
from tests.play import slack as play


@dataclass
class Company:
    """A workspace, and the platforms of chat processes that serve it."""

    slack: play.PlaySlack
    team: play.Team
    database: Database
    folder: Path
    ada: play.Person
    channels: dict[str, play.Channel] = field(default_factory=dict)

    def platform(self) -> SlackPlatform:
        """As a process of its own has it."""
        slack = SlackSettings(bot_token=self.team.bot_token, api_url=self.slack.api_url)
        settings = Settings(home=self.folder)
        files = StoredFiles(str(self.folder), self.folder)
        return SlackPlatform(self.database, files, installations(slack, settings, self.database).clients, slack)

    def asked(self, words: str) -> Letter:
        """The letter that tells that a question was heard, in a channel of its own."""
        channel = self.team.channel(f"sales-{len(self.channels)}", members=[self.ada])
        self.channels[channel.id] = channel
        said = self.ada.says(channel, words)
        workspace = workspace_of(self.team.id)
        ada = Ada(self.database, workspace, self.ada.id)
        question = ada.asks(words, spot=f"{channel.id}/{said.ts}")
        with self.database.write() as session:
            asked = Questions(session).get(workspace, question)
            assert asked is not None
            row = Outbox(session).put(workspace, asked, "told", dump_reply(Reply([READING])))
            assert row is not None
            return Letter(workspace, asked.thread_id, row.id, "told", question, row.reply)

    def message(self, message: str) -> play.Message:
        spot = Spot.of(message)
        found = self.channels[spot.channel].message(spot.ts)
        assert found is not None
        return found


def now_with(letter: Letter, *parts: Part) -> Letter:
    return Letter(letter.workspace, letter.thread, letter.key, letter.role, letter.question, dump_reply(Reply(parts)))


@pytest.fixture
def company(database: Database, tmp_path: Path) -> Iterator[Company]:
    with play.PlaySlack(pace=False) as slack:
        acme = slack.team("Acme")
        ada = acme.person("Ada")
        yield Company(slack, acme, database, tmp_path, ada)


def test_the_first_plan_is_edited_and_the_next_one_streams(company: Company) -> None:
    platform = company.platform()
    first, second = company.asked("predict"), company.asked("and by region?")
    assert not company.message(platform.post(first)).streaming
    assert company.message(platform.post(second)).streaming


def test_a_streamed_plan_ends_as_one_that_was_edited(company: Company) -> None:
    platform = company.platform()
    one, two = company.asked("predict"), company.asked("and by region?")
    edited, streamed = platform.post(one), platform.post(two)
    for stage in (TRAINING, DONE):
        platform.edit(edited, now_with(one, *PLAN, stage))
        platform.edit(streamed, now_with(two, *PLAN, stage))
    assert not company.message(streamed).streaming
    assert company.message(streamed).reading_text() == company.message(edited).reading_text()
    metadata = company.message(streamed).metadata
    assert metadata is not None
    assert metadata["event_payload"] == {"key": two.key}


def test_a_stream_whose_process_died_is_found_and_goes_on_as_an_edited_message(company: Company) -> None:
    platform = company.platform()
    platform.post(company.asked("predict"))
    letter = company.asked("and by region?")
    message = platform.post(letter)
    other = company.platform()
    assert other.find(letter) == message
    other.edit(message, now_with(letter, *PLAN, TRAINING))
    assert not company.message(message).streaming
    assert "Training models" in company.message(message).reading_text()
    platform.edit(message, now_with(letter, *PLAN, DONE))
    assert "Done; the answer is below" in company.message(message).reading_text()


def test_a_stream_that_began_without_its_answer_being_heard_is_not_begun_twice(company: Company) -> None:
    platform = company.platform()
    platform.post(company.asked("predict"))
    letter = company.asked("and by region?")
    company.slack.fault("chat.startStream", lose_answer=True)
    with pytest.raises(DeliveryError) as caught:
        platform.post(letter)
    assert not caught.value.known
    found = platform.find(letter)
    assert found is not None
    assert company.message(found).streaming


def test_an_answer_at_once_takes_the_place_of_a_stream(company: Company) -> None:
    platform = company.platform()
    platform.post(company.asked("predict"))
    letter = company.asked("how many orders?")
    message = platform.post(letter)
    answer = dump_reply(Reply([Paragraph("There are 12 orders.")]))
    with company.database.write() as session:
        session.get_one(Question, letter.question).state = "answered"
    platform.edit(message, Letter(letter.workspace, letter.thread, letter.key, "answer", letter.question, answer))
    assert company.message(message).reading_text().startswith("There are 12 orders.")
    session = company.slack.world.sessions[Spot.of(message).channel, company.message(message).thread]
    assert session["status"] == "active"


def test_a_workspace_without_agents_gets_its_messages_edited(company: Company) -> None:
    company.slack.fault("agents.sessions.setStatus", error="unknown_method", times=99)
    company.slack.fault("chat.startStream", error="unknown_method", times=99)
    platform = company.platform()
    for words in ("predict", "and by region?"):
        letter = company.asked(words)
        message = platform.post(letter)
        platform.edit(message, now_with(letter, *PLAN, TRAINING))
        assert not company.message(message).streaming
        assert "Training models" in company.message(message).reading_text()
