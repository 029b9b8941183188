"""Columns that many laws protect people from being judged by."""

from collections.abc import Iterable

from automl.reading.layout.names import words_of

_SPELT = (
    "sex gender race ethnicity ethnic age religion faith nationality citizenship marital married disability disabled "
    "pregnant pregnancy orientation birthday dob geschlecht alter nationalität sexe âge edad sexo"
)
_WORDS = frozenset(_SPELT.split())
_PHRASES = ("native country", "country of birth", "birth date", "date of birth", "birth place", "skin color")


def protected(columns: Iterable[str]) -> tuple[str, ...]:
    """Those that tell a person's sex, race, age, faith, origin, family or health, as far as their names say so."""
    return tuple(name for name in columns if _tells(name))


def _tells(name: str) -> bool:
    words = words_of(name)
    joined = " ".join(words)
    return bool(_WORDS & set(words)) or any(phrase in joined for phrase in _PHRASES)
