"""What every sentence about one pipeline shares: its figures' scales, the names of deals, their risks and reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from automl.deals.result import Deal, PipelineResult, Reason
from automl.row_plans import PipelinePlan
from reports.facts import Fact
from reports.formats import Scale, headline_scale, percent_scale, table_scale, whole
from reports.periods import day_in_words
from reports.phrases import Phrasebook

Facts = Mapping[str, Fact]
AGE = "age"
_MOST_NAME = 60
_POINT = 0.01
_LONGEST_CELL = 30


@dataclass(frozen=True, slots=True)
class Telling:
    """A pipeline and the words that all its sentences share. scale: of the total and its range. full: of tables."""

    plan: PipelinePlan
    result: PipelineResult
    book: Phrasebook
    scale: Scale
    full: Scale

    @property
    def period(self) -> str:
        return self.result.period.label

    @property
    def counted(self) -> bool:
        """Whether deals are counted, for want of amounts."""
        return self.plan.amount is None

    @property
    def risky(self) -> tuple[Deal, ...]:
        """The deals at risk, the largest first."""
        return tuple(sorted((d for d in self.result.deals if d.at_risk), key=lambda d: -d.amount))

    @property
    def late(self) -> tuple[Deal, ...]:
        """The deals that are past their expected close, the largest first."""
        return tuple(deal for deal in self.risky if "overdue" in deal.at_risk)

    def value(self, number: float, scale: Scale | None = None) -> str:
        """A figure with its noun, by itself: "€533K"."""
        unit = self.result.unit
        number = round(number) if self.counted else number
        written = (scale or headline_scale([number], unit, self.book.locale)).write(number)
        return self.book.measured(written, unit.noun)

    def span(self, low: float, high: float) -> str:
        """Low and high in one scale: "€0.9M to €1.4M"."""
        scale = headline_scale([low, high], self.result.unit, self.book.locale)
        return self.book.say("range.plain", low=scale.write(low), high=self.value(high, scale))

    @property
    def range(self) -> str:
        ends = self.result.quarter
        return self.book.say("range.plain", low=self.scale.write(ends.p10), high=self.value(ends.p90, self.scale))

    def share(self, number: float) -> str:
        """A share in whole percents."""
        return percent_scale([0.5], self.book.locale).write(number)

    def chance(self, number: float) -> str:
        """A chance in whole percents; never 0% or 100%, which nobody can know."""
        if number < _POINT:
            return self.book.say("goal.tiny", percent=self.share(_POINT))
        if number > 1 - _POINT:
            return self.book.say("goal.sure", percent=self.share(1 - _POINT))
        return self.share(number)

    def whole(self, number: float) -> str:
        return whole(round(number), self.book.locale)

    def name(self, deal: Deal) -> str:
        """A deal as people know it: by its title, else by its id."""
        name = deal.name or deal.id
        return name if len(name) <= _MOST_NAME else name[: _MOST_NAME - 1] + "…"

    def reasons(self, deal: Deal) -> str:
        """What moves a deal's chance, in half a line."""
        if not self.result.modelled:
            return self.book.say("pipeline.reason_rate")
        said = [self._reason(each) for each in deal.reasons]
        return ", ".join(said) if said else self.book.say("pipeline.reason_average")

    def _reason(self, reason: Reason) -> str:
        points = self.whole(abs(reason.contribution) * 100)
        key = "pipeline.reason_up" if reason.contribution > 0 else "pipeline.reason_down"
        return self.book.say(key, what=self.what(reason), points=points)

    def what(self, reason: Reason) -> str:
        """A column with what it holds: "source Referral", "open for 120 days"."""
        held = reason.value
        if reason.column == AGE and isinstance(held, int):
            return self.book.say("pipeline.reason_age", held, count=self.whole(held))
        if held is None:
            return self.book.say("pipeline.reason_blank", column=reason.column)
        number = isinstance(held, (int, float)) and not isinstance(held, bool)
        written = self.full.write(float(held)) if number and reason.column == self.plan.amount else str(held)
        return self.book.say("pipeline.reason_column", column=reason.column, value=written[:_LONGEST_CELL])

    def risks(self, deal: Deal) -> str:
        """Why a deal is at risk, in words."""
        return self.book.listed([self._risk(deal, kind) for kind in deal.at_risk])

    def _risk(self, deal: Deal, kind: str) -> str:
        count = {"overdue": self.days_over(deal), "old": deal.age, "pushed": deal.pushes, "stalled": deal.quiet}.get(
            kind
        ) or 0
        words = {"count": self.whole(count), "chance": self.chance(deal.probability)}
        return self.book.say(f"pipeline.risk_why.{kind}", count, **words)

    def points(self, points: int) -> str:
        """Percentage points with their sign: "+12 pts"."""
        return self.book.say("pipeline.points", sign="−" if points < 0 else "+", points=self.whole(abs(points)))

    def days_over(self, deal: Deal) -> int:
        """Days since a deal was expected to close."""
        today, planned = self.result.today, deal.expected_close
        return (today - planned).days if today and planned else 0

    def planned(self, deal: Deal) -> str:
        """The day on which the file expected a deal to close."""
        return day_in_words(deal.expected_close, self.book.locale) if deal.expected_close else ""

    def close(self, deal: Deal) -> str:
        return day_in_words(deal.close, self.book.locale) if deal.close else ""


def tell(plan: PipelinePlan, result: PipelineResult, book: Phrasebook) -> Telling:
    """The shared words of a pipeline, with scales chosen for all its figures at once."""
    ends: Sequence[float] = [result.quarter.p10, result.quarter.p50, result.quarter.p90]
    full = [deal.amount for deal in result.deals] + [deal.expected for deal in result.deals]
    scale = headline_scale(ends, result.unit, book.locale)
    return Telling(
        plan, result, book, scale, table_scale([round(each) for each in full] or [0.0], result.unit, book.locale)
    )
