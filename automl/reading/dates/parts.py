"""The parts of written dates as numbers, and dates made of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.dates.months import month_numbers
from automl.reading.grid import Mask

Ints = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]
_EARLIEST, _LATEST = 1678, 2261
"""The years that nanoseconds since 1970 can hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The groups of one spelling's texts, by name: integers, 0 where a group is absent or empty."""

    groups: dict[str, Ints]
    short_years: Mask
    offsets: pa.Array | None

    @classmethod
    def of(cls, found: pa.StructArray) -> "Parts":
        names = [field.name for field in found.type]
        texts = {name: pc.struct_field(found, name) for name in names}
        offsets = texts.pop("offset", None)
        groups = {name: _integers(name, column) for name, column in texts.items()}
        if "year" not in texts:
            return cls(groups, np.zeros(len(found), dtype=np.bool_), offsets)
        short = pc.equal(pc.utf8_length(texts["year"]), 2).to_numpy(zero_copy_only=False)
        return cls(groups, short, offsets)

    def group(self, name: str, default: int = 0) -> Ints:
        found = self.groups.get(name)
        return np.full(len(self.short_years), default, dtype=np.int64) if found is None else found

    def years(self, pivot: int) -> Ints:
        """Four-digit years; two-digit ones up to `pivot` are 20xx, later ones 19xx."""
        years = self.group("year")
        return np.where(self.short_years, years + np.where(years <= pivot, 2000, 1900), years)


def _integers(name: str, column: pa.Array) -> Ints:
    if name == "name":
        lowered = pc.utf8_lower(column)
        numbers = month_numbers()
        found = {text: numbers.get(text.rstrip("."), 0) for text in pc.unique(lowered).to_pylist()}
        return np.array([found[text] for text in lowered.to_pylist()], dtype=np.int64)
    if name == "half":
        afternoon = pc.starts_with(pc.utf8_lower(column), "p").to_numpy(zero_copy_only=False).astype(np.int64)
        morning = pc.starts_with(pc.utf8_lower(column), "a").to_numpy(zero_copy_only=False).astype(np.int64)
        return np.asarray(2 * afternoon + morning)
    if name == "fraction":
        column = pc.if_else(pc.equal(column, ""), "", pc.utf8_slice_codeunits(pc.utf8_rpad(column, 9, "0"), 0, 9))
    numbers_only = pc.fill_null(pc.cast(pc.if_else(pc.equal(column, ""), None, column), pa.int64()), 0)
    return np.asarray(numbers_only.to_numpy(zero_copy_only=False))


def day_dates(years: Ints, months: Ints, days: Ints) -> Days:
    """datetime64[D]; NaT where no such day exists."""
    possible = (months >= 1) & (months <= 12) & (days >= 1) & (years >= _EARLIEST) & (years <= _LATEST)  # noqa: PLR2004
    firsts = (np.where(possible, (years - 1970) * 12 + months - 1, 0)).astype("datetime64[M]")
    dates = firsts.astype("datetime64[D]") + (days - 1)
    exists = possible & (dates.astype("datetime64[M]") == firsts)
    return np.where(exists, dates, np.datetime64("NaT", "D"))


def week_dates(years: Ints, weeks: Ints) -> Days:
    """The Mondays of ISO weeks; NaT where a year has no such week."""
    fourth = day_dates(years, np.ones_like(years), np.full_like(years, 4))
    weekday = (fourth.astype(np.int64) + 3) % 7
    mondays = fourth - weekday + (weeks - 1) * 7
    thursdays = mondays + 3
    exists = (weeks >= 1) & (thursdays.astype("datetime64[Y]").astype(np.int64) + 1970 == years)
    return np.where(exists, mondays, np.datetime64("NaT", "D"))


def clock(parts: Parts) -> Ints:
    """Nanoseconds since midnight."""
    hours, half = parts.group("hour"), parts.group("half")
    hours = np.where(half == 0, hours, hours % 12 + np.where(half == 2, 12, 0))  # noqa: PLR2004
    seconds = hours * 3600 + parts.group("minute") * 60 + parts.group("second")
    return np.asarray(seconds * 10**9 + parts.group("fraction"))


def offset_minutes(offsets: pa.Array) -> Ints:
    """Minutes east of Greenwich for "+02:00", "-0530", "+02", "Z" and the like."""
    digits = pc.replace_substring(offsets, ":", "")
    known = pc.match_substring_regex(digits, r"^[-+]\d{2}")
    signs = np.where(pc.starts_with(digits, "-").to_numpy(zero_copy_only=False), -1, 1)
    plain = pc.utf8_rpad(pc.if_else(known, pc.utf8_slice_codeunits(digits, 1, 5), ""), 4, "0")
    whole = pc.cast(plain, pa.int64()).to_numpy(zero_copy_only=False)
    return np.asarray(signs * (whole // 100 * 60 + whole % 100))
