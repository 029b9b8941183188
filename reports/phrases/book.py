"""The grammar of the phrase tables: slots, plural categories, lists, counted nouns, sentences."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError

from reports.formats import whole

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One language's phrases, and the locale whose figures go with them."""

    locale: Locale
    entries: Mapping[str, Any]

    def has(self, key: str) -> bool:
        """Whether the table has an entry at the dotted `key`."""
        return self._entry(key) is not None

    def say(self, key: str, plural: float = 0, /, **slots: str) -> str:
        """The phrase at the dotted `key`, its slots filled; `plural` picks the category. KeyError if unknown."""
        entry = self._entry(key)
        if isinstance(entry, Mapping):
            entry = entry.get(self.locale.plural_form(plural), entry.get("other"))
        if not isinstance(entry, str):
            raise KeyError(key)
        return entry.format_map(slots)

    def counted(self, number: int, noun: str) -> str:
        """A number with its noun from the table in the right number: "1 month", "8 quarters"."""
        return f"{whole(number, self.locale)} {self.say(f'nouns.{noun}', number)}"

    def measured(self, figure: str, noun: str | None) -> str:
        """A figure with the noun that it counts, which comes in the plural ("1 order", "1,204 orders")."""
        if noun is None:
            return figure
        return f"{figure} {self._singular(noun) if figure in ('1', '-1') else noun}"

    def one(self, noun: str) -> str:
        """One of what a plural noun names: "customer"."""
        return self._singular(noun)

    def listed(self, names: Sequence[str], most: int = 5) -> str:
        """Names in a row: "North, South and West"; after `most`, "and 7 more"."""
        if len(names) > most:
            first = self._joined(names[: most - 1])
            return self.say("list.more", first=first, count=whole(len(names) - most + 1, self.locale))
        if len(names) == 1:
            return names[0]
        return self.say("list.two", first=self._joined(names[:-1]), last=names[-1])

    def sentence(self, clause: str) -> str:
        """A clause as a sentence: a capital at the start, a full stop at the end."""
        text = clause[:1].upper() + clause[1:]
        return text if text.endswith((".", "!", "?", "…")) else text + "."

    def _joined(self, names: Sequence[str]) -> str:
        text = names[0]
        for name in names[1:]:
            text = self.say("list.many", first=text, last=name)
        return text

    def _singular(self, noun: str) -> str:
        irregular = self.entries.get("singular", {}).get(noun.lower())
        if irregular is not None:
            return str(irregular)
        for ending, replacement in self.entries.get("singular_endings", []):
            if noun.endswith(ending):
                return f"{noun.removesuffix(ending)}{replacement}"
        return noun

    def _entry(self, key: str) -> Any:
        entry: Any = self.entries
        for part in key.split("."):
            if not isinstance(entry, Mapping):
                return None
            entry = entry.get(part)
        return entry


def phrasebook(locale: str) -> Phrasebook:
    """The phrases for a locale such as "en", "en_GB"; a language without a table gets English, figures included."""
    try:
        wanted = Locale.parse(locale.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        wanted = Locale.parse(_FALLBACK)
    entries = _table(wanted.language)
    if entries is None:
        return Phrasebook(Locale.parse(_FALLBACK), _table(_FALLBACK) or {})
    return Phrasebook(wanted, entries)


@cache
def _table(language: str) -> Mapping[str, Any] | None:
    """The tables of a language's files put together: "en.toml", and "en.<subject>.toml" for each subject of its own."""
    found = [
        each for each in files("reports.phrases").iterdir() if re.fullmatch(rf"{language}(\.\w+)?\.toml", each.name)
    ]
    entries: dict[str, Any] = {}
    for source in sorted(found, key=lambda each: len(each.name)):
        for name, table in tomllib.loads(source.read_text(encoding="utf-8")).items():
            known = entries.get(name)
            entries[name] = {**known, **table} if isinstance(known, dict) else table
    return entries or None
