"""What people ask next of an answer about rows, as clicks; each is a question that is understood as it stands."""

from collections.abc import Iterator, Sequence
from math import isfinite

from automl.models.card import Feature
from automl.predicting.protected import protected
from automl.predicting.result import Driver
from automl.supposing.actionable import can_act_on
from automl.table import Column, Kind, Table
from reports.formats import percent_scale
from reports.phrases import Phrasebook
from reports.reply import Choices, Option
from reports.rows.figures import cell_words

_MORE = 0.1
_LONG = 40
_FEW = 3
"""Values of a number up to which it is a kind rather than an amount."""


def offered(asked: Sequence[str], book: Phrasebook) -> Iterator[Choices]:
    """The questions as one offer; none where there are none."""
    if asked:
        yield Choices(book.say("predict.next.question"), tuple(Option(each, each) for each in asked), quiet=True)


def supposition(drivers: Sequence[Driver], table: Table, book: Phrasebook, *, chances: bool) -> str | None:
    """A what-if of the strongest column that a person can act on; None where there is none."""
    by_name = {column.name: column for column in table.columns}
    for driver in drivers:
        column = by_name.get(driver.column)
        if column is None or not _movable(column):
            continue
        value = driver.away if chances else driver.toward
        if isinstance(value, str) and len(value) <= _LONG:
            return book.say("predict.next.whatif", column=column.name, value=cell_words(value, book))
        if _amount(column):
            percent = percent_scale([_MORE], book.locale).write(_MORE)
            return book.say("predict.next.whatif_higher", column=column.name, percent=percent)
    return None


def _movable(column: Column) -> bool:
    return can_act_on(Feature(column.name, column.kind)) and not protected([column.name])


def _amount(column: Column) -> bool:
    low = column.min
    counted = column.kind in (Kind.NUMBER, Kind.INTEGER, Kind.MONEY) and column.distinct > _FEW
    return counted and isinstance(low, (int, float)) and isfinite(low) and low >= 0
