"""What a follow-up measures."""

from dataclasses import dataclass

from automl.plan import Aggregation, Plan
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.roles import Part
from automl.understanding.scene import Scene
from automl.understanding.subject import subject
from automl.understanding.unknown import Slot

_COUNTS = ("count", "count_distinct")


@dataclass(frozen=True, slots=True)
class Measuring:
    """The measures of a follow-up, the first one first. named: whether its words name them."""

    measures: tuple[Measure, ...]
    named: bool


def revised_measures(heard: Heard, previous: Plan, scene: Scene, *, alone: bool) -> Measuring:
    """The measures that the words name, else those of the plan before, summed up as the words say.

    alone: whether nothing else was heard, so that unknown words must be a measure; the question goes back for them.
    """
    before = measure_of(previous)
    said = _said_aggregation(heard, scene)
    counted = heard.sentence.find(scene.lexicon.roles.count) is not None
    unknown = alone and any(each.slot in (Slot.OBJECT, Slot.COUNT) for each in heard.unknown)
    if heard.parts(Part.MEASURE) or (heard.parts(Part.COUNT) and not _narrowed(heard, scene)) or counted or unknown:
        found = tuple(_as_before(each, before, said) for each in subject(heard, scene))
        return Measuring(found, named=found != (before,))
    if said is None or before.aggregation in _COUNTS or said == before.aggregation:
        return Measuring((before,), named=False)
    return Measuring((Measure(before.target, said, before.expression),), named=True)


def measure_of(plan: Plan) -> Measure:
    """The measure of a plan."""
    return Measure(plan.target, plan.aggregation or "sum", plan.expression)


def _narrowed(heard: Heard, scene: Scene) -> bool:
    """Whether things are only counted off: "only stays over 3 nights"."""
    return bool(heard.comparisons) and heard.sentence.find(scene.lexicon.roles.only) is not None


def _as_before(measure: Measure, before: Measure, said: Aggregation | None) -> Measure:
    """The same measure named again is summed up as it was, unless the words say otherwise."""
    return before if measure.target == before.target and said is None else measure


def _said_aggregation(heard: Heard, scene: Scene) -> Aggregation | None:
    roles, sentence = scene.lexicon.roles, heard.sentence
    free = (sentence.plain(at) for at in range(len(sentence)) if at not in sentence.taken)
    return next(
        (roles.aggregations[word] for word in free if word in roles.aggregations and word not in roles.top), None
    )
