"""Numbers as people write them: decimal comma or point, thousands marks, currencies, percent, accountants' minus."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns import currencies
from automl.reading.columns.cells import Cells
from automl.reading.columns.marks import Mark, Marks, marks_of, to_floats
from automl.reading.columns.sizes import LOOSE, SIZE_PATTERN, SIZES
from automl.reading.grid import Mask

_NUMBER = (
    rf"^(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<before>{currencies.PATTERN})?\s*(?P<inner>[-+(])?\s*"
    r"(?P<body>\d[\d.,' ]*|[.,]\d+)(?P<power>[eE][-+]?\d{1,2})?\s*(?P<size>" + SIZE_PATTERN + r")?\s*"
    rf"(?P<after>%|{currencies.PATTERN})?\s*(?P<last>-)?\s*\)?\s*(?P<outside>%)?$"
)
_CODE = r"^[-+]?0\d+$|^\d{16,}$|^0\d\.\d{4}$"
"""Leading zeros, or more digits than a float64 holds exactly: a code; and 01.2024 is a month. None is a number."""
_DASHED_CENTS = rf"^(\D{{0,6}}\d[\d.' ]*)([,.])[-–—]{{1,2}}(\s?(?:{currencies.PATTERN})?)$"
"""5,- and 5.— as shops write them."""
_SAMPLE = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The numbers in a column's distinct texts, NaN where a text is none. Texts with a percent sign are fractions.

    marked: whether a decimal or thousands mark occurs at all.
    """

    floats: npt.NDArray[np.float64]
    percent: Mask
    money: Mask
    currencies: tuple[str, ...]
    decimal: Mark
    marked: bool = False

    @property
    def understood(self) -> Mask:
        return ~np.isnan(self.floats)


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Distinct texts that look like numbers, taken apart, before the file's decimal mark is known."""

    texts: pa.Array
    parts: pa.StructArray | None
    marks: Marks
    native: bool

    def numbers(self, *, comma: bool) -> Numbers:
        """The numbers. comma: whether the file's other columns speak for the decimal comma."""
        decimal: Mark = self.marks.decided or ("," if comma and not self.native else ".")
        if self.parts is None and decimal == ".":
            floats = np.asarray(pc.cast(self.texts, pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
            nowhere = np.zeros(len(self.texts), dtype=np.bool_)
            return Numbers(floats, nowhere, nowhere, (), decimal)
        found = _from_parts(self.parts if self.parts is not None else _apart(self.texts), decimal)
        return replace(found, marked=self.marks != Marks(0, 0, 0, 0))


def written_numbers(cells: Cells) -> Written | None:
    """Take a column's texts apart; None when it holds codes, or when fewer than half of a sample are numbers."""
    texts = _plain_signs(cells.texts)
    sample = texts[:_SAMPLE]
    if len(texts) == 0 or pc.sum(pc.match_substring_regex(sample, _NUMBER)).as_py() < len(sample) / 2:
        return None
    if pc.any(pc.match_substring_regex(texts, _CODE)).as_py():
        return None
    if castable(texts):
        marks = Marks(0, 0, 0, 0) if cells.native else _marks_of_plain(texts, cells.counts())
        return Written(texts, None, marks, cells.native)
    parts = _apart(texts)
    bodies = pc.utf8_rtrim_whitespace(pc.fill_null(pc.struct_field(parts, "body"), ""))
    return Written(texts, parts, marks_of(bodies, cells.counts()), cells.native)


def castable(texts: pa.Array) -> bool:
    """Whether all texts are numbers as a machine writes them. A few are tried first: arrow doesn't stop at an error."""
    for some in (texts[:_SAMPLE], texts):
        try:
            floats = pc.cast(some, pa.float64())
        except pa.ArrowInvalid:
            return False
        if not pc.all(pc.is_finite(floats)).as_py():
            return False
    return True


def _marks_of_plain(texts: pa.Array, counts: npt.NDArray[np.int64]) -> Marks:
    """Marks of texts that a machine could have written: points only. A sample often decides."""
    sampled = marks_of(pc.utf8_ltrim(texts[:_SAMPLE], characters="+-"), counts[:_SAMPLE])
    if sampled.decided is not None or len(texts) <= _SAMPLE:
        return sampled
    return marks_of(pc.utf8_ltrim(texts, characters="+-"), counts)


def _plain_signs(texts: pa.Array) -> pa.Array:
    """Typographic minus signs, spaces and apostrophes made plain, where there are any; 5,- is 5,00."""
    texts = _no_cents(texts)
    ascii_only = pc.all(pc.string_is_ascii(texts)).as_py()
    if ascii_only or not pc.any(pc.match_substring_regex(texts, "[−–’\u00a0\u202f\u2009]")).as_py():
        return texts
    signs = pc.replace_substring_regex(texts, "^([^0-9A-Za-z]*)[−–]", r"\1-")
    return pc.replace_substring(pc.replace_substring_regex(signs, "[\u00a0\u202f\u2009]", " "), "’", "'")


def _no_cents(texts: pa.Array) -> pa.Array:
    if not any(pc.any(pc.match_substring(texts, mark)).as_py() for mark in (",-", ".-", ",–", ".–", ",—", ".—")):
        return texts
    return pc.replace_substring_regex(texts, _DASHED_CENTS, r"\1\200\3")


def _apart(texts: pa.Array) -> pa.StructArray:
    return pc.extract_regex(texts, _NUMBER)


def _from_parts(parts: pa.StructArray, decimal: Mark) -> Numbers:
    def part(name: str) -> pa.Array:
        return pc.fill_null(pc.struct_field(parts, name), "")

    def holds(name: str, *marks: str) -> Mask:
        found: Mask = pc.is_in(part(name), value_set=pa.array(marks)).to_numpy(zero_copy_only=False)
        return found

    bodies = pc.utf8_rtrim_whitespace(part("body"))
    floats = to_floats(pc.if_else(pc.equal(bodies, ""), None, bodies), decimal)
    floats = floats * _powers(part("power")) * _sizes(part("size"))
    negative = holds("open", "(") | holds("sign", "-") | holds("inner", "-", "(") | holds("last", "-")
    percent = holds("after", "%") | holds("outside", "%")
    floats = np.where(negative, -floats, floats) / np.where(percent, 100.0, 1.0)
    marks = pc.if_else(pc.not_equal(part("before"), ""), part("before"), part("after"))
    money = pc.not_equal(marks, "").to_numpy(zero_copy_only=False) & ~holds("after", "%")
    floats = np.where(holds("size", *LOOSE) & ~money, np.nan, floats)
    return Numbers(floats, percent, money, currencies.codes_of(marks), decimal)


def _powers(written: pa.Array) -> npt.NDArray[np.float64]:
    exponents = pc.cast(pc.if_else(pc.equal(written, ""), "0", pc.utf8_ltrim(written, characters="eE+")), pa.float64())
    powers: npt.NDArray[np.float64] = 10.0 ** exponents.to_numpy(zero_copy_only=False)
    return powers


def _sizes(written: pa.Array) -> npt.NDArray[np.float64]:
    factors = np.ones(len(written))
    for size, factor in SIZES.items():
        factors[pc.equal(written, size).to_numpy(zero_copy_only=False)] = factor
    return factors
