"""Plans of questions about the past: what was heard, with what its words wish for."""

from collections.abc import Sequence
from dataclasses import replace

from automl.asking.writing import with_sql
from automl.plan import Aggregation, AskPlan, Plan
from automl.understanding.asking.asked_time import AskedTime, asked_time
from automl.understanding.asking.shape import Shape
from automl.understanding.asking.shaping import shaped
from automl.understanding.asking.unknowns import refuse_unknown_names
from automl.understanding.currencies import one_currency
from automl.understanding.framing import Frame
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.periods import Times
from automl.understanding.said import said
from automl.understanding.scene import Scene
from automl.understanding.unheard import unheard


def looked_up(measures: Sequence[Measure], heard: Heard, when: Times | None, frame: Frame, scene: Scene) -> Plan:
    """The plan that looks up each measure; the question goes back where something must be chosen first."""
    refuse_unknown_names(heard, scene)
    time = asked_time(heard, when, scene)
    measures = _each_way(measures, heard, scene)
    plans = [_plan(measure, heard, time, frame, scene) for measure in measures]
    first, *others = plans
    return first.model_copy(update={"then": others}) if others else first


def two_ways(heard: Heard, scene: Scene) -> bool:
    """Whether it is to be summed up in two ways: "minimum and maximum price"."""
    return len(_ways(heard, scene)) > 1


def _ways(heard: Heard, scene: Scene) -> list[Aggregation]:
    """The ways to sum up that are listed beside each other."""
    listed, sentence = scene.lexicon.roles.aggregations, heard.sentence
    for at in range(len(sentence) - 2):
        first, joined, second = (sentence.plain(at + place) for place in range(3))
        if first in listed and second in listed and joined in ("and", "&", ",") and listed[first] != listed[second]:
            return [listed[first], listed[second]]
    return []


def _each_way(measures: Sequence[Measure], heard: Heard, scene: Scene) -> list[Measure]:
    ways = _ways(heard, scene)
    if len(ways) < 2 or len(measures) != 1:  # noqa: PLR2004
        return list(measures)
    return [replace(measures[0], aggregation=way) for way in ways]


def _plan(measure: Measure, heard: Heard, time: AskedTime, frame: Frame, scene: Scene) -> AskPlan:
    heard = replace(heard, limit=heard.wish.count or heard.limit)
    shape = shaped(measure, heard, time, frame, scene)
    measure, groups = shape.measure, shape.groups
    filters = [each for each in (*frame.filters, *time.filters) if each != shape.having]
    timed = shape.period or shape.frequency or shape.part or shape.against
    plan = AskPlan(
        target=measure.target,
        expression=measure.expression,
        time=time.column if timed else None,
        groups=groups,
        aggregation=None if shape.of_totals or shape.form in ("values", "rows") else measure.aggregation,
        frequency=shape.frequency,
        period=shape.period,
        filters=[*filters, *one_currency(measure, groups, filters, heard.sentence, scene)],
        exclude=frame.exclude,
        limit=heard.limit if groups or shape.frequency or shape.form == "rows" else None,
        language=scene.lexicon.language,
        assumptions=[*frame.assumptions, *measure.assumptions, *shape.assumptions, *unheard(heard, measure, scene)],
        **_form(shape, scene),
    )
    return with_sql(plan.model_copy(update={"words": said(plan, measure.noun)}))


def _form(shape: Shape, scene: Scene) -> dict[str, object]:
    """The fields that are an AskPlan's own."""
    names = (
        "form", "order", "part", "share", "within", "against", "later", "relative", "before", "through", "each",
        "steps", "of_totals", "having", "leaders",
    )  # fmt: skip
    return {**{name: getattr(shape, name) for name in names}, "shift": scene.circumstances.fiscal_start - 1}
