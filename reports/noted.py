"""The facts of what an answer says beside its numbers: assumptions, notes on the file, which rows count."""

from collections.abc import Iterator, Sequence

from automl.plan import Plan
from automl.table import Note
from automl.understanding.said import filtered
from reports.facts import Fact
from reports.phrases import Phrasebook


def assumed_facts(plan: Plan, book: Phrasebook) -> Iterator[Fact]:
    """`assumed_1` and so on, one for each assumption; `assumed_none` when there is none."""
    label = book.say("noted.assumed_label")
    if not plan.assumptions:
        statement = book.say("noted.nothing_assumed")
        yield Fact("assumed_none", label, None, None, statement, statement, "plan.assumptions")
    for place, sentence in enumerate(plan.assumptions, start=1):
        yield noted(f"assumed_{place}", label, sentence, "plan.assumptions")


def note_facts(notes: Sequence[Note], book: Phrasebook) -> Iterator[Fact]:
    """`note_1` and so on, one for each note that people are shown."""
    quiet = book.entries["small_print"]["notes"]
    shown = [note for note in notes if note.kind not in quiet]
    for place, note in enumerate(shown, start=1):
        yield noted(f"note_{place}", book.say("noted.note_label"), note.sentence, "table.notes", note.count)


def kept_facts(plan: Plan, book: Phrasebook) -> Iterator[Fact]:
    """`kept_1` and so on, one for each filter."""
    for place, each in enumerate(plan.filters, start=1):
        statement = book.say("noted.kept", filter=filtered(each))
        yield noted(f"kept_{place}", book.say("noted.kept_label"), statement, "plan.filters")


def noted(name: str, label: str, sentence: str, source: str, value: float | None = None) -> Fact:
    """A sentence as a fact: its clause without the full stop."""
    statement = sentence.strip().removesuffix(".")
    return Fact(name, label, value, None, statement, statement, source)
