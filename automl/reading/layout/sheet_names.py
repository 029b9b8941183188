"""What the names of sheets say: a series of periods or places, or sheets that nobody would answer from."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from babel import Locale

from automl.reading.dates.months import month_numbers
from automl.reading.dates.spellings import SPELLINGS

_DEFAULT = re.compile(r"(?i)^(?:sheet|tabelle|feuil|feuille|hoja|foglio|planilha|blad|ark|лист|工作表|シート)\s*\d*$")
_ASIDE_SPELT = (
    "readme cover about contents index toc notes note info legend glossary help instructions definitions lookup "
    "lookups lists list mapping mappings reference codes config settings parameters calendar template example archive "
    "archived old backup copy draft test temp tmp previous obsolete inhalt deckblatt hinweise legende vorlage alt "
    "sicherung sommaire notice ancien indice portada notas dashboard summary overview pivot chart charts kpis kpi "
    "übersicht"
)
_ASIDE = frozenset(_ASIDE_SPELT.split())
_PLACES_SPELT = (
    "north south east west northeast northwest southeast southwest central midwest emea apac amer amers americas latam "
    "na eu uk us usa dach nordics benelux cee mea mena anz asean global domestic international export europe asia "
    "africa oceania nord süd sud ost ouest est norte sur este oeste oriente"
)
_PLACES = frozenset(_PLACES_SPELT.split())
_YEAR = re.compile(r"(?i)^(?:(?:fy|cy)?\s?(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?|(?:fy|cy|')\s?'?\d{2})$")
_PART = re.compile(r"(?i)^(?:(q|qtr|quarter|quartal|t)\s?[1-4]|(w|wk|week|kw)\s?\d{1,2}|(h)\s?[12])\b.*$")
_DATES = tuple(re.compile(spelling.pattern) for spelling in SPELLINGS if spelling.key != "serial")


def is_aside(name: str) -> bool:
    """Whether a sheet's name says that it is no data, old data, or a view of data that stand elsewhere."""
    return bool(_ASIDE & set(re.findall(r"[^\W\d_]+", name.lower())))


def is_default(name: str) -> bool:
    """Whether the name is the one that a new sheet gets."""
    return bool(_DEFAULT.match(name.strip()))


def stem_and_ends(names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What the names begin with in common, in whole words, and what is left of each ("Sales", ("2022", "2023"))."""
    words = [name.replace("_", " ").split() for name in names]
    alike = takewhile(lambda same: len({word.lower() for word in same}) == 1, zip(*words, strict=False))
    shared = min(len(list(alike)), min(map(len, words)) - 1)
    stem, ends = " ".join(words[0][:shared]), [" ".join(each[shared:]) for each in words]
    years = [word for word in words[0][:shared] if _is_year(word)]
    return stem, tuple(f"{end} {years[0]}" if years and not re.search(r"\d{4}", end) else end for end in ends)


def series_name(ends: Sequence[str]) -> str | None:
    """What such ends are called ("Year", "Month", "Region"); None when they are no series."""
    for called, fits in (("Year", _is_year), ("Month", _is_month), ("Quarter", _is_part), ("Date", _is_date)):
        if all(fits(end) for end in ends):
            return _part_called(ends[0]) if called == "Quarter" else called
    return "Region" if all(_is_place(end) for end in ends) else None


def is_period(called: str) -> bool:
    """Whether a series of this name is one of periods."""
    return called not in ("Region", "Sheet")


def _is_year(end: str) -> bool:
    return bool(_YEAR.match(end))


def _is_month(end: str) -> bool:
    words = re.findall(r"[^\W\d_]+|\d+", end)
    names = [word for word in words if word.lower() in month_numbers()]
    return len(names) == 1 and all(word.isdigit() for word in words if word not in names)


def _is_part(end: str) -> bool:
    return bool(_PART.match(end))


def _part_called(end: str) -> str:
    found = _PART.match(end)
    return "Week" if found and found[2] else "Half" if found and found[3] else "Quarter"


def _is_date(end: str) -> bool:
    return any(pattern.match(end) for pattern in _DATES)


def _is_place(end: str) -> bool:
    return end.lower() in _PLACES or end.lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    languages = ("en", "de", "fr", "es", "it", "pt", "nl")
    return frozenset(name.lower() for language in languages for name in Locale(language).territories.values())
