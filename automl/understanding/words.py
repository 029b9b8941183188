"""Words: a question cut into tokens, with a note of those that are already accounted for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+[^\W\d_]{0,2}"  # 1,200  2.5M
    r"|[^\W_]+(?:['’][^\W_]+)?"  # word  what's  5M  Q1
    r"|\S"
)
_CHANNEL = re.compile(r"(?<!\w)#[a-z][\w-]*", re.IGNORECASE)
_JOINED_CALENDAR = re.compile(
    r"^(?:(?P<year>\d{4}|\d{2})(?P<part>[qh]\d)|(?P<part2>[1-4]q|[12]h)(?P<year2>\d{2}|\d{4})"
    r"|(?P<part3>[qh]\d)(?P<year3>\d{4}|fy\d{2,4})|(?P<year4>fy\d{2,4})(?P<part4>[qh]\d)"
    r"|(?P<year5>fy)(?P<part5>\d{2,4}))$"
)
_CONTRACTIONS = {"ll": "will", "re": "are", "d": "would", "ve": "have", "m": "am"}
_ASKING = frozenset(["what", "who", "how", "where", "when", "that", "it", "there", "here"])
JOINING_SYMBOLS = frozenset("-_/&'’–")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign. `plain` is small, without accents, and spelt right where that was plain to see.

    corrected: whether `plain` differs from what was written because a name of the data was misspelt.
    """

    text: str
    plain: str
    start: int
    end: int
    corrected: bool = False

    @property
    def word(self) -> bool:
        return self.plain[:1].isalnum()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Tokens from `start` up to, not including, `end`."""

    start: int
    end: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question as tokens; `taken` holds the positions of those that some reading has explained."""

    question: str
    tokens: tuple[Token, ...]
    taken: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.tokens)

    def plain(self, position: int) -> str:
        """The token at `position`, "" beyond either end."""
        return self.tokens[position].plain if 0 <= position < len(self.tokens) else ""

    def take(self, positions: Iterable[int]) -> "Sentence":
        return replace(self, taken=self.taken | frozenset(positions))

    def free(self, span: Span) -> bool:
        return self.taken.isdisjoint(span)

    def words(self) -> tuple[str, ...]:
        return tuple(token.plain for token in self.tokens if token.word)

    def written(self, span: Span) -> str:
        """The words of `span` as they stand in the question."""
        return self.question[self.tokens[span.start].start : self.tokens[span.end - 1].end]

    def at(self, position: int, phrases: Iterable[tuple[str, ...]]) -> Span | None:
        """The longest of `phrases` that begins at `position`."""
        fits = (len(phrase) for phrase in phrases if self._reads(position, phrase))
        longest = max(fits, default=0)
        return Span(position, position + longest) if longest else None

    def ending_at(self, position: int, phrases: Iterable[tuple[str, ...]]) -> Span | None:
        """The longest of `phrases` that ends just before `position`."""
        fits = (len(phrase) for phrase in phrases if self._reads(position - len(phrase), phrase))
        longest = max(fits, default=0)
        return Span(position - longest, position) if longest else None

    def find(self, phrases: Iterable[tuple[str, ...]]) -> Span | None:
        """The first place where one of `phrases` occurs, all of it free."""
        listed = tuple(phrases)
        for position in range(len(self)):
            span = self.at(position, listed)
            if span and self.free(span):
                return span
        return None

    def _reads(self, position: int, phrase: tuple[str, ...]) -> bool:
        if position < 0 or position + len(phrase) > len(self.tokens):
            return False
        return all(self.tokens[position + i].plain == word for i, word in enumerate(phrase))


def plain(text: str) -> str:
    """Small letters, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def cut(question: str) -> Sentence:
    """The question as tokens; contractions and joined calendar names ("Q1FY27", "we'll") are taken apart."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(question):
        parts = _parts(plain(found.group()))
        tokens.extend(Token(found.group(), part, found.start(), found.end()) for part in parts)
    return Sentence(question, tuple(tokens), frozenset(_of_channels(question, tokens)))


def _of_channels(question: str, tokens: Iterable[Token]) -> Iterator[int]:
    """The places of the names of channels ("#data-quality"), which name nothing of the data."""
    spans = [found.span() for found in _CHANNEL.finditer(question)]
    return (at for at, token in enumerate(tokens) if any(start <= token.start < end for start, end in spans))


def _fiscal_parts(word: str) -> list[str]:
    return ["fy", word[2:]] if word.startswith("fy") and len(word) > 2 else [word]  # noqa: PLR2004


def _parts(word: str) -> list[str]:
    joined = _JOINED_CALENDAR.match(word)
    if joined:
        return [part for group in joined.groups() if group for part in _fiscal_parts(group)]
    stem, mark, tail = word.replace("’", "'").partition("'")
    if not mark or not stem or not tail:
        return [word]
    if tail == "t":
        return [stem + "t"]
    if tail == "s" and stem in _ASKING:
        return [stem, "is"]
    if tail.isdigit() or not stem[0].isalpha():
        return [stem, tail]
    return [stem, _CONTRACTIONS[tail]] if tail in _CONTRACTIONS else [stem]
