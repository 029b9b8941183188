"""What every sentence about one scored list shares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from automl.result import Unit
from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.table import Table
from reports.formats import whole
from reports.phrases import Phrasebook
from reports.rows.naming import Entity, Outcome, entity_of, outcome_of
from reports.rows.rows_table import SHOWN, Ranked, ranked

_NAME_LENGTH = 40


@dataclass(frozen=True)
class Scored:
    """A scored list with the words that all its sentences share."""

    plan: ScorePlan
    result: ScoreResult
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
        return self.result.unit or Unit("number")

    @cached_property
    def shown(self) -> tuple[Ranked, ...]:
        """The rows that the table shows."""
        rows = ranked(self.result.top, min(self.plan.limit or SHOWN, 2 * SHOWN + 5))
        least = self.plan.at_least
        return rows if least is None else tuple(row for row in rows if (row.probability or 0) >= least)

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

    def count(self, number: int) -> str:
        return whole(number, self.book.locale)

    def counted(self, number: int) -> str:
        return self.entity.counted(number, self.count(number), self.book)

    def file_name(self, ending: str) -> str:
        slug = re.sub(r"\W+", "_", self.result.target.lower()).strip("_")[:_NAME_LENGTH].strip("_")
        return f"{slug or 'list'}_scored.{ending}"
