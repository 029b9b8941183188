"""The year of months that are named without one: from a sheet's name, a title, or the column of the year's total."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_YEAR = re.compile(r"(?i)(?<!\d[./-])(?<![\d.,])(?:FY ?'?(\d{4}|\d{2})|((?:19|20)\d{2}))(?![\d.,]*\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d{2}) ?[/–-] ?((?:20)?\d{2})(?!\d|[-/]\d)")
_ABOUT_THE_FILE = re.compile(
    r"(?i)export|generat|print|creat|updat|run|downloaded|as of|as at|date|version|stand|erstellt|gedruckt|copyright|©"
)


@dataclass(frozen=True, slots=True)
class FoundYear:
    """first: the calendar year in which the periods begin, or end where `ending` and they run over New Year, as those
    of FY2024 may. place: where it stands.
    """

    first: int
    ending: bool
    place: str


def year_in(texts: Iterable[tuple[str, str]]) -> FoundYear | None:
    """The only year that the first of the texts with a year speaks of. texts: what each says, and where it stands."""
    for text, place in texts:
        if _ABOUT_THE_FILE.search(text):
            continue
        plain = text.replace("_", " ")
        ranges = {found[1] for found in _RANGE.finditer(plain) if (int(found[1]) + 1) % 100 == int(found[2]) % 100}
        years = {_full(found[1] or found[2]) for found in _YEAR.finditer(plain)}
        if len(ranges) == 1:
            return FoundYear(int(ranges.pop()), ending=False, place=place)
        if len(years) == 1:
            return FoundYear(years.pop(), ending=True, place=place)
        if years:
            return None
    return None


def _full(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)  # noqa: PLR2004 - a year in full
