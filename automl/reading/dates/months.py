"""Names of months in the languages of the files that are met most."""

from functools import cache
from types import MappingProxyType
from unicodedata import combining, normalize

from babel.dates import get_month_names

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl")
_ALSO = {"sept": 9, "mrz": 3, "mär": 3, "maerz": 3, "mrt": 3, "jän": 1, "jänner": 1}


@cache
def month_numbers() -> MappingProxyType[str, int]:
    """Lower-case names, long and short and without a final point, to 1..12. English wins where two languages differ."""
    numbers = dict(_ALSO)
    for language in reversed(_LANGUAGES):
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=language)
            numbers |= {name.lower().rstrip("."): int(number) for number, name in names.items()}
    return MappingProxyType({_plain(name): number for name, number in numbers.items()} | numbers)


def _plain(name: str) -> str:
    """The name without accents, as many files have it."""
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))
