"""What a step of preparation is: its id, and what comes of it."""

from dataclasses import dataclass
from typing import Literal, Self, cast, get_args

import pandas as pd

from automl.errors import ReadingError
from automl.table import Table

Verb = Literal["leave_out", "merge_spellings", "leave_out_rows", "drop_duplicates", "cap_outliers", "fill"]
VERBS: tuple[Verb, ...] = get_args(Verb)
"""In the order in which steps are done, however they were asked for: what is compared or averaged comes last."""
_WORDS: dict[Verb, str] = {
    "leave_out": "leave out",
    "merge_spellings": "merge spellings",
    "leave_out_rows": "leave out rows",
    "drop_duplicates": "leave out duplicates",
    "cap_outliers": "cap outliers",
    "fill": "fill blanks",
}
_BACK: dict[Verb, str] = {
    "leave_out": "Keep {}",
    "merge_spellings": "Keep the spellings in {}",
    "leave_out_rows": "Keep the rows without {}",
    "drop_duplicates": "Keep the duplicate rows",
    "cap_outliers": "Keep the outliers in {}",
    "fill": "Keep the blanks in {}",
}
WHOLE: Verb = "drop_duplicates"
"""The step that is about whole rows and names no column."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step and the column that it is about, "" for whole rows. Its id: "fill:Price", "drop_duplicates"."""

    verb: Verb
    column: str = ""

    @classmethod
    def of(cls, name: str, table: Table) -> Self:
        """The step with the id `name`. ReadingError for one that is not known, or whose column is not there."""
        verb, mark, column = name.partition(":")
        if verb not in VERBS or (verb == WHOLE) == bool(mark):
            raise ReadingError(f"“{name}” is not a step of preparation.", _known())
        if mark and column not in {each.name for each in table.columns}:
            raise ReadingError(
                f"The step “{name}” cannot be done: the table has no column “{column}”.",
                "Take the step back, or send a file that has the column.",
            )
        return cls(verb, column)

    @classmethod
    def known(cls, name: str) -> Self:
        """The step with an id that `Step.id` gave."""
        verb, _, column = name.partition(":")
        return cls(cast("Verb", verb), column)

    @property
    def words(self) -> str:
        """What it does, in words: "fill blanks"."""
        return _WORDS[self.verb]

    @property
    def back(self) -> str:
        """What takes it back, in words to click on."""
        return _BACK[self.verb].format(self.column)

    @property
    def id(self) -> str:
        return f"{self.verb}:{self.column}" if self.column else self.verb

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands among other steps."""
        return VERBS.index(self.verb), self.column


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """What a step made: the new frame, what was done in a clause without full stop, to how many rows or cells.

    beside: what else it changed, as a clause.
    """

    frame: pd.DataFrame
    clause: str
    count: int
    beside: str = ""


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 row", "1,204 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def figure(number: float) -> str:
    """A number as people write it, with no more than two decimals where it is large: "4.5", "1,204"."""
    if number and abs(number) < 1:
        return f"{number:.3g}"
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _known() -> str:
    listed = [verb if verb == WHOLE else f"{verb}:COLUMN" for verb in VERBS]
    return f"Choose one of {', '.join(listed[:-1])} or {listed[-1]}."
