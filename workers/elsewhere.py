"""A row that is asked about, in the file that has it: the newest of the thread, or the one that a model learnt from."""

from collections.abc import Callable, Sequence

from automl.plan import Circumstances, Understood
from automl.table import Table
from automl.understanding.rows.naming import rows_named
from ledger.tables import Dataset
from workers.conversation import Conversation
from workers.read import Read
from workers.reading import table_of
from workers.wiring import Wired

_OF_ROWS = ("explain", "whatif", "predict")
_LONGEST = 60

Understand = Callable[[Table], Understood | None]


def where_the_row_is(
    wired: Wired, thread: Conversation, read: Read, understood: Understood, around: Circumstances, anew: Understand
) -> tuple[Read, Understood]:
    """The file with the row that the words name, and what was understood of it; where two have it, that is said.

    read: the newest file, understood: what was understood of that one. anew: what is understood of another table.
    """
    other = _learnt_from(thread, read)
    if other is None or not _of_rows(understood):
        return read, understood
    table = table_of(wired, other)
    there = rows_named(thread.words, table, around)
    if not there:
        return read, understood
    here = rows_named(thread.words, read.table, around)
    if here:
        said = f"{_called(here)} is in {read.dataset.name} and in {other.name}; {read.dataset.name} is meant here."
        return read, _saying(understood, said)
    found = anew(table)
    said = f"{_called(there)} is in {other.name}, so that file is meant here."
    return (Read(other, table), _saying(found, said)) if found else (read, understood)


def _learnt_from(thread: Conversation, read: Read) -> Dataset | None:
    """The file of the newest model, where it is another one and the question brought none."""
    if not thread.words or thread.asked.dataset_id or thread.wish:
        return None
    learnt = [thread.learnt_from.get(model.id) for model in thread.models]
    by_id = {each.id: each for each in thread.datasets if each.state == "ready" and each.id != read.dataset.id}
    return next((by_id[each] for each in learnt if each in by_id), None)


def _of_rows(understood: Understood) -> bool:
    plan = understood.plan
    return plan is None or plan.capability in _OF_ROWS


def _called(names: Sequence[str]) -> str:
    name = names[0]
    return f"“{name if len(name) <= _LONGEST else name[:_LONGEST] + '…'}”"


def _saying(understood: Understood, sentence: str) -> Understood:
    if understood.plan is None:
        return understood
    plan = understood.plan.model_copy(update={"assumptions": [*understood.plan.assumptions, sentence]})
    return understood.model_copy(update={"plan": plan})
