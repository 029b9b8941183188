"""A plan over time, revised by the words of a follow-up."""

from dataclasses import replace
from typing import Any

from automl.plan import Plan
from automl.understanding.asking.again import asked_again
from automl.understanding.calendar.spoken import Role
from automl.understanding.currencies import one_currency
from automl.understanding.filters import cell_filters, flag_filters
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.numbers import numbers
from automl.understanding.roles import Part
from automl.understanding.scene import Scene
from automl.understanding.strange import Settled, no_such, settle
from automl.understanding.thread.cues import Cues
from automl.understanding.thread.grouping import revised_groups, revised_limit, ungrouped, widened
from automl.understanding.thread.measuring import Measuring, revised_measures
from automl.understanding.thread.narrowing import revised_filters, taken_as_only, told_apart, with_doubtful
from automl.understanding.thread.plans import chained, with_changes
from automl.understanding.thread.timing import revised_times
from automl.understanding.unheard import smallest, unheard
from automl.understanding.unknown import Slot

_ROLES = (Role.PERIOD, Role.UNTIL, Role.SINCE, Role.BASIS, Role.LEFT_OUT)


def revised(heard: Heard, cues: Cues, previous: Plan, scene: Scene) -> Plan | None:
    """The plan that the words make of `previous`; None when they name nothing that a plan holds."""
    heard = with_doubtful(heard, scene)
    strange = settle(heard, scene)
    goal = _goal(heard, previous, scene)
    alone = not _hears_more(heard, cues, strange, goal, scene)
    measuring = revised_measures(heard, previous, scene, alone=alone)
    if alone and not measuring.named and not strange.filters:
        _refuse_unknown_rows(heard, scene)
    if alone and not measuring.named and not heard.parts(Part.MEASURE, Part.COUNT):
        return None
    if cues.adding and measuring.named and heard.parts(Part.MEASURE, Part.COUNT):
        return _with_more(heard, previous, measuring, scene)
    first, *others = measuring.measures
    bare = previous.model_copy(update={"then": []})
    plan = _one(heard, cues, bare, first, strange, goal, scene)
    if measuring.named:
        return chained(plan, [_one(heard, cues, bare, each, strange, goal, scene) for each in others])
    if plan is bare:
        return previous
    return chained(plan, [_further(heard, cues, each, strange, scene) for each in previous.then])


def _hears_more(heard: Heard, cues: Cues, strange: Settled, goal: float | None, scene: Scene) -> bool:
    """Whether something besides a measure was heard."""
    told = cues.any or heard.frequency or heard.limit or heard.comparisons or goal is not None
    timed = any(each.role in _ROLES for each in heard.phrases)
    named = heard.parts(Part.GROUP, Part.KEEP, Part.DROP, Part.DROP_COLUMN, Part.FLAGGED, Part.QUALIFIER)
    return bool(told or heard.wish.any or smallest(heard, scene) or timed or named or strange.filters or strange.groups)


def _refuse_unknown_rows(heard: Heard, scene: Scene) -> None:
    """UnderstandingError for rows that the file does not tell apart, which are all that is new: "only late ones"."""
    unknown = next((each for each in heard.unknown if each.slot is Slot.KEEP), None)
    if unknown is not None:
        raise no_such(unknown, scene)


def _one(
    heard: Heard, cues: Cues, previous: Plan, measure: Measure, strange: Settled, goal: float | None, scene: Scene
) -> Plan:
    timing = revised_times(heard, previous, measure, scene)
    wide = widened(heard, previous, scene)
    grouped = revised_groups(heard, strange, cues, previous, list(wide.values()), scene)
    limit, grouped = revised_limit(heard, cues, previous, grouped, scene)
    given_up = ungrouped(heard, previous, scene)
    flags, exclude = flag_filters([each for each in heard.played if each not in given_up.values()], scene)
    filters = revised_filters(heard, strange, cues, previous, wide, [*flags, *timing.filters], scene)
    fresh = [name for name in grouped if name not in previous.groups]
    named = {each.column for each in cell_filters(heard.sentence, heard.played, scene)}
    filters, again = told_apart(filters, fresh, named)
    filters = [*filters, *one_currency(measure, grouped, filters, heard.sentence, scene)]
    update: dict[str, Any] = {
        "target": measure.target,
        "aggregation": measure.aggregation,
        "expression": measure.expression,
        "groups": grouped,
        "limit": limit,
        "goal": goal if goal is not None else previous.goal,
        "filters": filters,
        "exclude": list(dict.fromkeys([*previous.exclude, *exclude])),
        **timing.update,
    }
    update |= asked_again(heard, previous, update.get("period", previous.period))
    assumed = [
        *heard.corrections,
        *strange.assumptions,
        *measure.assumptions,
        *taken_as_only(heard, cues, filters, scene),
        *again,
        *_passed_over(heard, measure, strange, scene),
        *timing.assumptions,
    ]
    return with_changes(previous, update, measure.noun, assumed)


def _with_more(heard: Heard, previous: Plan, measuring: Measuring, scene: Scene) -> Plan:
    """The plan with further measures, done in the same way."""
    bare = previous.model_copy(update={"then": []})
    known = {previous.target, *(each.target for each in previous.then)}
    quiet = Cues("", goes_on=True, adding=False, total_only=False, everything=False)
    more = [
        _one(heard, quiet, bare, each, Settled(), None, scene)
        for each in measuring.measures
        if each.target not in known
    ]
    return with_changes(previous, {"then": [*previous.then, *chained(bare, more).then]}, None, [])


def _further(heard: Heard, cues: Cues, previous: Plan, strange: Settled, scene: Scene) -> Plan:
    measuring = revised_measures(heard, previous, scene, alone=False)
    return _one(heard, cues, previous, measuring.measures[0], strange, None, scene)


def _goal(heard: Heard, previous: Plan, scene: Scene) -> float | None:
    """The goal that is asked about; where one was, a bare number is another one."""
    if heard.goal is not None:
        return heard.goal.value
    reaching = not scene.lexicon.thread.reaching.isdisjoint(heard.sentence.words())
    if not (previous.goal is not None or reaching) or heard.limit or heard.comparisons:
        return None
    found = [each for each in numbers(heard.sentence, scene.lexicon) if heard.sentence.free(each.span)]
    return found[0].value if len(found) == 1 else None


def _passed_over(heard: Heard, measure: Measure, strange: Settled, scene: Scene) -> list[str]:
    """Sentences about words that nothing took up."""
    said = unheard(heard, measure, scene)
    known = " ".join([*said, *strange.assumptions])
    free = [each for each in heard.unknown if each.slot is Slot.OBJECT and each.written not in known]
    used = bool(strange.filters or strange.groups) or replace(measure).target is None
    return said if used else [*said, *(f"“{each.written}” was not understood, so it was passed over." for each in free)]
