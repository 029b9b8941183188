"""One column of text, with each distinct text held once: types are decided on the distinct texts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns.different import all_different
from automl.reading.grid import Mask

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Cells:
    """One column. texts: the distinct texts, none blank. codes: for each row the position of its text, -1 for blank.

    native: whether most of its numbers were numbers in the file already, not text that looks like one.
    """

    texts: pa.Array
    codes: Codes
    native: bool = False

    @classmethod
    def of(cls, column: pa.Array, *, native: bool = False) -> "Cells":
        """Encode a string array; "" is blank."""
        texts, codes = _encoded(column)
        blank = pc.equal(texts, "").to_numpy(zero_copy_only=False)
        return cls(texts, codes, native).without(blank)

    def __len__(self) -> int:
        return len(self.codes)

    def counts(self) -> npt.NDArray[np.int64]:
        """Rows for each distinct text."""
        return self._counts

    @cached_property
    def _counts(self) -> npt.NDArray[np.int64]:
        return np.bincount(self.codes + np.int32(1), minlength=len(self.texts) + 1)[1:]

    def rows(self, chosen: Mask) -> Mask:
        """The rows whose text is among the chosen texts."""
        return np.append(chosen, False)[self.codes]

    def without(self, unwanted: Mask) -> "Cells":
        """The same rows, with the unwanted texts made blank."""
        if not unwanted.any():
            return self
        places = np.where(unwanted, -1, np.cumsum(~unwanted) - 1).astype(np.int32)
        return Cells(self.texts.filter(pa.array(~unwanted)), np.append(places, np.int32(-1))[self.codes], self.native)

    def keep(self, rows: Mask) -> "Cells":
        """Only the rows in the mask, and only the texts that they hold."""
        if rows.all():
            return self
        kept = Cells(self.texts, self.codes[rows], self.native)
        return kept.without(kept.counts() == 0)

    def spread(self, per_text: npt.NDArray[Any], blank: object) -> npt.NDArray[Any]:
        """One value for each row from one value for each text."""
        return np.append(per_text, np.array([blank], dtype=per_text.dtype))[self.codes]

    def filled_down(self) -> "Cells":
        """Every blank takes the text above it."""
        places = np.maximum.accumulate(np.where(self.codes >= 0, np.arange(len(self.codes)), 0))
        return Cells(self.texts, self.codes[places], self.native)


def _encoded(column: pa.Array) -> tuple[pa.Array, Codes]:
    """The distinct texts, in the order of their first rows, and for each row the position of its text."""
    if all_different(column):
        return column, np.arange(len(column), dtype=np.int32)
    encoded = pc.dictionary_encode(column)
    return encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
