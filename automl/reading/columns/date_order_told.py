"""What is told of a column whose dates could be read day first or month first, with the other way offered."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from automl.reading.dates.order import ORDERS, Order
from automl.reading.grid import Mask
from automl.table import Note, Offer

Times = npt.NDArray[np.datetime64]
_OFFERS = {
    "day": Offer("Read the dates day first", "dates=day_first"),
    "month": Offer("Read the dates month first", "dates=month_first"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A column's distinct texts, read both ways; `either` marks those that differ."""

    name: str
    texts: pa.Array
    by_day: Times
    by_month: Times
    either: Mask

    def read(self, order: Order) -> tuple[str, date]:
        """The text that shows the difference best, one with two digits, and its day read in that order."""
        gaps = np.abs((self.by_day - self.by_month).astype("timedelta64[D]").astype(np.int64))
        place = int(np.argmax(np.where(self.either, gaps, -1)))
        times = self.by_day if order == "day" else self.by_month
        return self.texts[place].as_py(), times[place].astype("datetime64[D]").item()


def ambiguous(example: Example, order: Order, count: int, *, asked: bool) -> Note:
    """The note where something decides: the spacing, other columns, or people."""
    spelt, day = example.read(order)
    why = ", as you asked" if asked else ""
    sentence = (
        f"{example.name} could be read day first or month first; it is read {order} first{why}: "
        f"{spelt} is {day:%-d %B %Y}."
    )
    offers = tuple(_OFFERS[other] for other in ORDERS if other != order)
    return Note("dates_ambiguous", sentence, count, offers)


def undecided(example: Example, order: Order, count: int) -> Note:
    """The note where nothing decides."""
    spelt, day = example.read("day")
    other = example.read("month")[1]
    sentence = (
        f"{example.name}: {spelt} could be {day:%-d %B} or {other:%-d %B}, and nothing in the file tells which; "
        f"it is read {order} first."
    )
    return Note("dates_undecided", sentence, count, tuple(_OFFERS[way] for way in ORDERS))
