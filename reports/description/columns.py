"""One column of a file in words: what it holds, how much is missing, from where to where it goes."""

from collections.abc import Sequence
from datetime import date

from babel.numbers import format_decimal

from automl.findings import Portrait, Tally
from automl.result import Unit
from automl.table import Column, Kind
from reports.formats import percent_scale, table_scale, whole
from reports.periods import days_in_words
from reports.phrases import Phrasebook

_YEARS = (1700, 2200)
_TOP = 2
_FEW = 5
_DIGITS = 4
_LONG = 24


def kind_in_words(column: Column, book: Phrasebook) -> str:
    """Such as "money (USD)"."""
    named = book.say(f"kind.{column.kind}")
    return f"{named} ({', '.join(column.currencies)})" if column.currencies else named


def missing_in_words(column: Column, rows: int, book: Phrasebook) -> str:
    """How many cells are blank, with their share; a dash where none is."""
    if not column.missing or not rows:
        return "–"
    share = column.missing / rows
    written = percent_scale([max(share, 0.001)], book.locale).write(max(share, 0.001))
    return book.say("describe.missing_cell", count=whole(column.missing, book.locale), share=written)


def range_in_words(column: Column, book: Phrasebook) -> str:
    """From the smallest to the largest value, or how many different ones there are."""
    low, high = column.min, column.max
    if isinstance(low, str) and isinstance(high, str) and column.kind is Kind.DATE:
        return days_in_words(_day(low), _day(high), book.locale)
    if low is None or high is None or isinstance(low, str) or isinstance(high, str):
        return book.say("describe.different", column.distinct, count=whole(column.distinct, book.locale))
    written = _figures(column, [float(low), float(high)], book)
    return written[0] if low == high else book.say("range.plain", low=written[0], high=written[1])


def usual_in_words(column: Column, seen: Portrait | None, rows: int, book: Phrasebook) -> str:
    """What most cells hold: between what half of the numbers lie, the most frequent values with their shares."""
    if seen is None or seen.role in ("empty", "constant"):
        return "–"
    if column.kind.textual and not seen.top:
        return book.say("describe.unlike")
    if seen.role == "identifier" or column.kind is Kind.DATE:
        return "–"
    counted = seen.top
    if seen.bins and len(seen.bins) <= _FEW and all(each.low == each.high for each in seen.bins):
        counted = tuple(Tally(f"{each.low:g}", each.count) for each in seen.bins if isinstance(each.low, float))
    elif seen.middle is not None:
        low, high = _figures(column, seen.middle, book)
        return low if low == high else book.say("describe.half", low=low, high=high)
    filled = max(1, rows - column.missing)
    most = sorted(counted, key=lambda each: -each.count)[:_TOP]
    shares = [max(each.count / filled, 0.001) for each in most]
    scale = percent_scale(shares, book.locale)
    told = [f"{_short(each.value)} {scale.write(share)}" for each, share in zip(most, shares, strict=True)]
    return ", ".join(told) or "–"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


def unit_of(column: Column) -> Unit:
    """What the column's numbers count."""
    if column.kind is Kind.MONEY:
        return Unit("money", column.currencies[0] if len(column.currencies) == 1 else None)
    if column.kind is Kind.PERCENT:
        return Unit("percent")
    return Unit("count") if column.kind is Kind.INTEGER else Unit("number")


def _figures(column: Column, ends: Sequence[float], book: Phrasebook) -> list[str]:
    if column.kind is Kind.INTEGER and all(_YEARS[0] <= end <= _YEARS[1] for end in ends) and ends[0] != ends[1]:
        return [str(int(end)) for end in ends]
    halves = column.kind is Kind.INTEGER and not all(float(end).is_integer() for end in ends)
    if halves or unit_of(column).kind == "number":
        return [_plain(end, book) for end in ends]
    return [table_scale([end], unit_of(column), book.locale).write(end) for end in ends]


def _plain(number: float, book: Phrasebook) -> str:
    """A number of four digits, without zeros that say nothing: "0.4", "1.04", "30.7"; larger ones whole."""
    rounded = number if abs(number) >= 10**_DIGITS else float(f"{number:.{_DIGITS}g}")
    return (
        table_scale([number], Unit("number"), book.locale).write(number)
        if abs(number) >= 10**_DIGITS
        else str(format_decimal(rounded, format="#,##0.########", locale=book.locale))
    )


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
