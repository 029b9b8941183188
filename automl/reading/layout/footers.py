"""Notes below a table."""

import numpy as np

from automl.reading.grid import Grid, Mask
from automl.reading.layout.sorts import Sort, sorts_of, usual_sorts

_TAIL = 30
_HEAD = 40


def footer_rows(under: Grid, keep: Mask) -> Mask:
    """Rows at the end that hold remarks: texts where the table has numbers or dates, or one text alone.

    under: the grid below the header. keep: rows that are still candidates for data.
    """
    found = np.zeros(under.height, dtype=np.bool_)
    places = np.flatnonzero(keep)
    if under.width == 1 or len(places) < 2:  # noqa: PLR2004 - a footer needs a table above it
        return found
    usual = usual_sorts(sorts_of(under.rows(0, _HEAD)))
    start = int(places[-_TAIL:][0])
    sorts = sorts_of(under.rows(start, under.height))
    gap = _last_gap(under, start)
    for place in reversed(places[-_TAIL:]):
        if gap is not None and place > gap and _silent(sorts[place - start], usual):
            found[place] = True
            continue
        if not _is_remark(sorts[place - start], usual, after_gap=bool(place) and not keep[place - 1]):
            break
        found[place] = True
    return found


def _last_gap(under: Grid, start: int) -> int | None:
    """The last blank row of the end, below which stands what belongs to no table."""
    rows = under.rows(start, under.height)
    blank = [start + place for place, row in enumerate(rows) if not any(row)]
    return blank[-1] if blank and blank[-1] > start else None


def _silent(sorts: np.ndarray, usual: np.ndarray) -> bool:
    """Whether a row has a text, and neither a number nor a date, where two columns and more have them."""
    typed = usual >= Sort.NUMBER
    return bool(typed.sum() > 1 and (sorts == Sort.TEXT).any() and not (sorts >= Sort.NUMBER).any())


def _is_remark(sorts: np.ndarray, usual: np.ndarray, *, after_gap: bool) -> bool:
    if (sorts >= Sort.NUMBER).any():
        return False
    alone = (sorts == Sort.TEXT).sum() == 1
    misplaced = bool(((sorts == Sort.TEXT) & (usual >= Sort.NUMBER)).any())
    names = np.flatnonzero(usual == Sort.TEXT)
    named = len(names) > 0 and sorts[names[0]] == Sort.TEXT
    measured = bool((usual >= Sort.NUMBER).any())
    return (misplaced and not named) or (alone and measured and (after_gap or len(usual) > 2))  # noqa: PLR2004
