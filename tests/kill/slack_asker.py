"""Somebody in the play-Slack who asks while processes die; Slack brings its events again where nobody took them."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from bot.slack.naming import Spot, message_event
from ledger.states import FINISHED_QUESTION
from ledger.tables import Job, OutboxRow, Question
from tests.play.slack import Channel, Message, Person, Said
from tests.servers.company import Company
from tests.servers.patience import stretched
from tests.servers.visitor import Post

_PATIENCE_SECONDS = 150.0
_PAUSE_SECONDS = 0.2
_AGAIN_SECONDS = 10.0
Found = TypeVar("Found")


class SlackAsker:
    """A person with a channel of their own."""

    def __init__(self, company: Company, person: Person, channel: Channel) -> None:
        self._company, self._person, self._channel = company, person, channel
        self._said: dict[str, Said] = {}
        self._again: dict[str, float] = {}

    def ask_about(self, name: str, content: bytes, words: str) -> tuple[str, str]:
        """Ask about a file in a new thread; the thread and the question."""
        said = self._company.asks(self._person, self._channel, words, (name, content))
        self._said[said.ts] = said
        return said.ts, self._wait(f"question of {words!r}", said, lambda: self._heard(said))

    def choose(self, thread: str, question: str, value: str) -> str:
        """Click a choice of the question that asked; the new question.

        Slack sends a click once: a person clicks until it is taken. Whoever took it may die before saying so.
        """
        del value  # the first choice

        def chosen() -> str | None:
            found = self._question(Question.parent_id == question)
            if found is None:
                self._pressed(thread, "choose")
            return found

        return self._wait(f"question of a choice of {question}", self._said[thread], chosen)

    def stop(self, thread: str, question: str) -> None:
        """Ask that a question's work stops; nothing where it has ended before."""
        self._wait(
            f"stop of {question}",
            self._said[thread],
            lambda: self._stopping(question) or self._pressed(thread, "stop"),
        )

    def delete_thread(self, thread: str) -> None:
        """Take back what was asked in a thread."""
        self._person.deletes(self._said[thread])

    def posts(self, thread: str) -> Sequence[Post]:
        """What the bot has said in the thread. A message that became the answer counts as the answer."""
        with self._company.database.read() as session:
            return [self._post(session, each) for each in self._company.bots(self._said[thread])]

    def wait_for_answer(self, thread: str, question: str, seconds: float | None = None) -> Post:
        """The question's answer, as soon as it is there."""
        wanted = ("answer", question)
        return self._wait(
            f"answer of {question}",
            self._said[thread],
            lambda: next((post for post in self.posts(thread) if (post.role, post.question) == wanted), None),
            seconds,
        )

    def _heard(self, said: Said) -> str | None:
        """The question of a message. Slack gives up after five of its minutes, which are seconds here: it goes on."""
        event = message_event(Spot(self._channel.id, said.ts))
        found = self._question(Question.event_id == event)
        if found is None and time.time() > self._again.setdefault(said.ts, time.time() + _AGAIN_SECONDS):
            self._company.slack.replay(said, retry=3)
            self._again[said.ts] = time.time() + _AGAIN_SECONDS
        return found

    def _pressed(self, thread: str, verb: str) -> bool:
        """Click the thread's last button of a kind. Whether there was one, and the click was taken."""
        for message in reversed(self._company.bots(self._said[thread])):
            action = _action(message, verb)
            if action is not None:
                return self._person.clicks(message, action).ok
        return False

    def _stopping(self, question: str) -> bool:
        """Whether a question is to stop, or has ended."""
        with self._company.database.read() as session:
            asked = session.scalars(select(Job.stop_asked).where(Job.question_id == question)).all()
            return any(asked) or session.get_one(Question, question).state in FINISHED_QUESTION

    def _question(self, *which: ColumnElement[bool]) -> str | None:
        wanted = select(Question.id).where(Question.workspace_id == self._company.workspace, *which)
        first = wanted.order_by(Question.number).limit(1)
        with self._company.database.read() as session:
            return session.scalars(first).one_or_none()

    def _post(self, session: Session, message: Message) -> Post:
        key = str(((message.metadata or {}).get("event_payload") or {}).get("key"))
        spot = Spot(self._channel.id, message.ts).text
        rows = session.scalars(select(OutboxRow).where(or_(OutboxRow.message == spot, OutboxRow.id == key))).all()
        row = next((each for each in rows if each.role == "answer"), next(iter(rows), None))
        role, question = ("unknown", "") if row is None else (row.role, row.question_id)
        return Post(message.ts, role, question, message.reading_text())

    def _wait(self, what: str, said: Said, look: Callable[[], Found | None], seconds: float | None = None) -> Found:
        seconds = seconds or stretched(_PATIENCE_SECONDS)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = look()
            if found:
                return found
            time.sleep(_PAUSE_SECONDS)
        raise AssertionError(f"no {what} within {seconds:.0f} s; {self._company.picture(said)}")


class Askers:
    """The people of a company, by number; each asks in a channel of their own."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._askers: dict[int, SlackAsker] = {}

    def __call__(self, number: int) -> SlackAsker:
        if number not in self._askers:
            person = self._company.team.person(f"Person {number}")
            channel = self._company.team.channel(f"lane-{number}", members=[person])
            self._askers[number] = SlackAsker(self._company, person, channel)
        return self._askers[number]


def _action(message: Message, verb: str) -> str | None:
    """The action of a message's first button of a kind."""
    found = [each for block in message.blocks for each in block.get("elements", []) if "action_id" in each]
    return next((str(each["action_id"]) for each in found if str(each["action_id"]).startswith(verb)), None)
