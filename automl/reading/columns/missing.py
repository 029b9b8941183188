"""Words that stand for nothing."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.grid import Mask

_NOTHING_SPELT = "n/a #n/a nan null <na> <null> - -- --- — – . ? #div/0! #ref! #value! #name? #num! #null! #n/d"
NOTHING = frozenset(_NOTHING_SPELT.split())
"""Nothing in every column."""

NOTHING_BESIDE_VALUES = NOTHING | frozenset(["na", "none", "nil", "tbd", "tba", "n.a.", "n.a", "nd", "not available"])
"""Nothing in a column of numbers or dates; in a column of texts they may be names (NA is North America)."""


def nothing(texts: pa.Array, words: frozenset[str]) -> Mask:
    """Which of the texts are among the words, in any case."""
    found: Mask = _as_long_as(words).take(pc.binary_length(texts).to_numpy(zero_copy_only=False), mode="clip")
    if found.any():
        lowered = pc.utf8_lower(texts.filter(pa.array(found)))
        found[found] = pc.is_in(lowered, value_set=pa.array(sorted(words))).to_numpy(zero_copy_only=False)
    return found


@cache
def _as_long_as(words: frozenset[str]) -> Mask:
    """For each number of bytes, up to more than any word has, whether a word has as many."""
    lengths = {len(word.encode()) for word in words}
    return np.array([length in lengths for length in range(max(lengths) + 2)])


def nothing_in_texts(texts: pa.Array) -> Mask:
    """Which of a text column's distinct texts stand for nothing. NA does, unless the others are short codes too."""
    found = nothing(texts, NOTHING)
    others = texts.filter(pa.array(~found))
    short = others.filter(pc.less_equal(pc.binary_length(others), 5))
    codes = pc.match_substring_regex(short, r"^[A-Z]{1,5}$").to_numpy(zero_copy_only=False)
    if codes.sum() > len(others) / 2:
        return found
    return found | np.asarray(nothing(texts, frozenset(["na"])))
