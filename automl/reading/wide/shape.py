"""Which columns of a table are periods, which of them are measured, and which only sum the others up."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from automl.reading.layout.totals import TOTAL_NAME
from automl.reading.wide.labels import Label, Span, labels_of

_FEWEST_BARE = {"month": 3, "quarter": 4, "week": 4, "half": 2}
_IN_A_YEAR = {"month": 12, "quarter": 4, "week": 53, "half": 2}
_SPANS: tuple[Span, ...] = ("day", "week", "month", "quarter", "half", "year")
_CHANGE = r"(?:%|pct|percent|yoy|mom|qoq|growth|change|ytd)"
_DERIVED = re.compile(
    r"(?i)^(?:ytd|year[- ]to[- ]date|mtd|qtd|fy|full[- ]year|annual|yearly|avg|average|mean|durchschnitt|moyenne|"
    r"promedio|media|min|max|median|trend|growth|yoy|mom|qoq|cagr|change|var|variance|delta|diff|difference|veränderung|"
    rf"abweichung|variation)\b[\W\d]*{_CHANGE}?\W*$|^\W*{_CHANGE}\W*$"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A wide table's plan. All numbers are positions of columns.

    kept: columns that stay. left_out: columns that sum others up. periods: the periods in their order in the file.
    measures: what is measured, "" where the names say nothing but the period. cells: for each period and measure the
    column that holds it, None where there is none.
    """

    kept: tuple[int, ...]
    left_out: tuple[int, ...]
    periods: tuple[Label, ...]
    measures: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]

    @property
    def span(self) -> Span:
        return self.periods[0].span

    @property
    def bare(self) -> bool:
        return self.periods[0].bare

    @property
    def columns(self) -> list[int]:
        """The columns that hold the values of periods."""
        return [place for row in self.cells for place in row if place is not None]


def shape_of(header: Sequence[str]) -> Shape | None:
    """The plan for a table with these names; None when its columns are no periods in a row."""
    labels = {place: label for place, label in enumerate(labels_of(header)) if label is not None}
    base = _base(list(labels.values()))
    if base is None:
        return None
    chosen = {place: label for place, label in labels.items() if (label.span, label.bare) == base}
    measures = _measures(list(chosen.values()))
    chosen = {place: label for place, label in chosen.items() if label.measure.lower() in measures}
    periods = list({label.period.lower(): label for label in chosen.values()}.values())
    found = {(label.period.lower(), label.measure.lower()): place for place, label in chosen.items()}
    if len(found) < len(chosen) or len(periods) < 2 or (base[1] and not _in_a_row(periods)):  # noqa: PLR2004
        return None
    others = [place for place in range(len(header)) if place not in chosen]
    out = [place for place in others if _sums_up(header[place], labels.get(place), base[0], measures)]
    return Shape(
        tuple(place for place in others if place not in out),
        tuple(out),
        tuple(replace(period, measure="") for period in periods),
        tuple(measures.values()),
        tuple(tuple(found.get((period.period.lower(), measure)) for measure in measures) for period in periods),
    )


def _base(labels: Sequence[Label]) -> tuple[Span, bool] | None:
    """The span that most labels have, the finer one of two."""
    counts = Counter((label.span, label.bare) for label in labels)
    several = [(kind, count) for kind, count in counts.items() if count > 1]
    if not several:
        return None
    return max(several, key=lambda each: (each[1], -_SPANS.index(each[0][0])))[0]


def _measures(labels: Sequence[Label]) -> dict[str, str]:
    """The measures that most periods have, by their lower-case names, in the order of the file."""
    counts = Counter(label.measure.lower() for label in labels)
    most = max(counts.values())
    spelt = {label.measure.lower(): label.measure for label in reversed(labels)}
    kept = [measure for measure in counts if counts[measure] * 2 >= most and counts[measure] > 1]
    plain = [measure for measure in kept if not TOTAL_NAME.match(measure)]
    return {measure: spelt[measure] for measure in plain or kept}


def _in_a_row(periods: Sequence[Label]) -> bool:
    """Whether periods without a year follow one another, from any of them on, as fiscal years do."""
    span = periods[0].span
    if len(periods) < _FEWEST_BARE[span]:
        return False
    steps = [(after.part - before.part) % _IN_A_YEAR[span] for before, after in pairwise(periods)]
    return all(step == 1 for step in steps) and len(periods) <= _IN_A_YEAR[span]


def _sums_up(name: str, label: Label | None, span: Span, measures: dict[str, str]) -> bool:
    """Whether a column is the total, the average or the change of the periods, or a longer period among them."""
    if label is not None:
        rest = label.measure.lower()
        coarser = _SPANS.index(label.span) > _SPANS.index(span)
        return (coarser and (rest in measures or _derived(rest))) or (bool(rest) and _derived(rest))
    plain = " ".join(name.lower().replace("_", " ").split())
    for measure in filter(None, measures):
        plain = plain.replace(measure, "").strip(" -–:/|")
    return bool(name.strip()) and _derived(plain)


def _derived(words: str) -> bool:
    return bool(TOTAL_NAME.match(words) or (words and _DERIVED.match(words)))
