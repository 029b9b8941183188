"""A value asked about: "will we hit $5M?"."""

from itertools import islice

from automl.understanding.lexicon import Lexicon
from automl.understanding.lexicon.written import words
from automl.understanding.numbers import Number, number_at
from automl.understanding.words import Sentence, Span

_PASSED = words("our the a an target goal quota plan budget of number mark its than in")
_NOUNS = ("target", "goal", "quota", "chance", "chances", "odds", "probability", "likelihood")
_FURTHEST = 4
_PLAIN_QUESTION = words("do does is are")
_LATEST_YEAR = 2200
_BOUNDS = words("more less above below over under least most higher greater than be stay fall drop at sell selling")
"""Verbs of reaching that also bound rows: "do any customers have more than 10 orders" is no goal."""


def goal(sentence: Sentence, lexicon: Lexicon) -> tuple[Number | None, Sentence]:
    """The value that is to be reached, and the sentence with its words taken."""
    if not _opens(sentence, lexicon):
        return None, sentence
    for at in range(len(sentence)):
        verb = sentence.at(at, lexicon.requests.goal_verbs)
        number = _after(sentence, verb.end, lexicon) if verb and sentence.free(verb) else None
        if verb and number and not (_only_asks(sentence, lexicon) and _bounds(sentence, verb)):
            return number, sentence.take(Span(verb.start, number.span.end))
    return _feasible(sentence, lexicon) or _named(sentence, lexicon)


def _only_asks(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it opens with "do" or "is", which ask of all kinds of things."""
    opened = [span for at in range(len(sentence)) if (span := sentence.at(at, lexicon.requests.goal_openers))]
    return all(sentence.plain(span.start) in _PLAIN_QUESTION for span in opened)


def _bounds(sentence: Sentence, verb: Span) -> bool:
    return any(sentence.plain(at) in _BOUNDS for at in verb)


def _feasible(sentence: Sentence, lexicon: Lexicon) -> tuple[Number, Sentence] | None:
    """A number of which it is asked whether it can be reached: "is $95,000 doable in the West?"."""
    if lexicon.thread.reaching.isdisjoint(sentence.words()):
        return None
    for at in range(len(sentence)):
        number = number_at(sentence, at, lexicon)
        bare = number is not None and sentence.plain(number.span.end) not in lexicon.calendar.units
        if number and bare and (number.value > _LATEST_YEAR or len(number.span) > 1):
            return number, sentence.take(number.span)
    return None


def _opens(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it is a question of reaching: it opens with "will", "are we", or speaks of chances."""
    if any(word in _NOUNS for word in sentence.words()):
        return True
    openers = lexicon.requests.goal_openers
    return any(sentence.at(at, openers) for at in range(len(sentence)) if at == 0 or not sentence.tokens[at - 1].word)


def _after(sentence: Sentence, at: int, lexicon: Lexicon) -> Number | None:
    """The number behind a verb; a period between them is passed over: "hit in December the 300k"."""
    untaken = (position for position in range(at, len(sentence)) if position not in sentence.taken)
    for position in islice(untaken, _FURTHEST):
        number = number_at(sentence, position, lexicon)
        if number:
            return number
        if sentence.plain(position) not in _PASSED:
            return None
    return None


def _named(sentence: Sentence, lexicon: Lexicon) -> tuple[Number | None, Sentence]:
    """A goal that is named: "our target is 300k", "a goal of 2 million"."""
    for at in range(len(sentence)):
        if sentence.plain(at) in ("target", "goal", "quota"):
            number = _after(sentence, at + 1 + (sentence.plain(at + 1) in ("is", "was", ":", "=")), lexicon)
            if number:
                return number, sentence.take(Span(at, number.span.end))
    return None, sentence
