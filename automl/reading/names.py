"""Column names: distinct, and what they say about their column."""

import re
from collections.abc import Sequence

from automl.table import Note


def words_of(name: str) -> list[str]:
    """The words of a name in lower case; camel case, digits, underscores and marks part them."""
    parted = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", " ", name)
    return [word.lower() for word in re.findall(r"[^\W\d_]+|#", parted)]


def distinct_names(header: Sequence[str]) -> tuple[list[str], list[Note]]:
    """Names that differ from one another also without regard to case; blanks get a number, repeats too."""
    names: list[str] = []
    taken: set[str] = set()
    for place, written in enumerate(header, start=1):
        base = " ".join(written.split()) or f"Column {place}"
        name, again = base, 2
        while name.lower() in taken:
            name, again = f"{base} ({again})", again + 1
        taken.add(name.lower())
        names.append(name)
    return names, _told(header, names)


def _told(header: Sequence[str], names: Sequence[str]) -> list[Note]:
    renamed = [(w, n) for w, n in zip(header, names, strict=True) if " ".join(w.split()) != n]
    if not renamed:
        return []
    shown = ", ".join(f"“{name}”" for _, name in renamed[:5]) + (", …" if len(renamed) > 5 else "")  # noqa: PLR2004
    what = "Columns without a name or with a repeated one are called"
    return [Note("columns_renamed", f"{what} {shown}.", len(renamed))]
