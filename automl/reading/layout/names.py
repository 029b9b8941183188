"""Column names: distinct, and what they say about their column."""

import re
from collections import Counter
from collections.abc import Sequence

from automl.table import Note

_LONGEST = 200
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def words_of(name: str) -> list[str]:
    """The words of a name in lower case; camel case, digits, underscores and marks part them."""
    parted = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", " ", name)
    return [word.lower() for word in re.findall(r"[^\W\d_]+|#", parted)]


def shown(name: str) -> str:
    """A name as it can stand in a sentence: on one line, without control characters, of bearable length."""
    plain = " ".join(_INVISIBLE.sub(" ", name[: 4 * _LONGEST]).split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def distinct_names(header: Sequence[str]) -> tuple[list[str], list[Note]]:
    """Names that differ from one another also without regard to case; blanks get a number, repeats too."""
    names: list[str] = []
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    for place, written in enumerate(header, start=1):
        name = base = shown(written) or f"Column {place}"
        while name.lower() in taken:
            repeats[base.lower()] += 1
            name = f"{base} ({repeats[base.lower()] + 1})"
        taken.add(name.lower())
        names.append(name)
    return names, _told(header, names)


def _told(header: Sequence[str], names: Sequence[str]) -> list[Note]:
    renamed = [(w, n) for w, n in zip(header, names, strict=True) if " ".join(w.split()) != n]
    if not renamed:
        return []
    some = ", ".join(f"“{name}”" for _, name in renamed[:5]) + (", …" if len(renamed) > 5 else "")  # noqa: PLR2004
    what = "Columns without a name, with a repeated or a very long one are called"
    return [Note("columns_renamed", f"{what} {some}.", len(renamed))]
