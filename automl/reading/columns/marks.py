"""Which mark is the decimal one, decided from a whole column, and digits turned into numbers with it."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mark = Literal[".", ","]
_SOME = 3
"""Rows of a sort that chance would not make."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Rows that speak for each decimal mark, and rows with a mark that could be either (1,234 and 1.234).

    short, long: where there are such rows and no others, those without a mark, of up to three digits and of more.
    """

    point: int
    comma: int
    unclear_point: int
    unclear_comma: int
    short: int = 0
    long: int = 0

    @property
    def decided(self) -> Mark | None:
        """The decimal mark that the rows speak for; None when all could be read both ways or none has a mark."""
        if self.point == self.comma:
            return self._by_thousands
        return "." if self.point > self.comma else ","

    @property
    def _by_thousands(self) -> Mark | None:
        """Numbers below a thousand have no mark and the others one: it is that of thousands."""
        if self.point or self.long or self.short < _SOME or bool(self.unclear_point) == bool(self.unclear_comma):
            return None
        unclear = self.unclear_point + self.unclear_comma
        return None if unclear < _SOME else "," if self.unclear_point else "."

    @property
    def unclear(self) -> bool:
        return self.decided is None and (self.unclear_point + self.unclear_comma) > 0


def marks_of(bodies: pa.Array, counts: npt.NDArray[np.int64]) -> Marks:
    """Count what digits-with-marks say. bodies: texts of digits and marks alone. counts: rows for each."""

    def rows(pattern: str) -> int:
        return int(counts[pc.match_substring_regex(bodies, pattern).to_numpy(zero_copy_only=False)].sum())

    found = Marks(
        point=rows(_decimal(r"\.", ",")),
        comma=rows(_decimal(",", r"\.")),
        unclear_point=rows(r"^[1-9]\d{0,2}\.\d{3}$"),
        unclear_comma=rows(r"^[1-9]\d{0,2},\d{3}$"),
    )
    if found.point or found.comma or not (found.unclear_point or found.unclear_comma):
        return found
    return replace(found, short=rows(r"^\d{1,3}$"), long=rows(r"^\d{4,}$"))


def _decimal(mark: str, other: str) -> str:
    """Texts in which `mark` can only be the decimal mark: no group of three after it, or the other mark before it,
    or the other mark twice, or nothing but a zero or more than three digits before it.
    """
    return (
        rf"^\d*{mark}(?:\d{{1,2}}|\d{{4,}})?$"
        rf"|{other}.*{mark}"
        rf"|{other}\d+{other}\d"
        rf"|^0\d*{mark}\d|^\d{{4,}}{mark}\d"
        rf"|[ ']\d+{mark}"
    )


def to_floats(bodies: pa.Array, decimal: Mark) -> npt.NDArray[np.float64]:
    """Numbers from digits and marks with the decimal mark known; NaN where groups do not fit."""
    point, comma = (r"\.", ",") if decimal == "." else (",", r"\.")
    fits = rf"^(?:\d+|\d{{1,3}}(?:{comma}\d{{2,3}})*{comma}\d{{3}}|\d{{1,3}}(?:[ ']\d{{3}})+)?(?:{point}\d*)?$"
    well = pc.match_substring_regex(bodies, fits)
    plain = pc.replace_substring_regex(bodies, rf"[ '{comma}]", "")
    if decimal == ",":
        plain = pc.replace_substring(plain, ",", ".")
    floats = pc.cast(pc.if_else(well, plain, None), pa.float64())
    return np.asarray(floats.to_numpy(zero_copy_only=False), dtype=np.float64)
