"""What every sentence about one forecast shares: the names, the dates, the scale of its figures."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from automl.plan import ForecastPlan
from automl.result import Actual, Caution, ForecastResult, GroupForecast, Horizon, Step
from automl.table import Frequency
from automl.understanding.said import filtered
from reports.formats import Scale, headline_scale, table_scale
from reports.periods import days_in_words, names_a_year, span_name
from reports.phrases import Phrasebook

_NAME_LENGTH = 40
_KEPT_LENGTH = 50
_SHOWN = 10
_MOST_SHOWN = 25
_SEASONS = {
    (Frequency.HOUR, 24): "day",
    (Frequency.HOUR, 168): "week",
    (Frequency.DAY, 7): "week",
    (Frequency.WEEK, 52): "year",
    (Frequency.MONTH, 12): "year",
    (Frequency.QUARTER, 4): "year",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A forecast and the words that all its sentences share.

    scale: of the totals in sentences. full: of the figures in tables, the total's and the groups' alike.
    """

    plan: ForecastPlan
    result: ForecastResult
    book: Phrasebook
    scale: Scale
    full: Scale

    @property
    def measure(self) -> str:
        return self.result.measure

    @property
    def period(self) -> str:
        """The period as asked for; with its days where the label alone does not tell the year, and which rows count."""
        label, horizon = self.result.period_label, self.result.horizon
        days = "" if names_a_year(label) else days_in_words(horizon.start, horizon.end, self.book.locale)
        kept = ", ".join(filtered(each) for each in self.plan.filters)
        beside = "; ".join(each for each in (days, kept if len(kept) <= _KEPT_LENGTH else "") if each)
        return f"{label} ({beside})" if beside else label

    @property
    def actuals(self) -> tuple[Actual, ...]:
        """The steps of the history that hold a number."""
        return tuple(actual for actual in self.result.actuals if math.isfinite(actual.value))

    @property
    def shown(self) -> Sequence[GroupForecast]:
        """The groups that are shown outside the workbook: as many as were asked for, or the ten largest."""
        return self.result.groups[: min(self.plan.limit or _SHOWN, _MOST_SHOWN)]

    @property
    def reference(self) -> str:
        """What the forecast is compared with: "the same quarter a year earlier"."""
        return self.book.say(f"earlier.{span_name(self.result.horizon.start, self.result.horizon.end)}")

    def cautioned(self, kind: str) -> Caution | None:
        """The result's caution of a kind, None where there is none."""
        return next((caution for caution in self.result.cautions if caution.kind == kind), None)

    @property
    def copying(self) -> str:
        """What the naive guess does: "copying last year"."""
        season = _SEASONS.get((self.result.history.frequency, self.result.season))
        if self.result.season <= 1:
            return self.book.say(f"copying.last.{self.result.history.frequency}")
        return self.book.say(f"copying.season.{season or 'other'}")

    def file_name(self, ending: str) -> str:
        """A file's name that says what it is about: "sales_forecast.xlsx"."""
        slug = re.sub(r"\W+", "_", self.measure.lower()).strip("_")[:_NAME_LENGTH].strip("_")
        return f"{slug}_{ending}" if slug else ending

    def value(self, number: float, scale: Scale | None = None) -> str:
        """A figure of the measure with its noun: "$4.2M", "1,204 orders"."""
        return self.book.measured((scale or self.scale).write(number), self.result.unit.noun)

    def summed(self, number: float) -> str:
        """The figure of the whole period, with how its steps were brought together where they were not added up."""
        return self.book.say(f"aggregation.{self.result.horizon.aggregation}", value=self.value(number))

    def between(self, low: float, high: float, scale: Scale | None = None) -> str:
        """Low and high together, the noun once: "between 1,100 and 1,300 orders"."""
        written = scale or self.scale
        return self.book.say("range.between", low=written.write(low), high=self.value(high, written))

    def spanned(self, ends: Step | Horizon) -> str:
        """The likely range as it stands in tables: "$3,803,112 to $4,614,008"."""
        return self.book.say("range.plain", low=self.full.write(ends.p10), high=self.full.write(ends.p90))

    def name(self, group: GroupForecast) -> str:
        """A group as people name it: "North", "North / Phones"."""
        return " / ".join(group.key.values())


def tell(plan: ForecastPlan, result: ForecastResult, book: Phrasebook) -> Telling:
    """The shared words of a forecast, with scales chosen for all its figures at once."""
    ends = [result.horizon.p10, result.horizon.p50, result.horizon.p90]
    if result.goal is not None:
        ends.append(result.goal.value)
    parts = [value for group in result.groups for value in (group.horizon.p10, group.horizon.p50, group.horizon.p90)]
    unit = result.unit
    return Telling(
        plan,
        result,
        book,
        headline_scale(ends, unit, book.locale),
        table_scale([*ends[:3], *parts], unit, book.locale),
    )


def group_scale(telling: Telling, group: GroupForecast) -> Scale:
    """The scale of one group's figures in a sentence."""
    ends = group.horizon
    return headline_scale([ends.p10, ends.p50, ends.p90], telling.result.unit, telling.book.locale)
