"""Why: what drives an outcome, one row's reasons, why a group differs, what moved a forecast."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from automl.errors import UnderstandingError
from automl.plan import Filter, KnownModel, Plan
from automl.row_plans import ExplainPlan
from automl.understanding.about_rows import named_only
from automl.understanding.calendar.spoken import Role
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import phrases
from automl.understanding.rows.asked import Asked, Use, listen, predictable, used
from automl.understanding.rows.compared import groups_of
from automl.understanding.rows.models import explained_model, model_of
from automl.understanding.rows.naming import Named, missing_row, named_row
from automl.understanding.rows.outcomes import spoken_outcome
from automl.understanding.rows.predicting import predict
from automl.understanding.rows.saying import said_explanation
from automl.understanding.scene import Scene
from automl.understanding.strange import Settled
from automl.understanding.subject import subject

_FORECAST = phrases("forecast; forecasts; projection; projections; outlook")


def explain(heard: Heard, scene: Scene) -> Plan:
    """The plan of a question why. What drives an outcome without a model is a prediction for its drivers."""
    heard = _with_times(heard)
    asked = listen(heard.sentence.question, scene)
    if _of_forecast(asked):
        return _finished(_forecast(heard, scene), scene)
    named = named_row(asked)
    if named is not None or asked.find(asked.rows.first):
        return _finished(_row(named, asked), scene)
    filters, against, strange = groups_of(heard, asked)
    if filters or against:
        return _finished(_group(heard, asked, filters, against, strange), scene)
    _refuse_missing(heard, asked)
    return _drivers(heard, asked)


def _refuse_missing(heard: Heard, asked: Asked) -> None:
    """UnderstandingError where a row is meant that is not in the file: the drivers of all are no answer to that."""
    models = asked.scene.circumstances.models
    targets = {model.target.casefold() for model in models}
    named = [each.written for each in heard.unknown if each.named and each.written.casefold() not in targets]
    missing = missing_row(asked) or next(iter(named), None)
    if models and missing:
        raise UnderstandingError(
            f"There is no “{missing}” in {asked.scene.table.name}, the file of the last question.",
            "Check how it is written, or drop the file that has it again and ask there.",
        )


def _with_times(heard: Heard) -> Heard:
    """A stretch of time that is asked about is none to leave out: "why did sales *drop in* 2021"."""
    said = [replace(each, role=Role.PERIOD) if each.role is Role.LEFT_OUT else each for each in heard.phrases]
    return replace(heard, phrases=tuple(said))


def _of_forecast(asked: Asked) -> bool:
    if asked.scene.table.time is None:
        return False
    moved = asked.find(asked.rows.moved) is not None
    return speaks_of_forecast(asked) or (moved and not asked.scene.circumstances.models)


def speaks_of_forecast(asked: Asked) -> bool:
    """Whether a forecast is named: "why is the forecast so low?"."""
    return asked.find(_FORECAST) is not None


def _forecast(heard: Heard, scene: Scene) -> ExplainPlan:
    base = named_only("explain", heard, scene)
    target = base.target
    if target is None:
        target = subject(heard, scene)[0].target
    return ExplainPlan(
        subject="forecast",
        target=target,
        direction=direction_of(listen(heard.sentence.question, scene)),
        **{name: getattr(base, name) for name in ("time", "groups", "period", "frequency", "filters", "assumptions")},
    )


def _row(named: Named | None, asked: Asked) -> ExplainPlan:
    model = model_of(asked)
    return ExplainPlan(
        subject="row",
        target=model.target if model else None,
        task=model.task if model else None,
        model=model.id if model else None,
        filters=[named.filter] if named and named.filter else [],
        row=named.row if named else None,
        top=named is None,
        direction=direction_of(asked),
    )


def _drivers(heard: Heard, asked: Asked) -> Plan:
    scene = asked.scene
    named = [
        each.column.name for each in used(asked) if each.use is Use.SUBJECT and predictable(each.column, scene.table)
    ]
    spoken = spoken_outcome(asked)
    target = named[0] if named else spoken.column.name if spoken else None
    model = explained_model(asked, target)
    if heard.phrases and (of_time := _period(heard, asked)) is not None:
        return _finished(of_time, scene)
    if model is not None:
        return _finished(_of_model(model, asked), scene)
    if target is not None:
        return predict(heard, scene)
    if scene.table.time is not None and not heard.unknown:
        return _finished(_bare(heard, scene), scene)
    return _finished(ExplainPlan(subject="drivers", assumptions=list(heard.corrections)), scene)


def _period(heard: Heard, asked: Asked) -> ExplainPlan | None:
    """Why a period differs, as its rows against those of the same length before: "why did profit drop in March?"."""
    base = named_only("explain", heard, asked.scene)
    if base.time is None or base.period is None:
        return None
    start, end = base.period.start, base.period.end
    before = start - timedelta(days=1)
    meant = subject(heard, asked.scene)[0]
    return ExplainPlan(
        subject="group",
        target=meant.target,
        expression=meant.expression,
        aggregation=meant.aggregation,
        time=base.time,
        period=base.period,
        filters=[Filter(column=base.time, op="between", value=[start, end])],
        against=(Filter(column=base.time, op="between", value=[before - (end - start), before]),),
        direction=direction_of(asked),
        assumptions=[*heard.corrections, *meant.assumptions],
    )


def _bare(heard: Heard, scene: Scene) -> ExplainPlan:
    """Nothing but "why?": of the forecast that was asked for before it."""
    axis = scene.table.time
    return ExplainPlan(subject="forecast", time=axis.column if axis else None, assumptions=list(heard.corrections))


def _of_model(model: KnownModel, asked: Asked) -> ExplainPlan:
    return ExplainPlan(
        subject="drivers",
        target=model.target,
        task=model.task,
        model=model.id,
        positive=model.positive,
        direction=direction_of(asked),
    )


def _group(heard: Heard, asked: Asked, filters: list[Filter], against: list[Filter], strange: Settled) -> ExplainPlan:
    """A group against another one: by the model of what is asked about, else from the data."""
    scene = asked.scene
    base = named_only("explain", replace(heard, played=(), comparisons=()), scene)
    spoken = spoken_outcome(asked)
    kept = {each.column for each in filters}
    measures = [
        each.column.name
        for each in used(asked)
        if each.use is Use.SUBJECT
        and each.column.name not in kept
        and predictable(each.column, scene.table)
        and each.mention
        and each.mention.measures()
    ]
    outcome = spoken.column.name if spoken and spoken.kind and not spoken.kind.amount else None
    target = measures[0] if measures else outcome
    model = explained_model(asked, target)
    expression = aggregation = None
    assumed: tuple[str, ...] = ()
    if target is None and model is None:
        meant = subject(replace(heard, unknown=()), scene)[0]
        target, expression, aggregation, assumed = meant.target, meant.expression, meant.aggregation, meant.assumptions
    return ExplainPlan(
        subject="group",
        target=model.target if model else target,
        expression=expression,
        aggregation=aggregation,
        task=model.task if model else None,
        model=model.id if model else None,
        positive=model.positive if model else spoken.positive if spoken else None,
        time=base.time,
        period=base.period,
        filters=filters,
        against=tuple(against),
        direction=direction_of(asked),
        assumptions=[*heard.corrections, *assumed, *strange.assumptions],
    )


def direction_of(asked: Asked) -> Literal["higher", "lower"] | None:
    """Whether it is asked why something is lower or higher; None where the words do not say."""
    for at in range(len(asked.sentence)):
        if asked.mention_at(at) is None:
            word = asked.sentence.plain(at)
            if word in asked.rows.lower:
                return "lower"
            if word in asked.rows.higher:
                return "higher"
    return None


def _finished(plan: ExplainPlan, scene: Scene) -> ExplainPlan:
    return plan.model_copy(update={"language": scene.lexicon.language, "words": said_explanation(plan)})
