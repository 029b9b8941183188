"""What the figures of a description count, and how they are written."""

from automl.findings import Gist
from automl.result import Unit
from automl.table import Frequency, Table
from reports.description.columns import unit_of
from reports.formats import headline_scale, table_scale
from reports.phrases import Phrasebook

_WEEK, _MONTH, _QUARTER = 7, 31, 92


def gist_unit(gist: Gist, table: Table) -> Unit:
    """The unit of the main measure: that of its column; rows are counted."""
    if gist.measure is None:
        return Unit("count", noun="rows")
    if gist.outcome is not None and gist.measure == gist.outcome.column:
        return Unit("percent")
    known = [column for column in table.columns if column.name == gist.measure]
    return unit_of(known[0]) if known else Unit("number")


def step_of(gist: Gist, table: Table) -> Frequency:
    """The step of the main measure's points, by the length of the first."""
    first = gist.points[0]
    days = (first.end - first.start).days + 1
    if days == 1:
        hourly = table.time is not None and table.time.frequency is Frequency.HOUR
        return Frequency.HOUR if hourly and ":" in first.period else Frequency.DAY
    steps = ((_WEEK, Frequency.WEEK), (_MONTH, Frequency.MONTH), (_QUARTER, Frequency.QUARTER))
    return next((frequency for most, frequency in steps if days <= most), Frequency.YEAR)


def in_short(value: float, unit: Unit, book: Phrasebook) -> str:
    """A figure as it stands in a sentence: "$4.2M", "1,204"."""
    return headline_scale([value], unit, book.locale).write(value)


def in_full(value: float, unit: Unit, book: Phrasebook) -> str:
    """A figure as it stands in a table: "$4,213,642"."""
    return table_scale([value], unit, book.locale).write(value)
