"""Where a sentence speaks of the data: its columns and its cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from automl.table import Column, Kind
from automl.understanding.columns import EXACT, NEAR_EXACT, TIE, Candidate, best, candidates
from automl.understanding.names import canonical, families_of
from automl.understanding.scene import Scene, is_measure
from automl.understanding.values import Cell
from automl.understanding.words import JOINING_SYMBOLS, Sentence, Span

_LONGEST = 8
_RUN_SCORE = 70.0
_SHORTEST_CELL = 2
_COUNTS_BEHIND = frozenset(("count", "counts"))
_AFTER_A_LETTER = frozenset(("and", "or", "for", "in", "by", "next", "this", "over", "until", "during", "per"))
COUNTED = (Kind.ID, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may mean a column (`columns`, best first) or a cell (`cells`)."""

    span: Span
    columns: tuple[Candidate, ...] = ()
    cells: tuple[Cell, ...] = ()
    corrected: bool = False
    common: bool = False
    """The words are everyday ones too ("total", "order"): a mention only where nothing better is said."""

    def column(self, wanted: Callable[[Column], bool]) -> tuple[Column, ...]:
        """The columns meant, of those wanted; several when they are equally good."""
        fit = [candidate for candidate in self.columns if wanted(candidate.column)]
        return tuple(candidate.column for candidate in best(fit)) if fit else ()

    def suits(self, wanted: Callable[[Column], bool], better_than: Callable[[Column], bool]) -> bool:
        """Whether a wanted column is meant at least as surely as any of the other sort."""
        scores = [each.score for each in self.columns if wanted(each.column)]
        others = [each.score for each in self.columns if better_than(each.column)]
        return bool(scores) and max(scores) >= max(others, default=0.0)

    def measures(self) -> tuple[Column, ...]:
        """The measures meant; none when the words rather name something that is counted ("bookings", Booking ID)."""
        measured = [each for each in self.columns if is_measure(each.column)]
        counted = [each for each in self.columns if each.column.kind in COUNTED]
        if measured and counted and counted[0].score > measured[0].score + TIE:
            return ()
        return self.column(is_measure)

    @property
    def score(self) -> float:
        return self.columns[0].score if self.columns else EXACT


def mentions(sentence: Sentence, scene: Scene, *, least_words: int = 1) -> tuple[Mention, ...]:
    """What a sentence mentions, in order, the longest run of words first; words already taken are passed over."""
    found: list[Mention] = []
    for length in range(_LONGEST, 0, -1):
        for start in range(len(sentence)):
            words, span = _run(sentence, start, length, scene)
            if span is None or len(words) < least_words or any(span.meets(each.span) for each in found):
                continue
            mention = _mention(sentence, words, span, scene)
            if mention:
                found.append(mention)
    return tuple(sorted(found, key=lambda each: each.span))


def _run(sentence: Sentence, start: int, length: int, scene: Scene) -> tuple[tuple[str, ...], Span | None]:
    """`length` words from `start` on, in their one form, with the tokens that they cover."""
    words: list[str] = []
    for at in range(start, len(sentence)):
        token = sentence.tokens[at]
        if at in sentence.taken or not (token.word or (words and token.plain in JOINING_SYMBOLS)):
            break
        if token.word:
            words.append(canonical(token.plain, scene.lexicon))
        elif token.plain == "&":
            words.append("and")
        if len(words) == length and token.word:
            return tuple(words), Span(start, at + 1)
        if len(words) > length:
            break
    return (), None


def _mention(sentence: Sentence, words: tuple[str, ...], span: Span, scene: Scene) -> Mention | None:
    listed = candidates(words, scene.table, scene.lexicon)
    if listed and len(words) > 1 and listed[0].score < _RUN_SCORE:
        listed = ()
    cells = _cells(words, span, sentence, scene)
    common = all(sentence.plain(at) in scene.lexicon.common for at in span)
    counts = common and _counts(sentence, span, listed, scene)
    if common and not counts and (not listed or listed[0].score < EXACT):
        listed = ()
    if cells and (not listed or listed[0].score < NEAR_EXACT):
        listed = ()
    elif listed:
        cells = ()
    if listed and listed[0].score < EXACT and words[-1].endswith("ed") and is_measure(listed[0].column):
        listed = ()
    if listed and listed[0].score < NEAR_EXACT and scene.side_by_side and scene.title_words.issuperset(words):
        listed = ()
    if not listed and not cells:
        return None
    return Mention(span, listed, cells, any(sentence.tokens[at].corrected for at in span), common)


def _as_name(sentence: Sentence, span: Span) -> bool:
    """Whether a word has the capital of a name: within a sentence whose other words are small."""
    others = [token.text for at, token in enumerate(sentence.tokens) if at not in span and token.text.isalpha()]
    small = sum(text[0].islower() for text in others)
    return span.start > 0 and sentence.tokens[span.start].text[0].isupper() and 2 * small > len(others)


def _counts(sentence: Sentence, span: Span, listed: Sequence[Candidate], scene: Scene) -> bool:
    """Whether an everyday word is what is counted: "how many order" where there is an Order No."""
    led = sentence.ending_at(span.start, scene.lexicon.roles.count) is not None or counted_behind(sentence, span)
    return led and bool(listed) and listed[0].score >= _RUN_SCORE and listed[0].column.kind in COUNTED


def counted_behind(sentence: Sentence, span: Span) -> bool:
    """Whether the word behind says that it is counted: "order count"."""
    return sentence.plain(span.end) in _COUNTS_BEHIND and span.end not in sentence.taken


def _single_letter(sentence: Sentence, at: int) -> bool:
    """Whether a letter is a name ("excluding North and A"): a capital, and neither an article nor a pronoun."""
    written = sentence.tokens[at].text
    small = written.lower() in ("a", "i")
    ends = not sentence.plain(at + 1)[:1].isalnum() or sentence.plain(at + 1) in _AFTER_A_LETTER
    return written.isupper() and written.isalpha() and at > 0 and (ends or not small)


def _cells(words: tuple[str, ...], span: Span, sentence: Sentence, scene: Scene) -> tuple[Cell, ...]:
    """The cells that `words` spell; everyday words are no cell by themselves."""
    found = scene.cells.get(words, ())
    if len(words) == 1 and "sales" in families_of(words[0], scene.lexicon):
        written = sentence.written(span)
        found = tuple(cell for cell in found if cell.value == written)
    if len(words) == 1 and len(words[0]) < _SHORTEST_CELL:
        return found if _single_letter(sentence, span.start) else ()
    if len(words) == 1 and sentence.plain(span.start) in scene.lexicon.common:
        written = sentence.tokens[span.start].text
        named = (written.isupper() and len(written) > 1) or (len(written) > _SHORTEST_CELL and _as_name(sentence, span))
        return tuple(cell for cell in found if named and cell.value == written)
    return found
