"""What mistakes cost: "a missed churner costs 500, a call 20", "wrongly approving costs 1000, wrongly refusing 200"."""

from dataclasses import dataclass, replace

from automl.plan import Choice
from automl.row_plans import Costs
from automl.understanding.choices import key_value
from automl.understanding.lexicon.written import words
from automl.understanding.rows.asked import Asked, listen
from automl.understanding.rows.cost_parts import Side, Told, told_costs
from automl.understanding.said import in_figures
from automl.understanding.scene import Scene
from automl.understanding.words import Span

_KEY = "costs"
_NONE = "none"
_TWO = 2
_JOINING = words("and but if when where since because with as assuming given")
_HOW = "Say both in the question, for example “a missed case costs 500 and a false alarm 20”"


@dataclass(frozen=True, slots=True)
class Priced:
    """A question whose costs were taken out.

    asked: what is left of it, all of it where nothing is; left: the words that are left. told: what was said of costs.
    """

    asked: Asked
    left: str
    told: tuple[Told, ...] = ()


def without_costs(question: str, scene: Scene, *, going_on: bool = False) -> Priced:
    """The question without the clauses that say what mistakes cost; their words name no rows and no columns.

    going_on: whether costs were told before.
    """
    whole = listen(question, scene)
    told = told_costs(whole, going_on=going_on)
    if not told:
        return Priced(whole, question)
    out = {at for each in told for at in each.span}
    left = _left(whole, out)
    return Priced(listen(left, scene) if left else whole, left, told)


def _left(whole: Asked, out: set[int]) -> str:
    """The question without some of its words, from its first word to its last; "" where no word is left."""
    kept = [at for at in range(len(whole.sentence)) if at not in out]
    while kept and not (whole.sentence.tokens[kept[-1]].word and whole.sentence.plain(kept[-1]) not in _JOINING):
        kept.pop()
    runs = [at for at in kept if at - 1 not in kept]
    ends = [next(end for end in range(start + 1, len(whole.sentence) + 2) if end not in kept) for start in runs]
    return " ".join(whole.sentence.written(Span(start, end)) for start, end in zip(runs, ends, strict=True))


def costs_of(priced: Priced, positive: str | None, scene: Scene, before: Costs | None = None) -> Costs | None:
    """The costs that were said; `before` fills in the one that was not. Ask where they leave something open.

    positive: the class that probabilities speak of: a case is missed where it is not predicted.
    """
    if not priced.told:
        return before
    told = [_sided(each, positive) for each in priced.told]
    missed = {each.value for each in told if each.side is Side.MISSED}
    alarm = {each.value for each in told if each.side is Side.FALSE_ALARM}
    if len(missed) == len(alarm) == 1:
        return Costs(missed=missed.pop(), false_alarm=alarm.pop())
    if before and len(told) == 1 and (missed or alarm):
        return Costs(missed=next(iter(missed), before.missed), false_alarm=next(iter(alarm), before.false_alarm))
    return _asked_back(told, missed, alarm, scene)


def _sided(told: Told, positive: str | None) -> Told:
    """A cost of a wrong prediction of a class: of the positive one it is a false alarm."""
    if told.predicted is None or positive is None:
        return told
    return replace(told, side=Side.FALSE_ALARM if told.predicted == positive else Side.MISSED)


def _asked_back(told: list[Told], missed: set[float], alarm: set[float], scene: Scene) -> Costs | None:
    values = list(dict.fromkeys(each.value for each in told))
    pairs = [(values[0], values[1]), (values[1], values[0])] if len(values) == _TWO else []
    options = [
        Choice(
            label=f"A missed case costs {in_figures(one)}, a false alarm {in_figures(other)}",
            value=key_value(_KEY, f"{one:.12g}/{other:.12g}"),
        )
        for one, other in pairs
    ]
    options.append(Choice(label="Go on without costs", value=key_value(_KEY, _NONE)))
    chosen = scene.choices.settle(_question(values, missed, alarm), options)
    made = chosen.partition("=")[2]
    if made == _NONE:
        return None
    one, _, other = made.partition("/")
    return Costs(missed=float(one), false_alarm=float(other))


def _question(values: list[float], missed: set[float], alarm: set[float]) -> str:
    if len(values) == _TWO:
        first, second = (in_figures(each) for each in values)
        return f"Which of {first} and {second} is the cost of a missed case, and which of a false alarm?"
    if len(values) > _TWO or (missed and alarm):
        return f"More than one cost was said of the same mistake. {_HOW}, or go on without costs."
    other = "a false alarm" if missed else "a missed case" if alarm else "each of the two mistakes"
    return f"What does {other} cost? {_HOW}, or go on without costs."
