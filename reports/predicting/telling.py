"""What every sentence about one prediction shares: what the rows are, what happens to them, how figures are written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from automl.predicting.result import PredictResult
from automl.result import Unit
from automl.row_plans import PredictPlan
from automl.table import Table
from reports.description.columns import unit_of
from reports.formats import whole
from reports.phrases import Phrasebook
from reports.rows.figures import amount
from reports.rows.naming import Entity, Outcome, entity_of, outcome_of

_NAME_LENGTH = 40
_Z = 1.96
_FEWEST = 2


@dataclass(frozen=True)
class Predicted:
    """A prediction with the words that all its sentences share."""

    plan: PredictPlan
    result: PredictResult
    table: Table
    book: Phrasebook

    @cached_property
    def entity(self) -> Entity:
        return entity_of(self.table, self.book)

    @cached_property
    def outcome(self) -> Outcome:
        return outcome_of(self.result.target, self.result.positive, self.book)

    @cached_property
    def unit(self) -> Unit:
        """The unit of a predicted number."""
        if self.result.unit is not None:
            return self.result.unit
        known = [column for column in self.table.columns if column.name == self.result.target]
        return unit_of(known[0]) if known else Unit("number")

    @property
    def flags(self) -> bool:
        """Whether there is one outcome that rows are flagged for."""
        return self.result.task == "binary" and self.result.flagged is not None

    @property
    def chances(self) -> bool:
        """Whether what is spoken of is the chance of one outcome."""
        return self.result.task == "binary"

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The slots that any phrase may use."""
        outcome, entity = self.outcome, self.entity
        return {
            "target": self.result.target,
            "rows": entity.plural,
            "row": self.book.one(entity.plural),
            "who": entity.who,
            "do": outcome.do,
            "does": outcome.does,
            "to": outcome.to,
        }

    def say(self, key: str, plural: float = 0, /, **slots: str) -> str:
        """A phrase with the shared slots filled."""
        return self.book.say(key, plural, **{**self.words, **slots})

    def metric(self, name: str) -> float | None:
        return self.result.metrics.get(name)

    def guess(self, name: str) -> float | None:
        return self.result.baseline.get(name)

    def value(self, number: float, *others: float) -> str:
        """A figure of the target."""
        return amount(number, self.unit, self.book, *others)

    def count(self, number: int) -> str:
        return whole(number, self.book.locale)

    def counted(self, number: int) -> str:
        """Such as "1,409 customers"."""
        return self.entity.counted(number, self.count(number), self.book)

    @cached_property
    def majority(self) -> str:
        """The most frequent class, which a simple guess would always say."""
        frame, target = self.table.frame, self.result.target
        known = {each.lower(): each for each in self.result.classes}
        for value in frame[target].value_counts().index if target in frame.columns else ():
            if (written := _class_of(value, known)) is not None:
                return written
        totals = [sum(row) for row in self.result.confusion]
        return self.result.classes[int(np.argmax(totals))] if totals else (self.result.classes or ("",))[0]

    @cached_property
    def usual_size(self) -> float | None:
        """How large the target is on average; None where gains and losses cancel out, so that it has no usual size."""
        known = [column for column in self.table.columns if column.name == self.result.target]
        if known and known[0].mean is not None:
            low, high, mean = known[0].min, known[0].max, known[0].mean
        elif self.result.pairs:
            truths = [truth for truth, _ in self.result.pairs]
            low, high, mean = min(truths), max(truths), float(np.mean(truths))
        else:
            return None
        crosses = isinstance(low, (int, float)) and isinstance(high, (int, float)) and low < 0 < high
        return None if crosses or mean == 0 else abs(mean)

    @cached_property
    def precision(self) -> tuple[float, tuple[float, float]] | None:
        """How many of the flagged it is right for, with its range; None where it flagged too few to say."""
        flagged = self.result.flagged
        if flagged is None or flagged.flagged < _FEWEST:
            return None
        share = flagged.right / flagged.flagged
        return share, self.result.intervals.get("precision") or wilson(flagged.right, flagged.flagged)

    def file_name(self, ending: str) -> str:
        """A file's name that says what it is about: "churn_prediction.xlsx"."""
        slug = re.sub(r"\W+", "_", self.result.target.lower()).strip("_")[:_NAME_LENGTH].strip("_")
        return f"{slug or 'outcome'}_{ending}"


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95% interval of a share, 0 to 1 (Wilson, 1927)."""
    share, square = hits / count, _Z**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    width = _Z / (1 + square / count) * float(np.sqrt(share * (1 - share) / count + square / (4 * count**2)))
    return max(0.0, middle - width), min(1.0, middle + width)


def _class_of(value: Any, known: Mapping[str, str]) -> str | None:
    """The class that a cell of the table stands for, however it was typed."""
    spelt = [str(value), f"{value:g}" if isinstance(value, (int, float)) else "", *_BOOLEANS.get(str(value), ())]
    return next((known[each.lower()] for each in spelt if each.lower() in known), None)


_BOOLEANS: Mapping[str, tuple[str, ...]] = {"True": ("yes", "y", "1"), "False": ("no", "n", "0")}
