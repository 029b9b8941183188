"""Dates that could be read day first or month first and nothing in the file tells which: a plan on them asks."""

from automl.plan import Choice, Clarify, Plan
from automl.table import Note, Table
from automl.understanding.choices import Ask

_UNDECIDED = "dates_undecided"


def ask_date_order(plan: Plan, table: Table) -> None:
    """Ask, where a plan or what follows it hangs on such dates. The choices are wishes: the file is read anew."""
    undecided = [note for note in table.notes if note.kind == _UNDECIDED]
    for each in (plan, *plan.then):
        used = _dates_used(each, table)
        for note in undecided:
            if any(note.sentence.startswith(f"{name}: ") for name in used):
                raise Ask(_question(note))


def _dates_used(plan: Plan, table: Table) -> set[str]:
    """The columns that a plan takes dates from, or may."""
    axis = table.time.column if table.time and (plan.period or plan.frequency) else None
    named = {plan.time, axis, *plan.groups, *(each.column for each in plan.filters)}
    return {name for name in named if name}


def _question(note: Note) -> Clarify:
    """Asks with the example that the note gives: "Date: 03/04/2024 could be 3 April or 4 March"."""
    example = note.sentence.partition(", and ")[0].rstrip(".")
    choices = [Choice(label=offer.label, value=offer.wish) for offer in note.offers]
    return Clarify(question=f"{example}. Which is right?", choices=choices)
