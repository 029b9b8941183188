"""One value spelt in several ways: other cases and spaces, and typing errors."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd
from rapidfuzz import fuzz, process

from automl.findings import Spelling, Tally

_MOST_DISTINCT = 5000
"""Of more different values, cases and spaces only are compared."""
_MOST_TYPOS = 400
"""Of more different values, none is taken for a typing error of another."""
_ALIKE = 88.0
_LEAST_LETTERS = 5
_RARE = 0.05
"""How rare a typing error must be beside what was meant."""
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_DIGITS = re.compile(r"\d")


def spellings(counts: pd.Series) -> tuple[Spelling, ...]:
    """The values that are spelt in several ways; the most frequent spelling is the usual one.

    counts: how often each text occurs, the most frequent first. Typing errors are rare words that are nearly the
    same as a frequent one; words with digits in them are codes, and none is an error of another.
    """
    if not 1 < len(counts) <= _MOST_DISTINCT:
        return ()
    tallies = [Tally(str(value), int(count)) for value, count in counts.items()]
    gathered = _gathered(tallies)
    if len(gathered) <= _MOST_TYPOS:
        gathered = _with_typos(gathered)
    found = [_spelling(group) for group in gathered.values() if len(group) > 1]
    return tuple(sorted(found, key=lambda each: -sum(other.count for other in each.others)))


def plain(text: str) -> str:
    """A text without differences that nobody means: case, spaces around and doubled, look-alike forms."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def _gathered(tallies: Sequence[Tally]) -> dict[str, list[Tally]]:
    groups: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        groups[plain(tally.value)].append(tally)
    return groups


def _with_typos(groups: Mapping[str, list[Tally]]) -> dict[str, list[Tally]]:
    """The groups, with rare ones added to the frequent ones that they are nearly the same as."""
    sizes = {key: sum(each.count for each in group) for key, group in groups.items()}
    words = [key for key in groups if len(key) >= _LEAST_LETTERS and not _DIGITS.search(key)]
    joined = {key: list(group) for key, group in groups.items()}
    for key in sorted(words, key=lambda each: sizes[each]):
        meant = _meant(key, [other for other in words if sizes[key] <= _RARE * sizes[other]])
        if meant is not None and meant in joined:
            joined[meant] += joined.pop(key)
    return joined


def _meant(word: str, frequent: Sequence[str]) -> str | None:
    """The only frequent word that differs by a letter or two, begun alike."""
    found = process.extract(word, frequent, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2)
    near = [other for other, _, _ in found if other[0] == word[0] and abs(len(other) - len(word)) <= 1]
    return near[0] if len(near) == 1 and len(found) == 1 else None


def _spelling(group: Sequence[Tally]) -> Spelling:
    ordered = sorted(group, key=lambda each: (-each.count, each.value != each.value.strip(), each.value))
    kept, *others = ordered
    return Spelling(kept, tuple(others), typos=len({plain(each.value) for each in group}) > 1)
