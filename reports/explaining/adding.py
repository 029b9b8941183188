"""Figures that add up as they are shown: a baseline and the parts make the number that is displayed, to the digit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from babel import Locale

from automl.explaining.result import Contribution
from automl.result import Unit
from reports.formats import Scale, headline_scale, percent_scale

SHOWN = 6
"""Columns that are shown by name; the others are taken together."""
_FINEST = 1e-4
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """What one column adds, as it is shown. amount: a multiple of the scale's quantum."""

    contribution: Contribution
    amount: float


@dataclass(frozen=True, slots=True)
class Sum:
    """A number taken apart, every figure as it is shown: baseline + shares + others = value.

    folded: how many columns the others are.
    """

    scale: Scale
    baseline: float
    value: float
    shares: tuple[Share, ...]
    others: float
    folded: int

    @property
    def difference(self) -> float:
        return self.value - self.baseline


def summed(
    baseline: float, value: float, contributions: Sequence[Contribution], unit: Unit, locale: Locale, most: int = SHOWN
) -> Sum:
    """The number taken apart for display: what rounding leaves over goes to the other columns, else to the largest."""
    ordered = sorted(contributions, key=lambda each: -abs(each.contribution))
    scale = _scale(baseline, value, ordered, unit, locale)
    first = [Share(each, scale.rounded(each.contribution)) for each in ordered[:most]]
    shares = [each for each in first if abs(each.amount) > _EVEN * scale.quantum]
    start, end = scale.rounded(baseline), scale.rounded(value)
    left = scale.rounded(end - start - sum(each.amount for each in shares))
    folded = len(ordered) - len(shares)
    if shares and not folded and left:
        shares[0] = replace(shares[0], amount=scale.rounded(shares[0].amount + left))
        left = 0.0
    return Sum(scale, start, end, tuple(shares), left + 0.0, folded)


def _scale(baseline: float, value: float, ordered: Sequence[Contribution], unit: Unit, locale: Locale) -> Scale:
    """Fine enough that the largest part and the difference do not round to nothing."""
    largest = [each.contribution for each in ordered[:2]]
    if unit.kind != "percent":
        return headline_scale([baseline, value, *(each for each in largest if each)], unit, locale)
    scale = percent_scale([0.5], locale)
    ends = (baseline, value)
    while scale.quantum > _FINEST and _too_coarse(scale.quantum, ends, largest):
        scale = replace(scale, quantum=round(scale.quantum / 10, 6))
    return scale


def _too_coarse(quantum: float, ends: Sequence[float], largest: Sequence[float]) -> bool:
    sure = any(0 < each < quantum / 2 or 1 - quantum / 2 < each < 1 for each in ends)
    return sure or 0 < max((abs(each) for each in largest), default=0.0) < 2 * quantum
