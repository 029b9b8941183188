"""The words of a follow-up that speak of the thread, and what is left when they are taken away."""

from collections.abc import Iterable
from dataclasses import dataclass

from automl.understanding.lexicon import Lexicon
from automl.understanding.lexicon.outcome_words import Phrases
from automl.understanding.words import Sentence, Span, cut


@dataclass(frozen=True, slots=True)
class Cues:
    """What a follow-up says of the thread.

    words: the question without its openings, endings and cues. goes_on: whether it only makes sense after something.
    adding: whether what it names comes to what was there. total_only: no more groups. everything: no more filters.
    """

    words: str
    goes_on: bool
    adding: bool
    total_only: bool
    everything: bool

    @property
    def any(self) -> bool:
        return self.total_only or self.everything


def cues(question: str, lexicon: Lexicon) -> Cues:
    """What the words of a follow-up say of the thread."""
    thread = lexicon.thread
    whole = cut(question)
    kept, given_up = _without(whole, _given_up(whole, thread.in_place_of))
    rest, total = _without(cut(kept), _spans(cut(kept), thread.total_only))
    left, everything = _without(cut(rest), _everything(cut(rest), lexicon))
    opened, led = _opened(left, lexicon)
    adding = any(whole.at(at, thread.adding) for at in range(len(whole)))
    return Cues(_closed(opened, thread.closing), led or given_up, adding, total, everything)


def _everything(sentence: Sentence, lexicon: Lexicon) -> list[Span]:
    """Where all rows are asked for; "all" before a name is about that name only ("back to all regions")."""
    known = {word for phrase in (*lexicon.thread.closing, *lexicon.thread.polite) for word in phrase}
    return [
        span
        for span in _spans(sentence, lexicon.thread.everything)
        if sentence.plain(span.end - 1) != "all"
        or not sentence.plain(span.end)[:1].isalnum()
        or sentence.plain(span.end) in known | lexicon.roles.into_filter | {"by"}
    ]


def _given_up(sentence: Sentence, phrases: Phrases) -> list[Span]:
    """From "instead of" to the end, or to the next comma."""
    start = next((at for at in range(1, len(sentence)) if sentence.at(at, phrases)), None)
    if start is None:
        return []
    end = next((at for at in range(start, len(sentence)) if sentence.plain(at) in (",", ";")), len(sentence))
    return [Span(start, end)]


def _opened(question: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The question without its openings, and whether one of them goes on from something."""
    sentence, at, led = cut(question), 0, False
    while at < len(sentence):
        going_on, polite = (sentence.at(at, each) for each in (lexicon.thread.going_on, lexicon.thread.polite))
        found = max((each for each in (going_on, polite) if each), key=len, default=None)
        if found is not None:
            led = led or found is going_on
            at = found.end
        elif sentence.tokens[at].word:
            break
        else:
            at += 1
    return (question[sentence.tokens[at].start :] if at < len(sentence) else ""), led


def _closed(question: str, phrases: Phrases) -> str:
    sentence = cut(question)
    end = len(sentence)
    while end > 0:
        found = sentence.ending_at(end, phrases)
        if found:
            end = found.start
        elif sentence.tokens[end - 1].plain in (",", ".", "!", "?"):
            end -= 1
        else:
            break
    return question[: sentence.tokens[end - 1].end] if end else ""


def _spans(sentence: Sentence, phrases: Phrases) -> list[Span]:
    found = (sentence.at(at, phrases) for at in range(len(sentence)))
    return [span for span in found if span]


def _without(sentence: Sentence, spans: Iterable[Span]) -> tuple[str, bool]:
    """The question without the words of `spans`, and whether there were any."""
    question = sentence.question
    listed = list(spans)
    for span in reversed(listed):
        question = question[: sentence.tokens[span.start].start] + question[sentence.tokens[span.end - 1].end :]
    return question.strip(), bool(listed)
