"""Shares, chances and values of cells as sentences write them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from automl.result import Unit
from automl.table import Kind, Table
from reports.description.columns import unit_of
from reports.formats import headline_scale, percent_scale, table_scale, whole
from reports.periods import day_in_words
from reports.phrases import Phrasebook

_ALMOST = 0.995
_LONG = 60
_FAR = 5
"""Figures that differ by this factor can be told apart however they are rounded."""
_DIGITS = 4


def per_hundred(share: float, book: Phrasebook) -> str:
    """How many of a hundred: "71"; nearly all and nearly none are not rounded to all and none."""
    if _ALMOST < share < 1:
        return book.say("rows.nearly_all")
    if 0 < share < 1 - _ALMOST:
        return book.say("rows.nearly_none")
    return whole(round(share * 100), book.locale)


def spread(ends: tuple[float, float], book: Phrasebook) -> str:
    """A range of shares, each of a hundred: "66 to 76"."""
    low, high = (whole(round(max(0.0, min(1.0, end)) * 100), book.locale) for end in ends)
    return book.say("range.plain", low=low, high=high)


def chance(probability: float, book: Phrasebook) -> str:
    """A probability in whole percents; nearly certain is not written as certain."""
    if _ALMOST < probability < 1 or 0 < probability < 1 - _ALMOST:
        key = "rows.above" if probability > 1 / 2 else "rows.below"
        return book.say(key, percent=percent_scale([0.5], book.locale).write(0.99 if probability > 1 / 2 else 0.01))
    return percent_scale([0.5], book.locale).write(probability)


def share_of(value: float, book: Phrasebook) -> str:
    """A share in percent: "41%"."""
    if 0 < value < 1 - _ALMOST:
        return chance(value, book)
    return percent_scale([max(value, 0.01)], book.locale).write(value)


def amount(value: float, unit: Unit, book: Phrasebook, *others: float) -> str:
    """A figure of the target in a sentence, precise enough to differ from `others`."""
    near = [each for each in others if value and each and 1 / _FAR < abs(each / value) < _FAR]
    return headline_scale([value, *near], unit, book.locale).write(value)


def in_table(value: float, unit: Unit, book: Phrasebook) -> str:
    """A figure of the target in a table."""
    return table_scale([value], unit, book.locale).write(value)


def cell_words(value: Any, book: Phrasebook) -> str:
    """A cell's value as it is in the file, a range, or several."""
    if value is None or (not isinstance(value, (list, tuple, str)) and pd.isna(value)):
        return book.say("rows.blank")
    if pd.api.types.is_bool(value):
        return str(bool(value))  # as classes are called, whether the file writes TRUE or true
    if isinstance(value, (datetime, date)):
        return day_in_words(value.date() if isinstance(value, datetime) else value, book.locale)
    if isinstance(value, (list, tuple)):
        return _several(value, book)
    if isinstance(value, (int, float)) or hasattr(value, "item"):
        return number_words(float(value), book)
    text = str(value)
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


def held(value: Any, column: str, table: Table, book: Phrasebook, *beside: Any, bare: bool = False) -> str:
    """What a column holds, in its own unit ("15%", "$80"); texts in quotes unless `bare`.

    beside: values that stand with it, which are written with as many digits.
    """
    known = next((each for each in table.columns if each.name == column), None)
    number = isinstance(value, (int, float)) and not isinstance(value, bool) and not pd.isna(value)
    if number and known is not None and known.kind in (Kind.MONEY, Kind.PERCENT):
        unit = unit_of(known)
        both = [float(each) for each in (value, *beside) if isinstance(each, (int, float))]
        scale = percent_scale(both, book.locale) if unit.kind == "percent" else table_scale(both, unit, book.locale)
        return scale.write(float(value))
    return cell_words(value, book) if bare else quoted(value, book)


def quoted(value: Any, book: Phrasebook) -> str:
    """A cell's value in a sentence: texts in quotes, numbers and days bare."""
    written = cell_words(value, book)
    return book.say("rows.quoted", value=written) if isinstance(value, str) else written


def number_words(number: float, book: Phrasebook) -> str:
    """A number of a cell, with four digits at the most; larger ones whole."""
    rounded = number if abs(number) >= 10**_DIGITS else float(f"{number:.{_DIGITS}g}")
    if float(rounded).is_integer():  # years and codes of four digits stay as they are
        small = abs(rounded) < 10**_DIGITS
        return str(int(rounded)) if small else table_scale([rounded], Unit("number"), book.locale).write(rounded)
    decimals = len(f"{rounded:.10f}".rstrip("0").split(".")[1])
    return f"{rounded:,.{decimals}f}" if abs(rounded) < 10**_DIGITS else whole(round(rounded), book.locale)


def _several(values: Sequence[Any], book: Phrasebook) -> str:
    ends = [cell_words(each, book) for each in values]
    bounds = len(values) == 2 and all(isinstance(each, (int, float, date)) or each is None for each in values)  # noqa: PLR2004
    if not bounds:
        return book.listed(ends) if ends else book.say("rows.blank")
    low, high = values
    if low is None or high is None:
        key, end = ("rows.up_to", ends[1]) if low is None else ("rows.from", ends[0])
        return book.say(key, end=end)
    return book.say("range.plain", low=ends[0], high=ends[1])


def row_name(names: Mapping[str, Any], book: Phrasebook) -> str:
    """What tells a row apart: its first name, with the column's where it is a mere number; "" where it has none."""
    for column, value in _named(names):
        number = isinstance(value, (int, float)) or hasattr(value, "item")
        written = f"{float(value):.10g}" if number else cell_words(value, book)
        number = number or written.isdecimal()
        return book.say("rows.numbered", column=column, value=written) if number else written
    return ""


def _named(names: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The names that are filled, texts before numbers."""
    filled = [(column, value) for column, value in names.items() if value is not None and not pd.isna(value)]
    yield from sorted(filled, key=lambda each: not isinstance(each[1], str))
