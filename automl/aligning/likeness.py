"""How alike the names of two columns are: by their letters, and by their words with what people say for each other."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from automl.reading.layout.names import words_of

_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_UNITS_SPELT = """
usd eur gbp chf dollar dollars euro euros pound pounds kg g lb lbs cm mm km mi sqm sqft month months year years yrs yr
day days hour hours hrs min minutes pct percent no nr num number value val amount amt of the in per is has was cust
customer client col column field flag
"""
_UNITS = frozenset(_UNITS_SPELT.split())
"""Words that say in what, of whom or how many: "monthly charges usd", "customer tenure", "tenure (months)"."""
_SAME_SPELT = (
    "sex gender",
    "charge charges fee fees price cost rate bill",
    "salary wage wages pay compensation",
    "zip zipcode postcode postal plz",
    "phone telephone mobile",
    "job occupation profession position",
    "marital married marriage",
    "department dept division team",
    "region territory area",
    "country nation",
    "city town",
    "qty quantity units",
    "age years",
    "tenure seniority",
    "product item article",
    "average avg mean",
    "monthly mthly",
    "yearly annual annually",
    "type kind category class",
)
_SAME = tuple(frozenset(each.split()) for each in _SAME_SPELT)
_LONG = 4
"""Letters of a word that two names may share by more than chance."""
_SHORTENED = 3
"""Letters that an abbreviation keeps at least: "cust", "dept"."""
_EQUAL, _SHORT, _SYNONYM, _HOLDS = 0.97, 0.9, 0.8, 0.75


def bare(name: str) -> str:
    """A name without case, spaces and signs."""
    return _SIGNS.sub("", name.casefold())


def alikeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: 1 for the same letters, 0.97 for the same words, 0.8 for synonyms, 0.75 where
    one holds all words of the other, 0 where their numbers differ.
    """
    if bare(one) == bare(other):
        return 1.0
    digits = [_DIGITS.findall(name) for name in (one, other)]
    if all(digits) and digits[0] != digits[1]:
        return 0.0
    letters = fuzz.ratio(bare(one), bare(other)) / 100
    return max(letters, _by_words(_telling(one), _telling(other)))


def _telling(name: str) -> list[str]:
    """The words of a name that say what it is."""
    said = [_singular(word) for word in words_of(name)]
    return [word for word in said if word not in _UNITS] or said


def _by_words(one: Sequence[str], other: Sequence[str]) -> float:
    fewer, more = sorted((list(one), list(other)), key=len)
    found: list[float] = []
    for word in fewer:
        likest = max(more, key=lambda each: _same(word, each), default="")
        closeness = _same(word, likest)
        if not closeness:
            return 0.0
        found.append(closeness)
        more.remove(likest)
    if not more:
        return min(found, default=0.0)
    return _HOLDS if min(found, default=0.0) == _EQUAL and any(len(word) >= _LONG for word in fewer) else 0.0


def _same(word: str, other: str) -> float:
    if word == other:
        return _EQUAL
    short, long = sorted((word, other), key=len)
    if len(short) >= _SHORTENED and long.startswith(short):
        return _SHORT
    return _SYNONYM if any({word, other} <= {_singular(each) for each in group} for group in _SAME) else 0.0


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > _LONG and not word.endswith("ss") else word
