"""Column names that stand in several rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from automl.reading.columns.currencies import PATTERN
from automl.reading.layout.merges import Merge

_UNIT_SPELT = (
    "string str text char varchar int integer bigint float double number numeric decimal date datetime timestamp bool "
    "boolean category kg g t lb lbs oz km m cm mm l ml h hr hrs hours days min pcs pc units unit qty thousand "
    "thousands million millions mio mrd tsd k m bn eur usd gbp chf stück stk each ea per piece"
)
_UNITS = frozenset(_UNIT_SPELT.split())
_UNIT = re.compile(rf"^(?:[(\[{{<].*[)\]}}>]|in .*|%|{PATTERN}|[kKmM]?{PATTERN}[kKmM]?|'?000s?'?)$")
_FIGURE = re.compile(r"^(?!(?:19|20)\d\d$)[-+(]?[\d.,]+\)?%?$")
"""A number that is no year."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Names:
    """Column names as written, and the rows that they stand in, counted from 0."""

    texts: tuple[str, ...]
    rows: range


def names_over(
    names: tuple[str, ...], place: int, rows: Sequence[Sequence[str]], block: range, merges: Sequence[Merge]
) -> Names:
    """The names of row `place`, joined with the rows right above it in which one label heads several columns."""
    top = place
    while top - 1 in block and _heads(rows[top - 1], names, _wide(merges, top - 1)):
        top -= 1
        names = _joined(_spread(rows[top], names, _wide(merges, top)), names)
    return Names(names, range(top, place + 1))


def wrapped(upper: Sequence[str], lower: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the lower row goes on with the names of the upper one: short texts beside blanks, no units, no data."""
    pairs = list(zip(upper, lower, strict=True))
    texts = [text for text in lower if text]
    alone = any(above and not text for above, text in pairs)
    if not texts or not alone or any(len(text) > _LONGEST or _FIGURE.match(text) for text in texts):
        return False
    if len(texts) == 1 and any([bool(text) for text in row] == [bool(text) for text in lower] for row in below):
        return False
    if is_units(lower):
        return False
    again = [any(row[place] == text for row in below) for place, text in enumerate(lower) if text]
    return not any(again)


def is_keyed(row: Sequence[str]) -> bool:
    """Whether a row begins with a key, as lines above a table do ("Report:")."""
    texts = [text for text in row if text]
    return bool(texts) and texts[0].endswith(":") and not all(text.endswith(":") for text in texts)


def is_distinct(row: Sequence[str]) -> bool:
    """Whether the texts of a row differ from one another."""
    texts = [text.lower() for text in row if text]
    return len(set(texts)) == len(texts)


def is_units(row: Sequence[str]) -> bool:
    """Whether most texts of a row are units or types."""
    texts = [text for text in row if text]
    return sum(map(is_unit, texts)) * 2 > len(texts)


def is_unit(text: str) -> bool:
    """Whether a text below a name says in what it is measured, or of what type it is."""
    return text.lower() in _UNITS or bool(_UNIT.match(text))


def joined_below(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Names that go on in the row below."""
    return tuple(f"{above} {text}".strip() for above, text in zip(upper, lower, strict=True))


def _wide(merges: Sequence[Merge], row: int) -> list[Merge]:
    return [merge for merge in merges if row in merge.rows and merge.wide]


def _heads(upper: Sequence[str], lower: Sequence[str], wide: Sequence[Merge]) -> bool:
    """Whether the upper row heads groups of the lower one, which alone would repeat itself or have gaps."""
    heads = [place for place, cell in enumerate(upper) if cell]
    groups = [merge for merge in wide if sum(1 for place in merge.columns if lower[place]) > 1]
    if groups and (len(groups) > 1 or groups[0].columns.start > 0) and len(heads) == len(groups):
        return True
    names = [cell.lower() for cell in lower if cell]
    helps = len(set(names)) < len(names) or any(upper[place] and not lower[place] for place in heads)
    return 1 < len(heads) < len(upper) and helps


def _spread(upper: Sequence[str], lower: Sequence[str], wide: Sequence[Merge]) -> tuple[str, ...]:
    """Each label over all the columns that it heads: those merged with it, else those up to the next label."""
    if wide:
        spread = list(upper)
        for merge in wide:
            spread[merge.columns.start : merge.columns.stop] = [upper[merge.columns.start]] * len(merge.columns)
        return tuple(spread)
    if sum(map(bool, upper)) >= len(upper) - 1 and len(set(upper)) == len(upper):
        return tuple(upper)
    spread, head = [], ""
    for above, below in zip(upper, lower, strict=True):
        head = above or head
        spread.append(above if above and not below else head if below else "")
        head = head if below else ""
    return tuple(spread)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        above if not below or above == below else f"{above} {below}".strip()
        for above, below in zip(upper, lower, strict=True)
    )
