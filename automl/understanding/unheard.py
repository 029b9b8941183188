"""What a question says and no plan can hold: named among the assumptions, or refused."""

from automl.errors import UnderstandingError
from automl.understanding.calendar.resolve import resolve
from automl.understanding.calendar.spoken import Phrase, Role
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.names import singular
from automl.understanding.periods import Times, as_period
from automl.understanding.roles import Part
from automl.understanding.scene import Scene
from automl.understanding.strange import passed_over
from automl.understanding.unknown import Slot, Unknown
from automl.understanding.words import Span

_NARROWING = frozenset(("for", "with", "a", "an", "if", "assuming", "until"))
_NEAR = 3
_MINUS = ("-", "–", "−")


def refuse_backwards(heard: Heard, scene: Scene) -> None:
    """UnderstandingError for a negative count of what comes next: "next -3 months"."""
    sentence, calendar = heard.sentence, scene.lexicon.calendar
    for at in range(len(sentence)):
        number, unit = sentence.plain(at + 1), sentence.plain(at + 2)
        led = sentence.plain(at - 1) in calendar.coming or sentence.plain(at - 1) in ("in", "for")
        if led and sentence.plain(at) in _MINUS and number.isdigit() and singular(unit) in calendar.units:
            raise UnderstandingError(
                f"“{sentence.written(Span(at - 1, at + 3))}” is no time that lies ahead.",
                f"Say how far to look ahead without a minus, for example “next {number} {unit}”.",
            )


def names_holiday(heard: Heard, scene: Scene) -> bool:
    """Whether a day is meant that is known by name only, such as Easter."""
    return bool(_holidays(heard, scene))


def unheard(heard: Heard, measure: Measure, scene: Scene) -> list[str]:
    """Sentences about the words that went into no plan."""
    known = [*_holidays(heard, scene), *_currencies(heard, scene), *_each(heard, measure)]
    return [*known, *smallest(heard, scene), *_words(heard)]


def smallest(heard: Heard, scene: Scene) -> list[str]:
    """That the smallest groups are not picked out: "bottom 3"."""
    sentence = heard.sentence
    order = "the groups are shown from the largest to the smallest"
    return [
        f"“{sentence.written(Span(at, at + 2))}” is not picked out: {order}."
        for at in range(len(sentence) - 1)
        if sentence.plain(at) in scene.lexicon.roles.bottom and {at, at + 1} <= sentence.taken and heard.limit is None
    ]


def unheard_times(heard: Heard, when: Times) -> list[str]:
    """Sentences about the further periods that were named: a plan has one."""
    if when.period is None:
        return []
    passed = [phrase for phrase in heard.phrases if phrase.role is Role.PERIOD and not phrase.weak]
    others = [phrase for phrase in passed if _other(phrase, when)]
    taken = as_period(when.period, when.moment).label
    return [
        f"A forecast has one period, {taken}, so “{heard.sentence.written(each.span)}” was passed over."
        for each in others
        if len(passed) > 1
    ]


def _other(phrase: Phrase, when: Times) -> bool:
    try:
        stretch = resolve(phrase.spoken, when.moment)
    except UnderstandingError:
        return True
    return when.period is not None and (stretch.start < when.period.start or stretch.end > when.period.end)


def _holidays(heard: Heard, scene: Scene) -> list[str]:
    return [
        f"“{heard.sentence.tokens[at].text}” is not understood as a date, so it was passed over. Name the day instead."
        for at in range(len(heard.sentence))
        if at not in heard.sentence.taken and heard.sentence.plain(at) in scene.lexicon.calendar.holidays
    ]


def _each(heard: Heard, measure: Measure) -> list[str]:
    """What an average "per order" is, since a plan takes the mean of rows."""
    sentence = heard.sentence
    if measure.aggregation != "mean":
        return []
    return [
        f"“{sentence.written(Span(at, at + 2))}” is not told apart: the average is that of the file's lines."
        for at in range(len(sentence) - 1)
        if sentence.plain(at) == "per" and sentence.tokens[at + 1].word and not {at, at + 1} & sentence.taken
    ]


def _currencies(heard: Heard, scene: Scene) -> list[str]:
    """A currency that was wanted ("in euros"), where the file names none or another."""
    known = {code for column in scene.table.columns for code in column.currencies}
    if any("currency" in column.name.casefold() for column in scene.table.columns):
        return []
    sentence = heard.sentence
    said = []
    for at in range(1, len(sentence)):
        codes = scene.lexicon.currencies.get(sentence.plain(at))
        if codes and sentence.plain(at - 1) == "in" and at not in sentence.taken and codes.isdisjoint(known):
            amounts = f"amounts are in {', '.join(sorted(known))}" if known else "file names no currency"
            said.append(f"The {amounts}, so nothing was converted “in {sentence.tokens[at].text}”.")
    return said


def _words(heard: Heard) -> list[str]:
    """Unexplained words that would have narrowed a measure that was named: "for our friends"."""
    if not heard.parts(Part.MEASURE, Part.COUNT):
        return []
    return [
        f"“{unknown.written}” was not understood, so it was passed over."
        for unknown in heard.unknown
        if unknown.slot is Slot.OBJECT and not passed_over(unknown, heard) and _narrows(unknown, heard)
    ]


def _narrows(unknown: Unknown, heard: Heard) -> bool:
    """Whether small words that narrow stand shortly before, and it only says more about no name."""
    start = unknown.span.start
    beside = any(each.mention.span.end == start for each in heard.played)
    before = {heard.sentence.plain(at) for at in range(max(0, start - _NEAR), start)}
    return not beside and not before.isdisjoint(_NARROWING) and not unknown.words[-1].endswith(("ed", "ing"))
