"""In which language a question is, and what it says in English."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache

from automl.table import Table
from automl.understanding.languages.glossary import Glossary, glossaries
from automl.understanding.languages.glossing import Utterance, glossed
from automl.understanding.languages.slips import mended
from automl.understanding.languages.tokens import names_in, pieces, quoted
from automl.understanding.lexicon import ENGLISH
from automl.understanding.lexicon.other_languages import ENGLISH_MARKS, OTHERS

_RARE = 4
"""A language that accounts for less than one piece in so many is not looked at, as reading names takes time."""

_SHORT = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question's words in English, names and values of the data as they were written, and its language."""

    words: str
    language: str


def in_english(question: str, table: Table | None = None, *, usual: str = "en") -> Spoken:
    """A question in English words. table: whose names and values stay as they are; without it, all is read as words.

    A question is taken to be in the language that accounts for more of its words than English does; of two that
    account for as many, in the one with fewer slips, then in the one whose letters it has, then in the usual one, which
    is that of the thread. Words of no language are in the usual one.
    """
    said, closed = pieces(question), frozenset(quoted(question))
    bare = Utterance(said, {}, closed)
    if not any(glossed(bare, each).known * _RARE > len(said) for each in glossaries()):
        return Spoken(question, "en" if _english(bare) else usual)
    names = names_in(said, table)
    whole = Utterance(said, names, closed)
    english = _english(whole)
    heard = [(mended(whole, each, _english_words()) if table else whole, each) for each in glossaries()]
    spoken = [(glossed(utterance, each), _slips(utterance, whole), each) for utterance, each in heard]
    found, _, glossary = max(spoken, key=lambda each: (each[0].known, -each[1], *_own(each[2], question, usual)))
    if found.known > max(english, _of_none(whole)):
        return Spoken(found.words, glossary.language)
    return Spoken(question, "en" if english else usual)


def _slips(utterance: Utterance, written: Utterance) -> int:
    return sum(piece is not other for piece, other in zip(utterance.said, written.said, strict=True))


def _own(glossary: Glossary, question: str, usual: str) -> tuple[int, bool]:
    """How many letters of a question only this language has, and whether it is the usual one."""
    return sum(letter in glossary.letters for letter in question.lower()), glossary.language == usual


def _of_none(utterance: Utterance) -> int:
    """How many pieces are words of a language that is not understood; slips would make Spanish of Italian."""
    return max(sum(piece.plain in marks for piece in utterance.said) for marks in OTHERS.values())


def _english(utterance: Utterance) -> int:
    """How many pieces are English words, names of the data aside."""
    inside = {at + more for at, length in utterance.names.items() for more in range(length)}
    return sum(
        piece.plain.rstrip("'") in _english_words() for at, piece in enumerate(utterance.said) if at not in inside
    )


@cache
def _english_words() -> frozenset[str]:
    """All words of the lexicon, whatever they are there for; of short ones those alone that are everyday English."""
    strong = {word for each in ENGLISH.families for word in each.strong}
    held = {*_words_in(asdict(replace(ENGLISH, families=()))), *strong}
    longer = frozenset(word for word in held if word.isalpha() and len(word) > _SHORT)
    return longer | ENGLISH.common | ENGLISH.small_words | ENGLISH_MARKS


def _words_in(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield from held.split()
    elif isinstance(held, Mapping):
        yield from _words_in([*held, *held.values()])
    elif isinstance(held, Iterable):
        for each in held:
            yield from _words_in(each)
