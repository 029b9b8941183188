"""Where a question says what a mistake costs, and which mistake it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from automl.understanding.numbers import Number
from automl.understanding.rows.asked import Asked
from automl.understanding.rows.classes import label_of
from automl.understanding.rows.outcomes import holders
from automl.understanding.words import Span

_UNIT = 1.0


class Side(Enum):
    """Which mistake a cost is of."""

    MISSED = "missed"
    FALSE_ALARM = "false alarm"


@dataclass(frozen=True, slots=True)
class Told:
    """A cost that was said. span: its clause. predicted: the class that is predicted wrongly, where the words say so.

    sure: whether the words can mean nothing but a mistake; "a call costs 20" may be about calls.
    """

    value: float
    span: Span
    side: Side | None = None
    predicted: str | None = None
    sure: bool = False


def told_costs(asked: Asked, *, going_on: bool = False) -> tuple[Told, ...]:
    """The costs that a question says, in order; () where it speaks of none.

    going_on: whether costs were told before, so that they need not be called so: "make that 20 for a call".
    """
    called = any(_says_cost(Span(at, at + 2), asked) for at in range(len(asked.sentence)))
    if not called and not going_on and not (asked.says(asked.rows.missed) and asked.says(("per", "each", "every"))):
        return ()
    found = _ratio(asked) or [told for span in _clauses(asked) if (told := _of_clause(span, asked))]
    sides = {each.side for each in found if each.side}
    if not called and not going_on and len(sides) == 1:
        return ()
    sure = going_on or len(sides) > 1 or any(each.predicted or each.sure for each in found)
    if sure or any(not _narrows(each.span, asked) for each in found if each.side):
        return tuple(found)
    return tuple(found) if not sides and len(found) > 1 and _listed(asked) else ()


def _says_cost(span: Span, asked: Asked) -> bool:
    """Whether words are about costs: "costs", "is worth", "we lose 500"."""
    figures = {each.span.start for each in asked.figures()}
    losing = {at for at in span if asked.sentence.plain(at) in ("lose", "loses", "losing")}
    return bool({at + 1 for at in losing} & figures) or any(
        asked.sentence.plain(at) in asked.rows.costing for at in span
    )


def _clauses(asked: Asked) -> Iterator[Span]:
    """The stretches between commas and joining words that hold a number, or say that something is free.

    One without a number that names a mistake belongs to the next: "losing a customer, we think, costs 400".
    """
    sentence, start, held = asked.sentence, 0, 0
    for at in range(len(sentence) + 1):
        if at < len(sentence) and sentence.plain(at) not in asked.rows.parting:
            continue
        span = Span(start, at)
        if _figures(span, asked) or _free(span, asked):
            yield span if _side(span, asked)[0] else Span(held, at)
            held = at + 1
        elif not _side(span, asked)[0] and held == start:
            held = at + 1
        start = at + 1


def _figures(span: Span, asked: Asked) -> list[Number]:
    return [each for each in asked.figures() if each.span.start in span and not each.percent]


def _free(span: Span, asked: Asked) -> bool:
    """Whether a clause says that something costs nothing."""
    words = {asked.sentence.plain(at) for at in span}
    return "free" in words or ("nothing" in words and _says_cost(span, asked) and not _figures(span, asked))


def _of_clause(span: Span, asked: Asked) -> Told | None:
    """What a clause says of costs: a number with the mistake that it is of."""
    figures = _figures(span, asked)
    if len(figures) > 1 or _bounds(span, asked):
        return None
    side, predicted, sure = _side(span, asked)
    alone = bool(figures) and len(span) == len(figures[0].span)
    if side is None and predicted is None and not (alone or _says_cost(span, asked)):
        return None
    return Told(figures[0].value if figures else 0.0, _with_joint(span, asked), side, predicted, sure)


def _bounds(span: Span, asked: Asked) -> bool:
    """Whether a clause compares rows with its number: "customers paying more than 80"."""
    roles = asked.scene.lexicon.roles
    sides = (*roles.above, *roles.below, *roles.at_least, *roles.at_most)
    return any(asked.sentence.ending_at(each.span.start, sides) for each in _figures(span, asked))


def _narrows(span: Span, asked: Asked) -> bool:
    """Whether a clause rather says which rows are meant: "for those whose last call cost 20"."""
    return any(asked.sentence.plain(at) in asked.rows.narrowing for at in span)


def _side(span: Span, asked: Asked) -> tuple[Side | None, str | None, bool]:
    """The mistake that a clause names, the class that is predicted wrongly, and whether that is sure."""
    rows, said = asked.rows, {asked.sentence.plain(at) for at in span}
    if _within(span, rows.missing, asked):
        return Side.MISSED, None, True
    if _within(span, rows.alarming, asked):
        return Side.FALSE_ALARM, None, True
    if said & rows.wrongly and (predicted := _predicted(span, asked)) is not None:
        return None, predicted, True
    missed, nothing = len(said & rows.missed), len(said & rows.for_nothing)
    if missed != nothing:
        return (Side.MISSED if missed > nothing else Side.FALSE_ALARM), None, missed > nothing
    if said & rows.bringing and not nothing:
        return Side.MISSED, None, False
    return None, None, False


def _within(span: Span, listed: tuple[tuple[str, ...], ...], asked: Asked) -> bool:
    return any((found := asked.sentence.at(at, listed)) and found.end <= span.end for at in span)


def _predicted(span: Span, asked: Asked) -> str | None:
    """The class that is wrongly predicted: "wrongly *approving*"; a class itself, or a word of an outcome."""
    for at in span:
        word, mention = asked.sentence.plain(at), asked.mention_at(at)
        if mention and mention.cells:
            return mention.cells[0].value
        for kind in asked.rows.outcomes:
            columns = holders(kind, asked.scene) if word in kind.yes or word in kind.no else []
            if columns:
                return label_of(columns[0], kind, asked.scene, yes=word in kind.yes)
    return None


def _ratio(asked: Asked) -> list[Told]:
    """Costs that are told as one against the other: "a miss is ten times worse than a false alarm"."""
    sentence = asked.sentence
    for at in range(1, len(sentence)):
        spelt = asked.scene.lexicon.calendar.numbers.get(sentence.plain(at - 1))
        number = next((each.value for each in asked.figures() if each.span.end == at), spelt)
        if number is None or sentence.plain(at) not in ("times", "x", "fold"):
            continue
        start = next((each + 1 for each in range(at - 1, -1, -1) if sentence.plain(each) in asked.rows.parting), 0)
        before, after = Span(start, at - 1), Span(at + 1, len(sentence))
        first, second = _side(before, asked), _side(after, asked)
        if first[0] and second[0] and first[0] is not second[0]:
            one = Told(float(number), _with_joint(before, asked), first[0], sure=True)
            return [one, replace(one, value=_UNIT, span=Span(at - 1, len(sentence)), side=second[0])]
    return []


def _with_joint(span: Span, asked: Asked) -> Span:
    """A clause with the word that joins it to the one before."""
    joined = span.start > 0 and asked.sentence.plain(span.start - 1) in asked.rows.parting
    return Span(span.start - 1, span.end) if joined else span


def _listed(asked: Asked) -> bool:
    """Whether numbers without their mistakes are costs all the same: "predict churn, costs 500 and 20"."""
    figures = {each.span.start for each in asked.figures()}
    return any(
        asked.sentence.plain(at) in ("cost", "costs", "costing") and figures & {at + 1, at + 2}
        for at in range(len(asked.sentence))
    )
