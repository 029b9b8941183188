"""A team in the play-Slack with the product in it: what people there ask, and what then stands in their threads."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import TypeVarTuple

from sqlalchemy import Select, select

from bot.slack.naming import Spot, message_event, workspace_of
from ledger.states import FINISHED_QUESTION
from ledger.tables import Job, OutboxRow, Question, Thread
from tests.play.slack import Channel, Message, Person, PlaySlack, Said, Team
from tests.servers.system import System

_PAUSE_SECONDS = 0.1
_PATIENCE_SECONDS = 180.0
Table = type[Question] | type[Job] | type[OutboxRow]
Row = TypeVarTuple("Row")


class Company:
    """A team that uses the product."""

    def __init__(self, slack: PlaySlack, system: System, team: Team) -> None:
        self.slack, self.system, self.team = slack, system, team
        self.database = system.database()

    @property
    def workspace(self) -> str:
        """The ledger's id of the team."""
        return workspace_of(self.team.id)

    def asks(
        self, person: Person, channel: Channel, words: str, *files: tuple[str, bytes], thread: Said | None = None
    ) -> Said:
        """Somebody mentions the bot."""
        return person.says(channel, f"{self.team.mention} {words}", files=list(files), thread=thread)

    def bots(self, said: Said) -> list[Message]:
        """What the bot has said in the thread of a message, oldest first."""
        return [each for each in said.channel.messages(thread=said.thread) if each.user == self.team.bot]

    def replies(self, said: Said, seconds: float = _PATIENCE_SECONDS) -> list[Message]:
        """What the bot has said in a thread, once a message there was heard and nothing is on its way any more."""
        until = time.monotonic() + seconds
        while not self.at_rest(said):
            assert time.monotonic() < until, self.picture(said)
            time.sleep(_PAUSE_SECONDS)
        return self.bots(said)

    def answers(self, said: Said, seconds: float = _PATIENCE_SECONDS) -> list[Message]:
        """The answers in a thread, once nothing is on its way there; without the files that follow them."""
        shown = self.replies(said, seconds)
        rows = [row for row in self.rows(said) if row.role == "answer"]
        spots = {str(row.message) for row in rows}
        return [
            each
            for each in shown
            if _key(each) in {row.id for row in rows} or Spot(said.channel.id, each.ts).text in spots
        ]

    def doubled(self, said: Said) -> list[str]:
        """What stands in a thread more than once: letters by their keys, and files by their names and contents."""
        letters = [key for each in self.bots(said) if (key := _key(each))]
        files = [f"{each.name} {hash(each.bytes)}" for message in self.bots(said) for each in message.files]
        return [each for each, times in Counter([*letters, *files]).items() if times > 1]

    def reading(self, said: Said, seconds: float = _PATIENCE_SECONDS) -> str:
        """All words of the bot in a thread, once nothing there is on its way any more."""
        return "\n".join(each.reading_text() for each in self.replies(said, seconds))

    def at_rest(self, said: Said) -> bool:
        """Whether a message was heard as a question, and all that was asked in its thread is answered and shown."""
        heard = message_event(Spot(said.channel.id, said.ts))
        settled = self._in_thread(select(OutboxRow.settled), OutboxRow, said)
        asked = self.questions(said)
        with self.database.read() as session:
            shown = all(session.scalars(settled))
        return (
            shown
            and heard in {each.event_id for each in asked}
            and all(each.state in FINISHED_QUESTION for each in asked)
        )

    def questions(self, said: Said) -> Sequence[Question]:
        """The questions that came of a thread, in their order."""
        with self.database.read() as session:
            return session.scalars(self._in_thread(select(Question), Question, said).order_by(Question.number)).all()

    def jobs(self, said: Said) -> Sequence[Job]:
        """The work on the questions of a thread."""
        with self.database.read() as session:
            return session.scalars(self._in_thread(select(Job), Job, said)).all()

    def rows(self, said: Said) -> Sequence[OutboxRow]:
        """The replies that were written for a thread, in their order."""
        with self.database.read() as session:
            return session.scalars(
                self._in_thread(select(OutboxRow), OutboxRow, said).order_by(OutboxRow.position)
            ).all()

    def home(self, person: Person) -> str:
        """All words of the Home that somebody opens now."""
        before = len(self.slack.calls("views.publish"))
        person.opens_home(self.team)
        self.slack.wait(lambda: len(self.slack.calls("views.publish")) > before and person.home_in(self.team))
        view = person.home_in(self.team)
        assert view is not None
        return view.reading_text()

    def picture(self, said: Said) -> str:
        """Where things stand, for a test that fails."""
        shown = [f"  {each.ts} {each.reading_text()[:300]!r}" for each in self.bots(said)]
        questions = [f"  {each.id} {each.kind} {each.state} {each.words!r}" for each in self.questions(said)]
        rows = [f"  {each.id} {each.role} {each.state} settled={each.settled}" for each in self.rows(said)]
        calls = [f"  {each.method} {each.status} {each.error}" for each in self.slack.calls()[-15:]]
        parts = ("shown", shown), ("questions", questions), ("outbox", rows), ("calls", calls)
        return "\n".join(line for name, lines in parts for line in (name, *lines)) + "\n" + self.system.logs()

    def _in_thread(self, query: Select[*Row], table: Table, said: Said) -> Select[*Row]:
        spot = Spot(said.channel.id, said.thread).text
        return query.join(Thread, Thread.id == table.thread_id).where(
            Thread.workspace_id == self.workspace, Thread.platform_thread == spot
        )


def _key(message: Message) -> str | None:
    """The outbox row that a message says it is."""
    key = ((message.metadata or {}).get("event_payload") or {}).get("key")
    return None if key is None else str(key)
