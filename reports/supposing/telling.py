"""What every sentence of one what-if shares: who is meant, what is supposed, how figures are written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from automl.result import Unit
from automl.row_plans import WhatIfPlan
from automl.supposing.result import Moved, WhatIfResult
from automl.table import Table
from automl.understanding.said import filtered
from reports.description.columns import unit_of
from reports.explaining.adding import Sum, summed
from reports.formats import whole
from reports.phrases import Phrasebook
from reports.rows.adding_up import adds_up
from reports.rows.figures import held, row_name
from reports.rows.naming import Entity, Outcome, entity_of, outcome_of

_NAME_LENGTH = 40


@dataclass(frozen=True)
class Supposed:
    """A what-if with the words that all its sentences share."""

    plan: WhatIfPlan
    result: WhatIfResult
    table: Table
    book: Phrasebook

    @cached_property
    def entity(self) -> Entity:
        return entity_of(self.table, self.book)

    @cached_property
    def outcome(self) -> Outcome:
        return outcome_of(self.result.target, self.result.positive, self.book)

    @property
    def chances(self) -> bool:
        return self.result.what == "probability"

    @property
    def single(self) -> bool:
        """Whether it is about one row."""
        return bool(self.result.row) or self.result.rows == 1

    @cached_property
    def unit(self) -> Unit:
        if self.chances:
            return Unit("percent")
        known = [column for column in self.table.columns if column.name == self.result.target]
        return self.result.unit or (unit_of(known[0]) if known else Unit("number"))

    @property
    def another(self) -> str | None:
        """A value of the category that was changed, other than the one supposed; None where there is none."""
        curve, moved = self.result.curve, self.result.moved
        if curve is None or len(moved) != 1 or not isinstance(moved[0].after, str):
            return None
        kept = [str(each) for each in curve["at"] if str(each) not in (moved[0].after, str(moved[0].before))]
        return next((each for each in kept if len(each) <= _NAME_LENGTH), None)

    @property
    def adds_up(self) -> bool:
        """Whether a total of the target is worth saying."""
        return adds_up(self.result.target, self.unit, self.table)

    @cached_property
    def sum(self) -> Sum:
        """Before, after, and what each change adds, as they are shown."""
        result = self.result
        return summed(result.baseline, result.value, result.contributions, self.unit, self.book.locale)

    @cached_property
    def name(self) -> str:
        return row_name(self.result.row, self.book) or self.say("explain.row_one")

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The slots that any phrase may use."""
        rows, kept = self.entity.plural, [filtered(each) for each in self.plan.filters]
        if kept and not self.single:
            rows = self.book.say("whatif.only.rows", rows=rows, filters=", ".join(kept))
        return {
            "target": self.result.target,
            "rows": rows,
            "row": self.book.one(self.entity.plural),
            "who": self.entity.who,
            "do": self.outcome.do,
            "does": self.outcome.does,
            "to": self.outcome.to,
        }

    def say(self, key: str, plural: float = 0, /, **slots: str) -> str:
        return self.book.say(key, plural, **{**self.words, **slots})

    def figure(self, value: float) -> str:
        """A figure in the scale of the answer."""
        return self.sum.scale.write(value)

    def of_hundred(self, value: float) -> str:
        """A chance as a count of a hundred, with as many digits as tell before and after apart."""
        return self.sum.scale.number(value)

    def size(self, amount: float) -> str:
        """A difference without its sign: "21 points", "$4K"."""
        if not self.chances:
            return self.figure(abs(amount))
        number = self.sum.scale.number(abs(amount))
        return self.say("explain.points", 1.0 if number == "1" else 2.0, number=number)

    def changes(self, moved: Sequence[Moved]) -> str:
        """What is supposed, in words: "Discount were 10% instead of 15%"."""
        return self.book.listed([self._change(each) for each in moved])

    def _change(self, each: Moved) -> str:
        words = {"column": each.column, "before": self.held(each, each.before), "after": self.held(each, each.after)}
        if self.single:
            return self.say("whatif.changed.set", **words)
        number = isinstance(each.before, (int, float)) and not isinstance(each.before, bool)
        return self.say("whatif.changed.average" if number else "whatif.changed.bare", **words)

    def held(self, each: Moved, value: object) -> str:
        return held(value, each.column, self.table, self.book, each.before, each.after)

    def count(self, number: int) -> str:
        return whole(number, self.book.locale)

    def file_name(self, ending: str) -> str:
        columns = "_".join(each.column for each in self.result.moved) or self.result.target
        slug = re.sub(r"\W+", "_", f"what_if_{columns}".lower()).strip("_")[:_NAME_LENGTH].strip("_")
        return f"{slug}.{ending}"
