"""Words written together: "Monatsumsatz" is the monthly sales, "Quartalsgewinn" the quarterly profit."""

from automl.understanding.languages.glossary import Glossary

_SHORTEST = 4
_LINKS = ("", "s", "es", "n", "en")


def taken_apart(word: str, glossary: Glossary) -> str | None:
    """The English of a word made of two that the language knows; None where it is no such word."""
    if not word.isalpha():
        return None
    cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return next((both for cut in cuts if (both := _both(word[:cut], word[cut:], glossary))), None)


def _both(first: str, last: str, glossary: Glossary) -> str | None:
    meant = glossary.single(last)
    before = next((found for link in _LINKS if first.endswith(link) and (found := _first(first, link, glossary))), None)
    return f"{before} {meant}" if meant and before else None


def _first(first: str, link: str, glossary: Glossary) -> str | None:
    """The first word, said otherwise before another ("Monat" as "monthly") where the table says so."""
    stem = first.removesuffix(link) if link else first
    return glossary.classes.get("before", {}).get(stem) or glossary.single(stem)
