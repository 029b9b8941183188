"""What every sentence of one explanation shares: what is explained, in which unit, and how parts are written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from automl.explaining.result import Contribution, ExplainResult
from automl.result import Unit
from automl.row_plans import ExplainPlan
from automl.table import Table
from reports.description.columns import unit_of
from reports.explaining.adding import Sum, summed
from reports.phrases import Phrasebook
from reports.rows.figures import cell_words, held, quoted, row_name
from reports.rows.naming import Entity, Outcome, entity_of, outcome_of

_NAME_LENGTH = 40


@dataclass(frozen=True)
class Explained:
    """An explanation with the words that all its sentences share."""

    plan: ExplainPlan
    result: ExplainResult
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
        """Whether the number is a chance or a share."""
        return self.result.what in ("probability", "rate")

    @cached_property
    def unit(self) -> Unit:
        if self.chances:
            return Unit("percent")
        known = [column for column in self.table.columns if column.name == self.result.target]
        return self.result.unit or (unit_of(known[0]) if known else Unit("number"))

    @cached_property
    def sum(self) -> Sum:
        """The number taken apart as it is shown."""
        result = self.result
        return summed(result.baseline, result.value, result.contributions, self.unit, self.book.locale)

    @cached_property
    def name(self) -> str:
        """What is explained: the row, or the group."""
        if self.result.subject == "row":
            return row_name(self.result.row, self.book) or self.book.say("explain.row_one", **self.words)
        return self.group(self.result.row) or self.book.say("rows.plain")

    @cached_property
    def others(self) -> str:
        if self.result.others:
            return f"in {self.group(self.result.others)}"
        if self.result.what == "sum" and self.result.row:
            # A sum is compared with the mean of the other groups' sums.
            return self.book.say("explain.rest_of_sums", column=self.book.listed(list(self.result.row)))
        return self.book.say("explain.rest")

    def own(self, column: str) -> bool:
        """Whether a part is that of the group's own column: what no other column tells."""
        return self.result.subject == "group" and column in self.result.row

    def apart(self, column: str) -> bool:
        """Whether the groups share no value of a column, as far as its values are told: regions and their states."""
        parts = [each for each in self.result.parts if each.column == column]
        return bool(parts) and all(min(each.share, each.share_elsewhere) == 0 for each in parts)

    def group(self, names: Mapping[str, object]) -> str:
        """A group by its columns' values: "Region West"."""
        told = [
            self.book.say("rows.numbered", column=name, value=cell_words(each, self.book))
            for name, each in names.items()
        ]
        return self.book.listed(told) if told else ""

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The slots that any phrase may use."""
        return {
            "target": self.result.target,
            "rows": self.entity.plural,
            "row": self.book.one(self.entity.plural),
            "who": self.entity.who,
            "do": self.outcome.do,
            "does": self.outcome.does,
            "to": self.outcome.to,
        }

    def say(self, key: str, plural: float = 0, /, **slots: str) -> str:
        return self.book.say(key, plural, **{**self.words, **slots})

    def figure(self, value: float) -> str:
        """The number, or what it starts from."""
        return self.sum.scale.write(value)

    def size(self, amount: float) -> str:
        """A part without its sign: "31 points", "$4K"."""
        if not self.chances:
            return self.sum.scale.write(abs(amount))
        number = self.sum.scale.number(abs(amount))
        return self.book.say("explain.points", 1.0 if number == "1" else 2.0, number=number)

    def signed(self, amount: float) -> str:
        """A part with its sign: "+31 points", "-$4K"."""
        written = self.size(amount)
        if amount == 0:
            return written
        return f"-{written}" if amount < 0 else self.book.say("explain.up", amount=written)

    def part(self, each: Contribution) -> str:
        """What a column holds: "Contract “Month-to-month”"; of a forecast what moves it: "the season"."""
        key = f"explain.parts.{each.column.strip('()')}"
        if each.column.startswith("(") and self.book.has(key):
            return self.book.say(key)
        if self.own(each.column):
            key = "explain.reasons.own_of_model" if self.result.model else "explain.reasons.own"
            return self.book.say(key, column=each.column)
        if each.words:
            words = self.book.listed([quoted(word, self.book) for word in each.words])
            return self.say("explain.reasons.worded", len(each.words), column=each.column, words=words)
        if each.value is None or self.result.subject in ("group", "forecast"):
            return each.column
        return self.book.say("explain.reasons.here", column=each.column, value=self.held(each))

    def held(self, each: Contribution) -> str:
        """What the column holds here."""
        return held(each.value, each.column, self.table, self.book)

    def usual(self, each: Contribution, *, bare: bool = False) -> str:
        """What the column usually holds; "" where that is not known."""
        return "" if each.usual is None else held(each.usual, each.column, self.table, self.book, bare=bare)

    def file_name(self, ending: str) -> str:
        slug = re.sub(r"\W+", "_", f"why_{self.name}".lower()).strip("_")[:_NAME_LENGTH].strip("_")
        return f"{slug or 'why'}.{ending}"
