"""Countries and continents by their names in another language, with their English names."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from automl.understanding.words import plain

_CONTINENTS = ("002", "003", "005", "009", "019", "142", "150", "419")


@cache
def places(language: str) -> Mapping[str, str]:
    """The English name of each country and continent by its name in a language, as `plain` writes it."""
    own, english = Locale.parse(language).territories, Locale.parse("en").territories
    named = {str(code): name for code, name in own.items() if code in english}
    places = {code: name for code, name in named.items() if code.isalpha() or code in _CONTINENTS}
    return {plain(name): english[code] for code, name in places.items() if plain(name) != plain(english[code])}
