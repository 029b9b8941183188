"""How a file is to be handled, where people want it otherwise than the reader would decide.

Each wish is one text, as a click or `--choose` carries it:

    table=Orders              answer from this table
    header=4                  the column names are in this row; header=none: there are none; header=found: find them
    undo=totals_left_out      don't do what the note of this kind tells
    do=totals_left_out        do it again
    dates=day_first           read 03/04/2024 as 3 April; dates=month_first as 4 March
    prepare=drop_duplicates   apply a step of preparation
    unprepare=drop_duplicates don't
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Self, cast

Order = Literal["day_first", "month_first"]
NO_HEADER = 0
"""The row of column names of a table that has none."""
_KEYS = ("table", "header", "undo", "do", "dates", "prepare", "unprepare")
_ORDERS = ("day_first", "month_first")
_HEADERS = {"none": NO_HEADER, "found": None}
_ROW = re.compile("^[1-9][0-9]{0,6}$")


@dataclass(frozen=True, slots=True)
class Handling:
    """What people want of a file.

    table: the name of the table to answer from. header: the number that people give to the row of its column names,
    NO_HEADER where there is none, None where the reader decides. undone: kinds of notes whose deed is not to be done.
    dates: how dates are read that could be read two ways. steps: ids of the steps of preparation that are applied.
    """

    table: str | None = None
    header: int | None = None
    undone: frozenset[str] = frozenset()
    dates: Order | None = None
    steps: frozenset[str] = frozenset()

    @classmethod
    def of(cls, wishes: Iterable[str]) -> Self:
        """What the wishes come to, in their order: the later one holds. Others' texts are passed over."""
        handling = cls()
        for wish in wishes:
            handling = handling.also(wish)
        return handling

    def also(self, wish: str) -> Self:
        """The handling with one more wish."""
        key, _, value = wish.partition("=")
        match key:
            case _ if not is_wish(wish):
                return self
            case "table":
                return replace(self, table=value, header=None)
            case "header":
                return replace(self, header=_HEADERS[value] if value in _HEADERS else int(value))
            case "undo":
                return replace(self, undone=self.undone | {value})
            case "do":
                return replace(self, undone=self.undone - {value})
            case "dates":
                return replace(self, dates=cast("Order", value))
            case "prepare":
                return replace(self, steps=self.steps | {value})
            case _:
                return replace(self, steps=self.steps - {value})

    @property
    def order(self) -> Literal["day", "month"] | None:
        """What comes first in dates that could be read two ways."""
        return None if self.dates is None else "day" if self.dates == "day_first" else "month"

    def does(self, kind: str) -> bool:
        """Whether the reader may do what the notes of this kind tell."""
        return kind not in self.undone

    @property
    def wishes(self) -> tuple[str, ...]:
        """The least wishes that come to this, in a fixed order."""
        return (
            *([f"table={self.table}"] if self.table is not None else []),
            *([f"header={self.header or 'none'}"] if self.header is not None else []),
            *(f"undo={kind}" for kind in sorted(self.undone)),
            *([f"dates={self.dates}"] if self.dates else []),
            *(f"prepare={step}" for step in sorted(self.steps)),
        )


def is_wish(text: str) -> bool:
    """Whether a choice is about the handling of the file."""
    key, mark, value = text.partition("=")
    match key:
        case "dates":
            return value in _ORDERS
        case "header":
            return value in _HEADERS or bool(_ROW.match(value))
        case _:
            return bool(mark and value) and key in _KEYS
