"""What a control names, looked up where it was offered: in the workspace of whoever clicked, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.desk.access import NotAllowed, allow, open_thread
from bot.platform import Json
from bot.slack.acting.clicks import Actor
from bot.slack.controls import Control, Verb
from ledger.database import Database
from ledger.policy import Action, Refusal
from ledger.repositories.outbox import Outbox, amend
from ledger.repositories.people import People, Workspaces
from ledger.repositories.questions import Questions
from ledger.tables import OutboxRow, Person, Question, Thread

_MOST_LINES = 4
_GONE = Refusal("That is not here any more.", "Ask the question anew.", hidden=True)
ACTIONS: Mapping[Verb, Action] = {
    "choose": Action.ASK,
    "stop": Action.STOP,
    "change": Action.CHANGE,
    "share": Action.SHARE,
    "good": Action.SEE,
    "bad": Action.SEE,
    "how": Action.SEE,
}
"""What each control does, as the policy and the audit call it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something of a message that may be done by `person`. row: the message's outbox row."""

    person: Person
    row: OutboxRow
    question: Question
    thread: Thread

    def part(self, control: Control, kind: str) -> Json:
        """The part that a control names. NotAllowed where it names none of that kind: forged, or offered no more."""
        parts = self.row.reply["parts"]
        found = parts[control.part] if 0 <= control.part < len(parts) else {}
        if found.get("kind") != kind:
            raise gone(self.person, control)
        return dict(found)


def acting(database: Database, actor: Actor) -> Person:
    """The person who acts, made where they are new."""
    with database.read() as session:
        known = People(session).of_user(actor.workspace, actor.user)
    if known is not None and (known.name != known.platform_user or actor.name == actor.user):
        return known
    with database.write() as session:
        Workspaces(session).ensure(actor.workspace, "slack", actor.workspace)
        person = People(session).ensure(actor.workspace, actor.user, actor.name)
        if person.name == person.platform_user:  # events tell of people by their ids alone
            person.name = actor.name
        return person


def offered(session: Session, person: Person, control: Control) -> Offered:
    """What a control names, where the person may do it. NotAllowed, to be audited, where they may not."""
    row = Outbox(session).get(person.workspace_id, control.row)
    question = Questions(session).get(person.workspace_id, row.question_id) if row is not None else None
    if row is None or question is None:
        raise gone(person, control)
    action = ACTIONS[control.verb]
    thread = open_thread(session, person, Action.SEE, row.thread_id)
    allow(person, action, thread if action is Action.SHARE else question, thread)
    return Offered(person, row, question, thread)


def gone(person: Person, control: Control) -> NotAllowed:
    """The refusal of what is not there: people do not write controls, so it is audited."""
    return NotAllowed(person, ACTIONS[control.verb], control.row, _GONE)


def shows(row: OutboxRow, place: int, chosen: Json) -> None:
    """Have the message of an outbox row say what was chosen of a part, in place of its controls."""
    parts = [dict(part) for part in row.reply["parts"]]
    parts[place]["chosen"] = chosen
    amend(row, parts)


def adds(row: OutboxRow, person: Person, deed: str) -> None:
    """Have the message of an outbox row end with a line that says what somebody did; of many the last ones stay."""
    lines = [part for part in row.reply["parts"] if part.get("added")]
    kept = [part for part in row.reply["parts"] if not part.get("added")]
    by = {"person": person.platform_user, "name": person.name}
    line: Json = {"kind": "footnote", "text": f"{person.name} {deed}", "added": True, "by": by}
    amend(row, [*kept, *lines[-_MOST_LINES:], line])
