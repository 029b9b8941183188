"""Which columns a run of words may mean, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from automl.table import Column, Kind, Table
from automl.understanding.lexicon import Lexicon
from automl.understanding.names import families_of, family, likeness, name_words, raw_words, singular

EXACT = 100.0
NEAR_EXACT = 95.0
TIE = 3.0
"""Scores that lie closer than this are equally good."""
_CLEAR, _VAGUE_TIE = 60.0, 15.0
"""Words that name a column only in a small part leave more of them equally good."""
_FILLING = frozenset(
    [
        "id",
        "name",
        "code",
        "number",
        "no",
        "nr",
        "key",
        "usd",
        "eur",
        "gbp",
        "value",
        "amount",
        "total",
        "the",
        "of",
        "in",
        "and",
        "per",
        "k",
    ]
)
_EACH_EXTRA, _EACH_FILLING, _HEADLESS, _QUALIFIED = 12.0, 4.0, 5.0, 85.0
_OTHER_HEAD = 25.0
_LEAST = 30.0
_SAYING_HOW = frozenset(("rate", "index", "rating"))
"""Families of words that say how something is measured: the churn *rate*, the price *index*."""
_LEAST_INITIALS = 3
_SORTS = frozenset(("type", "method", "kind", "mode", "name"))
"""Words behind the name of a category that change nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column that some words may mean, with how well it fits: 100 is its very name."""

    column: Column
    score: float
    opening: bool = False
    """Whether the words only open the name and leave telling words unsaid ("clothing", Clothing and footwear)."""


def candidates(words: Sequence[str], table: Table, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The columns that `words` (in their one form) may mean, best first."""
    scored = (
        Candidate(column, fit(words, column, lexicon), _opens(words, name_words(column.name, lexicon)))
        for column in table.columns
    )
    return tuple(sorted((each for each in scored if each.score >= _LEAST), key=lambda each: -each.score))


def best(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those that nothing beats; more than one when they are equally good."""
    top = found[0]
    apart = TIE if top.score >= _CLEAR else _VAGUE_TIE
    return tuple(each for each in found if top.score - each.score < apart or (top.opening and each.opening))


def _opens(words: Sequence[str], name: Sequence[str]) -> bool:
    left = name[len(words) :]
    return tuple(words) == tuple(name[: len(words)]) and any(word not in _FILLING for word in left)


def fit(words: Sequence[str], column: Column, lexicon: Lexicon) -> float:
    """How well `words` name `column`, 0 to 100."""
    name = name_words(column.name, lexicon)
    joined = singular("".join(words))
    if tuple(words) == name or joined in (singular("".join(name)), singular("".join(raw_words(column.name)))):
        return EXACT
    if len(words) >= _LEAST_INITIALS and "".join(word[0] for word in words) == "".join(name):
        return NEAR_EXACT
    plain_fit = _word_by_word(words, name, column, lexicon)
    if plain_fit or len(words) < 2:  # noqa: PLR2004
        return plain_fit
    return _qualified(words, name, column, lexicon)


def _word_by_word(words: Sequence[str], name: Sequence[str], column: Column, lexicon: Lexicon) -> float:
    left = list(name)
    alike: list[float] = []
    for word in words:
        nearest = max(left, key=lambda other: likeness(word, other, lexicon), default="")
        closeness = likeness(word, nearest, lexicon) if nearest else 0.0
        if not closeness:
            return 0.0
        alike.append(closeness)
        left.remove(nearest)
    headless = _without_head(words, name, left, column, lexicon)
    if headless is None or (headless == _OTHER_HEAD and min(alike) < 1):
        return 0.0
    extra = sum(_EACH_FILLING if word in _FILLING else _EACH_EXTRA for word in left)
    least = _LEAST if _opens(words, name) else 0.0
    return max(least, EXACT * sum(alike) / len(alike) - extra - headless)


def _without_head(
    words: Sequence[str], name: Sequence[str], left: Sequence[str], column: Column, lexicon: Lexicon
) -> float | None:
    """What it costs that the column's main word was not said; None when the column is about something else.

    "unit" does not mean Unit Price. "churn" may mean Churn Rate, and "origin" Origin City, if nothing is nearer.
    """
    head = _head(name)
    if head not in left:
        return 0.0
    theirs = families_of(head, lexicon)
    mine = {name for word in words for name in families_of(word, lexicon)}
    if column.kind is Kind.ID or head in ("date", "time") or not theirs or mine & theirs.keys():
        return _HEADLESS
    measured = any(family(name, lexicon).measure for name in theirs)
    return None if measured and theirs.keys().isdisjoint(_SAYING_HOW) else _OTHER_HEAD


def _head(name: Sequence[str]) -> str:
    meant = [word for word in name if word not in _FILLING and not word.isdigit()]
    return meant[-1] if meant else name[-1]


def _qualified(words: Sequence[str], name: Sequence[str], column: Column, lexicon: Lexicon) -> float:
    """The name with words that change nothing: "sales region" for Region, "payment method" for Payment."""
    before, tail = words[: -len(name)], tuple(words[-len(name) :])
    if before and tail == tuple(name) and all(word in lexicon.qualifiers for word in before):
        return _QUALIFIED
    told = tuple(words[:-1]) == tuple(name) and words[-1] in _SORTS and column.kind is Kind.CATEGORY
    return _QUALIFIED if told else 0.0
