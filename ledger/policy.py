"""Who may do what."""

from dataclasses import dataclass

from ledger.tables import Person, Thread


@dataclass(frozen=True, slots=True)
class Refusal:
    sentence: str
    remedy: str


def may(person: Person, action: str, subject: Thread) -> Refusal | None:
    del action
    if subject.workspace_id == person.workspace_id and (not subject.private or subject.person_id == person.id):
        return None
    return Refusal("You cannot see this thread.", "Ask the person who began it.")
