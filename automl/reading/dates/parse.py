"""A column's texts read as dates."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns.cells import Cells
from automl.reading.dates.counted import EPOCH
from automl.reading.dates.order import Order, OrderEvidence, evidence
from automl.reading.dates.parts import Days, Ints, Parts, clock, day_dates, offset_minutes, week_dates
from automl.reading.dates.pieces import Piece, days_without_year, settled
from automl.reading.dates.spellings import SPELLINGS, Step, any_of
from automl.reading.grid import Mask

Times = npt.NDArray[np.datetime64]
PIVOT = 49
"""Two-digit years up to this one are 20xx."""
_SAMPLE = 1000
_FEW = 200
_WRITTEN = any_of(spelling for spelling in SPELLINGS if spelling.key != "serial")
_COMPILED = re.compile(_WRITTEN, re.ASCII)
_HOUR = 60
_DOTTED = r"^\D{0,12}\d{1,2}\.\d{1,2}\."


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """The times in a column's distinct texts: datetime64[ns], NaT where a text is none.

    steps: what the texts name (days, months, …). mixed_offsets: whether times with offsets were brought to UTC.
    """

    times: Times
    steps: frozenset[Step]
    spellings: tuple[str, ...]
    fiscal: bool = False
    mixed_offsets: bool = False
    clocked: bool = False

    @property
    def understood(self) -> Mask:
        return ~np.isnat(self.times)


@dataclass(frozen=True, slots=True, eq=False)
class WrittenDates:
    """A column's texts taken apart, before the order of day and month is known."""

    size: int
    pieces: tuple[Piece, ...]
    order: OrderEvidence
    ready: Times | None = None

    @property
    def unclear(self) -> bool:
        """Whether day and month could be either way round in every row."""
        return self.order.decided is None and any(piece.spelling.key == "numbers" for piece in self.pieces)

    @property
    def open(self) -> Mask:
        """Which texts leave the order of day and month open."""
        found = np.zeros(self.size, dtype=np.bool_)
        for piece in self.pieces:
            if piece.spelling.key == "numbers":
                found[piece.places] = True
        return found

    def dates(self, order: Order, pivot: int = PIVOT) -> Dates:
        """The dates, with day and month in the given order unless the rows themselves decide."""
        if self.ready is not None:
            return Dates(self.ready, frozenset(["day"]), ("year-month-day",), clocked=_has_clock(self.ready))
        times = np.full(self.size, np.datetime64("NaT", "ns"), dtype="datetime64[ns]")
        offsets = np.concatenate([_offsets(piece) for piece in self.pieces])
        mixed = bool(len(offsets)) and int(offsets.max() - offsets.min()) > _HOUR
        for piece in self.pieces:
            times[piece.places] = _times(piece, self.order.decided or order, pivot, to_utc=mixed)
        seen = [piece for piece in self.pieces if not np.isnat(times[piece.places]).all()]
        return Dates(
            times,
            frozenset(piece.spelling.step for piece in seen),
            tuple(piece.spelling.key for piece in seen),
            any(piece.spelling.fiscal for piece in seen),
            mixed,
            _has_clock(times),
        )


def written_dates(cells: Cells) -> WrittenDates | None:
    """Take a column's texts apart; None when fewer than half of a sample are written like dates."""
    if len(cells.texts) == 0 or not _likely(cells.texts[:_SAMPLE]):
        return None
    machine = _machine_written(cells.texts)
    if machine is not None:
        return WrittenDates(len(cells.texts), (), OrderEvidence(0, 0), machine)
    pieces = settled(_pieces(cells.texts))
    if days_without_year(pieces):
        return None
    return WrittenDates(len(cells.texts), pieces, _evidence(cells, pieces))


def _likely(sample: pa.Array) -> bool:
    """Whether half of the texts are dates. The long pattern is dear to compile: a few texts are matched by Python's."""
    if pc.sum(pc.match_substring_regex(sample, r"\d")).as_py() * 2 < len(sample):
        return False
    if len(sample) <= _FEW and pc.all(pc.string_is_ascii(sample)).as_py():
        return sum(1 for text in sample.to_pylist() if _COMPILED.match(text)) * 2 >= len(sample)
    looks = pc.match_substring_regex(sample, _WRITTEN).to_numpy(zero_copy_only=False)
    return bool(looks.mean() >= 0.5)  # noqa: PLR2004 - half


def _machine_written(texts: pa.Array) -> Times | None:
    """ISO dates and times without offsets are what most exports hold, and arrow reads them fastest."""
    try:
        pc.cast(texts[:_SAMPLE], pa.timestamp("ns"))
        times = pc.cast(texts, pa.timestamp("ns"))
    except pa.ArrowInvalid:
        return None
    return np.asarray(times.to_numpy(zero_copy_only=False), dtype="datetime64[ns]")


def _pieces(texts: pa.Array) -> tuple[Piece, ...]:
    remaining = np.arange(len(texts))
    pieces = []
    for spelling in SPELLINGS:
        if len(remaining) == 0:
            break
        found = pc.extract_regex(texts.take(pa.array(remaining)), spelling.pattern)
        hit = found.is_valid().to_numpy(zero_copy_only=False)
        if hit.any():
            pieces.append(Piece(spelling, remaining[hit], Parts.of(found.filter(pa.array(hit)))))
            remaining = remaining[~hit]
    return tuple(pieces)


def _evidence(cells: Cells, pieces: tuple[Piece, ...]) -> OrderEvidence:
    """What the rows say of the order; where they leave it open, points between the numbers say that days come first."""
    counts = cells.counts()
    for piece in pieces:
        if piece.spelling.key == "numbers":
            found = evidence(piece.parts.group("left"), piece.parts.group("right"), counts[piece.places])
            dotted = pc.match_substring_regex(cells.texts.take(pa.array(piece.places)), _DOTTED)
            points = pc.all(dotted).as_py() and found == OrderEvidence(0, 0)
            return OrderEvidence(int(counts[piece.places].sum()), 0) if points else found
    return OrderEvidence(0, 0)


def _offsets(piece: Piece) -> Ints:
    if piece.parts.offsets is None:
        return np.empty(0, dtype=np.int64)
    written = pc.not_equal(piece.parts.offsets, "")
    return offset_minutes(piece.parts.offsets.filter(written))


def _times(piece: Piece, order: Order, pivot: int, *, to_utc: bool) -> Times:
    times = (_days(piece, order, pivot)).astype("datetime64[ns]") + clock(piece.parts).astype("timedelta64[ns]")
    if to_utc and piece.parts.offsets is not None:
        times = times - offset_minutes(piece.parts.offsets).astype("timedelta64[m]")
    return np.asarray(times)


def _days(piece: Piece, order: Order, pivot: int) -> Days:
    """The first day of what each text names."""
    parts, years = piece.parts, piece.parts.years(pivot)
    if piece.spelling.key == "serial":
        return EPOCH + parts.group("serial")
    if piece.spelling.step == "week":
        return week_dates(years, parts.group("week"))
    if piece.spelling.step == "quarter":
        return day_dates(years, parts.group("quarter") * 3 - 2, np.ones_like(years))
    if piece.spelling.step == "half":
        return day_dates(years, parts.group("semester") * 6 - 5, np.ones_like(years))
    if piece.spelling.step == "year":
        follows = (parts.group("until") - years - 1) % 100 == 0
        return day_dates(years, np.where(follows | ("until" not in parts.groups), 1, 0), np.ones_like(years))
    if piece.spelling.key == "numbers":
        first, second = parts.group("left"), parts.group("right")
        return day_dates(years, second, first) if order == "day" else day_dates(years, first, second)
    months = parts.group("name") if "name" in parts.groups else parts.group("month")
    return day_dates(years, months, parts.group("day", default=1))


def _has_clock(times: Times) -> bool:
    return bool((times != times.astype("datetime64[D]"))[~np.isnat(times)].any())
