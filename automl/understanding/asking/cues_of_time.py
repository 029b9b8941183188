"""The cues of steps and parts of the calendar: "by weekday", "which month", "over time", "average monthly"."""

from dataclasses import replace

from automl.plan import CalendarPart
from automl.understanding.asking.pointing import FURTHEST, PASSED, Read, found, is_column, number_of
from automl.understanding.asking.wish import Wish
from automl.understanding.lexicon.outcome_words import Phrases
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence, Span

_BOUNDING = frozenset(("with", "where", "when", "that", "in"))
_LEADING = frozenset(("which", "what", "list", "show", "the", "all", "were", "there", "any"))


def parts(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """Parts of the calendar: "by weekday", "which day of the week"."""
    words = scene.lexicon.asking
    listed: tuple[tuple[CalendarPart, Phrases], ...] = (
        ("weekday", words.weekday),
        ("month", words.month_of_year),
        ("hour", words.hour_of_day),
    )
    for part, phrases in listed:
        span = sentence.find(phrases)
        if span and not is_column(sentence, span, scene):
            return replace(wish, part=part), sentence.take(_with_lead(sentence, span))
    return wish, sentence


def _with_lead(sentence: Sentence, span: Span) -> Span:
    """A span with the "by" or "which" before it."""
    led = sentence.plain(span.start - 1) in ("by", "per", "each", "which", "what", "every", "the")
    return Span(span.start - 1, span.end) if led and span.start - 1 not in sentence.taken else span


def units(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """One step out of all: "which month", "best quarter", "the 3 best months", "when were sales highest"."""
    words, units = scene.lexicon.asking, scene.lexicon.calendar.units
    for at in range(len(sentence)):
        unit = units.get(sentence.plain(at))
        if unit is None or at in sentence.taken or wish.part:
            continue
        before = [sentence.plain(place) for place in range(max(0, at - FURTHEST), at)]
        if sentence.plain(at + 1) in _BOUNDING and set(before) <= _LEADING:
            return replace(wish, step=unit[0], bounded=True), sentence.take(Span(at, at + 1))
        bare = [word for word in before if word not in PASSED and not number_of(word, scene)]
        if bare and bare[-1] in words.asking_for | words.largest | words.smallest and not _compares(sentence, at):
            return replace(wish, step=unit[0], order=wish.order or "largest"), sentence.take(Span(at, at + 1))
    if not words.when.isdisjoint(sentence.words()) and (wish.order or sentence.find((("peak",),))):
        return replace(wish, step="usual", order=wish.order or "largest"), sentence
    return wish, sentence


def _compares(sentence: Sentence, at: int) -> bool:
    """Whether a unit belongs to "top line month over month" or to a period such as "what year to date"."""
    return sentence.plain(at + 1) in ("over", "on", "to")


def course(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """A course over time: "sales over time", "the trend of profit"."""
    span = found(sentence, scene.lexicon.asking.trend, scene)
    if span is None or wish.step or wish.part:
        return wish, sentence
    return replace(wish, step="usual", changed=wish.changed and bool(wish.before)), sentence.take(span)


def mean_of_steps(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """The mean of the steps' totals: "average monthly sales", "average sales per month"."""
    words, units = scene.lexicon.asking, scene.lexicon.calendar.units
    for at in range(len(sentence)):
        if sentence.plain(at) not in words.averages or at in sentence.taken:
            continue
        step = words.steps.get(sentence.plain(at + 1))
        if step and not is_column(sentence, Span(at + 1, at + 2), scene):
            return replace(wish, step=step, steps=True), sentence.take((at, at + 1))
        for place in range(at + 1, len(sentence) - 1):
            unit = units.get(sentence.plain(place + 1))
            if sentence.plain(place) in ("per", "a", "each", "every") and unit and place + 1 not in sentence.taken:
                return replace(wish, step=unit[0], steps=True), sentence.take((at, place, place + 1))
    return wish, sentence
