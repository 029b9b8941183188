"""Names as words: column names and values taken apart, and words brought to one form."""

import re
from functools import lru_cache

from automl.understanding.lexicon import Lexicon
from automl.understanding.lexicon.lexicon import Family
from automl.understanding.words import plain

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_WORD = re.compile(r"[^\W_]+")
_SAME_STEM = 0.97
_HISSING = ("sses", "ches", "shes", "xes", "zes")


def singular(word: str) -> str:
    """The singular of an English noun, near enough to compare two words."""
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):  # noqa: PLR2004  "gas", "bus", "tax" stay
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(_HISSING):
        return word[:-2]
    return word.removesuffix("s")


@lru_cache(maxsize=65536)
def canonical(word: str, lexicon: Lexicon) -> str:
    """One form for a word: small, in full, singular ("Qtys" and "quantity" are one)."""
    word = plain(word)
    for form in (word, singular(word)):
        if form in lexicon.short_forms:
            return singular(lexicon.short_forms[form])
    return singular(word)


@lru_cache(maxsize=4096)
def raw_words(name: str) -> tuple[str, ...]:
    """The words of a column's name: humps, underscores and signs part them; units in brackets are left out."""
    bare = _IN_BRACKETS.sub(" ", name)
    words = _WORD.findall(_HUMPS.sub(" ", bare)) or _WORD.findall(name)
    return tuple(plain(word) for word in words)


@lru_cache(maxsize=8192)
def name_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a column's name, each in its one form."""
    return tuple(canonical(word, lexicon) for word in raw_words(name))


def value_words(value: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a cell, each in its one form; "&" is "and"."""
    return tuple(canonical(word, lexicon) for word in _WORD.findall(value.replace("&", " and ")))


def families_of(word: str, lexicon: Lexicon) -> dict[str, bool]:
    """The families that a word in its one form belongs to, and whether it is one of their strong words."""
    return _membership(lexicon).get(word, {})


def family(name: str, lexicon: Lexicon) -> Family:
    """The family called `name`; KeyError when there is none."""
    return {each.name: each for each in lexicon.families}[name]


@lru_cache(maxsize=8)
def _membership(lexicon: Lexicon) -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for each in lexicon.families:
        for word in each.words | each.abroad:
            found.setdefault(singular(word), {})[each.name] = word not in each.weak
    return found


def _stem(word: str) -> str:
    """A word without its ending: "returned" and "return" are one."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 3:  # noqa: PLR2004
            return word.removesuffix(ending)
    return word


def likeness(word: str, other: str, lexicon: Lexicon) -> float:
    """How far two words in their one form mean the same: 1 the same word, 0.9 to 0.6 one family, 0 not."""
    if word == other:
        return 1.0
    if _stem(word) == _stem(other):
        return _SAME_STEM
    mine, theirs = families_of(word, lexicon), families_of(other, lexicon)
    shared = mine.keys() & theirs.keys()
    return max((0.6 + 0.15 * (mine[name] + theirs[name]) for name in shared), default=0.0)
