"""Figures as business people write them, by Babel: one magnitude and one rounding for figures that are read together.

Rounding never makes figures contradict each other: a `Scale` is chosen for a whole family of figures, with enough
digits to tell them apart.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from babel import Locale
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)

from automl.result import Unit

_DIGITS = re.compile(r"\d[\d.,]*")
_GAP_SHARE = 3
_TABLE_LIMIT = 10
_FINEST_SHARE = 1e-4
_AXIS_DIGITS = 8
_TOO_ROUND = 0.005
"""Rounding a figure by more than this share of it shows beside the figure in full."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How figures that are read together are written.

    divisor: one unit of what is written ("$4.2M": 1e6; "6%": 0.01). quantum: the smallest difference shown, in the
    unit of the values. before, after: what stands around the digits ("$" and "M").
    """

    locale: Locale
    divisor: float
    quantum: float
    before: str
    after: str

    def rounded(self, value: float) -> float:
        """The number that a reader of `write(value)` holds in mind."""
        return round(value / self.quantum) * self.quantum

    def write(self, value: float) -> str:
        """`value` in figures, with its currency or percent sign; a minus stands before the currency."""
        shown = self.rounded(value)
        sign = "-" if shown < 0 else ""
        return f"{sign}{self.before}{self._digits(abs(shown) / self.divisor)}{self.after}"

    def zero(self) -> str:
        """Nothing at all, without digits or magnitude: "$0"."""
        after = self.after if self.divisor <= 1 else ""
        return f"{self.before}0{after}"

    def spreadsheet_format(self) -> str:
        """The number format of spreadsheet programs that writes a value as this scale does, at its full size."""
        decimals = max(0, -_power(self.quantum / self.divisor))
        digits = "#,##0." + "0" * decimals if decimals else "#,##0"
        if self.after.strip() == "%":
            return f"{digits}%"
        before, after = (f'"{text}"' if text else "" for text in (self.before, self.after))
        return f"{before}{digits}{after}"

    def number(self, value: float) -> str:
        """`value` in figures alone, without sign of currency, percent or magnitude."""
        return self._digits(self.rounded(value) / self.divisor)

    def _digits(self, number: float) -> str:
        decimals = max(0, -_power(self.quantum / self.divisor))
        return str(
            format_decimal(number, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=self.locale)
        )


def headline_scale(values: Sequence[float], unit: Unit, locale: Locale) -> Scale:
    """The scale of figures in a sentence: "$4.2M", as short as the differences between `values` allow."""
    finite = [abs(value) for value in values if math.isfinite(value)] or [0.0]
    typical = sorted(finite)[len(finite) // 2]
    quantum = _quantum(values, unit)
    return _scaled(unit, _exponent(round(typical / quantum) * quantum, unit), quantum, locale)


def past_scale(values: Sequence[float], unit: Unit, locale: Locale) -> Scale:
    """The scale of figures of the past in a sentence: three digits at the least, in full where no magnitude is said.

    What has been is exact: the figure of the sentence must be known again in the table beside it.
    """
    headline = headline_scale(values, unit, locale)
    if headline.divisor <= 1:
        return table_scale(values, unit, locale)
    least = min((abs(value) for value in values if value and math.isfinite(value)), default=1.0)
    return replace(headline, quantum=min(headline.quantum, 10.0 ** (_power(least) - 2)))


def table_scale(values: Sequence[float], unit: Unit, locale: Locale) -> Scale:
    """The scale of figures in a table: in full, "$4,213,642", but huge ones by magnitude."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    exponent = 3 * math.floor((_power(largest) - 3) / 3) if _power(largest) >= _TABLE_LIMIT else 0
    return _scaled(unit, exponent, _full_quantum(values, largest, unit) * 10.0**exponent, locale)


def full_scale(values: Sequence[float], unit: Unit, locale: Locale) -> Scale:
    """The scale of figures written at their full size whatever it is, as in a spreadsheet."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return _scaled(unit, 0, _full_quantum(values, largest, unit), locale)


def axis_scale(ticks: Sequence[float], unit: Unit, locale: Locale) -> Scale:
    """The scale of an axis: the fewest digits that write every tick exactly."""
    largest = max((abs(tick) for tick in ticks), default=0.0) or 1.0
    power = _power(largest)
    while power > _power(largest) - _AXIS_DIGITS and any(_off(tick, 10.0**power) for tick in ticks):
        power -= 1
    return _scaled(unit, _exponent(largest, unit), 10.0**power, locale)


def percent_scale(values: Sequence[float], locale: Locale) -> Scale:
    """The scale of shares and changes (0.06 is 6%): whole percents unless that would hide a difference."""
    gaps = _gaps(values)
    small = min((abs(value) for value in values if value), default=1.0)
    quantum = 0.01
    while quantum > _FINEST_SHARE and (min([*gaps, 1.0]) < quantum or small < quantum):
        quantum /= 10
    return _scaled(Unit("percent"), 0, round(quantum, 6), locale)


def whole(number: int, locale: Locale) -> str:
    """A count in full: "1,204"."""
    return str(format_decimal(number, format="#,##0", locale=locale))


def _scaled(unit: Unit, exponent: int, quantum: float, locale: Locale) -> Scale:
    sample = _sample(unit, exponent, locale)
    found = _DIGITS.search(sample)
    assert found is not None, sample  # noqa: S101 - Babel always writes the digits of a number
    shown = float(re.sub(r"\D", "", found.group()))
    base = 0.01 if unit.kind == "percent" else 10.0**exponent
    return Scale(locale, base / shown, quantum, sample[: found.start()], sample[found.end() :])


@cache
def _sample(unit: Unit, exponent: int, locale: Locale) -> str:
    if unit.kind == "percent":
        return str(
            format_percent(0.01, format=locale.percent_formats[None].pattern.split(".")[0] or None, locale=locale)
        )
    if unit.kind == "money" and unit.currency:
        if exponent:
            return str(format_compact_currency(10**exponent, unit.currency, locale=locale, fraction_digits=0))
        pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0")
        return str(format_currency(1, unit.currency, format=pattern, locale=locale, currency_digits=False))
    return str(format_compact_decimal(10**exponent, locale=locale) if exponent else "1")


def _exponent(typical: float, unit: Unit) -> int:
    threshold = 4 if unit.kind == "money" else 6
    power = _power(typical)
    return 0 if unit.kind == "percent" or power < threshold else min(12, 3 * (power // 3))


def _quantum(values: Sequence[float], unit: Unit) -> float:
    """The largest power of ten that keeps a third of the smallest difference, and two digits.

    Three digits, where two would be too round.
    """
    largest = max((abs(value) for value in values), default=0.0) or 1.0
    gaps = [gap for gap in _gaps(values) if gap > largest * 1e-9]
    power = _power(largest) - (1 if _round_enough(values, largest) else 2)
    if gaps:
        power = min(power, _power(min(gaps) / _GAP_SHARE))
    if all(float(value).is_integer() for value in values):
        power = max(power, 0)
    return _coarsened(power, unit, largest, min(gaps, default=math.inf))


def _round_enough(values: Sequence[float], largest: float) -> bool:
    """Whether two digits are so near to every value that the figures of a table beside them do not contradict."""
    quantum = 10.0 ** (_power(largest) - 1)
    return all(abs(round(value / quantum) * quantum - value) <= _TOO_ROUND * abs(value) for value in values)


def _coarsened(power: int, unit: Unit, largest: float, gap: float) -> float:
    if unit.kind == "money" and power < 0:
        return 10.0 ** min(power, -2)
    if unit.kind == "count" and power < 0 and largest >= 10 and gap >= 1:  # noqa: PLR2004 - people count in wholes
        return 1.0
    return 10.0**power


def _full_quantum(values: Sequence[float], largest: float, unit: Unit) -> float:
    if unit.kind == "percent":
        return 0.001
    if unit.kind == "count" and largest >= 10:  # noqa: PLR2004 - people count in wholes
        return 1.0
    if largest >= 1000 or all(float(value).is_integer() for value in values):  # noqa: PLR2004 - four digits are enough
        return 1.0
    if unit.kind == "money":
        return 10.0 ** min(-2, _power(largest) - 1)
    return 10.0 ** min(0, _power(largest) - 3)


def _off(value: float, quantum: float) -> bool:
    return abs(value / quantum - round(value / quantum)) > 1e-6  # noqa: PLR2004 - rounding noise


def _gaps(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [high - low for low, high in pairwise(ordered) if high > low]


def _power(number: float) -> int:
    """The decimal exponent: 3 for 1,000 to 9,999; 0 for 0. Steps of rounding noise are forgiven."""
    return math.floor(math.log10(number) + 1e-9) if number > 0 else 0
