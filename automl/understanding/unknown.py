"""Words that nothing explains: a name that the file does not have, a cell that was misspelt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from automl.understanding.lexicon.written import words
from automl.understanding.names import canonical, families_of, family
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence, Span

_ASKED = ("which", "what")
_SMALL = frozenset(("the", "a", "an", "our", "my", "all", "each", "every", "different", "of", "in", "for", "and"))
_FURTHEST = 3
_TO = frozenset(("in", "at", "on", "with", "for", "from", "to", "by", "there", "here"))
_DOING = frozenset(("i", "we", "they", "you", "he", "she"))
_AUXILIARY = words("do does did should shall can could will would must may might")
_DONE_TO = frozenset(("us", "me", "them"))
_EVENTS = frozenset(("order", "plan", "return", "deal"))


class Slot(Enum):
    """Where an unexplained word stands, which tells what it should have been."""

    GROUP = "group"
    KEEP = "keep"
    DROP = "drop"
    COUNT = "count"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Unexplained words in a row. named: written with a capital or in quotation marks, as a name is."""

    words: tuple[str, ...]
    written: str
    slot: Slot
    span: Span
    named: bool


def unknowns(sentence: Sentence, scene: Scene) -> tuple[Unknown, ...]:
    """The runs of words that neither the language nor the table explains."""
    loose = [at for at in range(len(sentence)) if _unexplained(sentence, at, scene)]
    spans = (_without_verb(sentence, Span(run[0], run[-1] + 1)) for run in _runs(loose))
    return tuple(_unknown(sentence, span, scene) for span in spans if not _glossed(sentence, span))


def _without_verb(sentence: Sentence, span: Span) -> Span:
    """A run without the verb at its end: "applicants live in …" is about applicants."""
    last, before = sentence.plain(span.end - 1), sentence.plain(span.end - 2)
    does = len(span) > 1 and before.endswith("s") and not last.endswith("s") and sentence.plain(span.end) in _TO
    return Span(span.start, span.end - 1) if does else span


def _glossed(sentence: Sentence, span: Span) -> bool:
    """Whether a name of the data stands in brackets right behind: "not incorporated (Self-emp-not-inc)"."""
    at = span.end
    while sentence.plain(at).isalpha() and at < span.end + _FURTHEST:
        at += 1
    return sentence.plain(at) == "(" and at + 1 in sentence.taken


def _unexplained(sentence: Sentence, at: int, scene: Scene) -> bool:
    token = sentence.tokens[at]
    if at in sentence.taken or not token.word or not token.plain[0].isalpha() or len(token.plain) < 2:  # noqa: PLR2004
        return False
    lexicon, word = scene.lexicon, token.plain
    one_form = canonical(word, lexicon)
    known = word in lexicon.common or one_form in lexicon.common or one_form in lexicon.roles.vague_measures
    known = known or word in lexicon.small_words or word in lexicon.roles.aggregations
    known = known and not _group_by(sentence, at, one_form, scene)
    known = known or _is_verb(sentence, at) or word in lexicon.thread.reaching
    calendar = (
        word in lexicon.calendar.holidays
        or word in lexicon.calendar.units
        or word in lexicon.calendar.adverbs
        or word in lexicon.calendar.months
        or word in lexicon.calendar.numbers
    )
    return not (known or calendar or one_form in scene.title_words or word in lexicon.requests.future)


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a small word does something: "should we *stock*", "what *hurts* us"."""
    does = sentence.plain(at - 1) in _DOING and sentence.plain(at - 2) in _AUXILIARY
    return sentence.tokens[at].text[:1].islower() and (does or sentence.plain(at + 1) in _DONE_TO)


def _group_by(sentence: Sentence, at: int, word: str, scene: Scene) -> bool:
    """Whether an everyday word names what to break down by: "per account manager"."""
    families = [family(name, scene.lexicon) for name in families_of(word, scene.lexicon)]
    things = any(not each.measure and each.name not in _EVENTS for each in families)
    led = any(sentence.ending_at(start, scene.lexicon.roles.by) for start in (at, at - 1) if start > 0)
    return things and led


def _names_things(word: str, scene: Scene) -> bool:
    """Whether a word is known to name those who are told apart: a salesperson, a shop."""
    known = families_of(canonical(word, scene.lexicon), scene.lexicon)
    return any(not family(name, scene.lexicon).measure for name, strong in known.items() if strong)


def _takes_part(sentence: Sentence, at: int) -> bool:
    """Whether a word only says what is done: "in shipping"; with a capital it is a name ("in Untied States")."""
    return sentence.plain(at).endswith(("ing", "ed")) and not sentence.tokens[at].text[:1].isupper()


def _runs(positions: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = [[positions[0]]] if positions else []
    for before, at in pairwise(positions):
        if at == before + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _unknown(sentence: Sentence, span: Span, scene: Scene) -> Unknown:
    said = tuple(canonical(sentence.plain(at), scene.lexicon) for at in span)
    written = sentence.written(span)
    before = sentence.tokens[span.start - 1].text if span.start else ""
    named = (span.start > 0 and written[:1].isupper()) or before in ("“", '"', "'", "«")
    return Unknown(said, written, _slot(sentence, span.start, scene), span, named)


def _slot(sentence: Sentence, start: int, scene: Scene) -> Slot:
    roles = scene.lexicon.roles
    at = start
    while True:
        for phrases, slot in (
            (roles.by, Slot.GROUP),
            (roles.without, Slot.DROP),
            (roles.only, Slot.KEEP),
            (roles.count, Slot.COUNT),
        ):
            if sentence.ending_at(at, phrases):
                return slot
        if sentence.plain(at - 1) in _ASKED and _names_things(sentence.plain(start), scene):
            return Slot.GROUP
        if sentence.plain(at - 1) in roles.into_filter and not _takes_part(sentence, start):
            return Slot.KEEP
        if sentence.plain(at - 1) not in _SMALL or at <= 0:
            return Slot.OBJECT
        at -= 1
