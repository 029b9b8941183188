"""Reasons and what-ifs after a forecast: what can be said of it, and honestly what cannot."""

from collections.abc import Sequence

from automl.errors import Problem, UnderstandingError
from automl.plan import Filter, ForecastPlan, Plan, Understood
from automl.row_plans import ExplainPlan, WhatIfPlan
from automl.understanding.capability import signalled
from automl.understanding.choices import Ask
from automl.understanding.heard import Heard, hear
from automl.understanding.roles import Part
from automl.understanding.rows.asked import Asked, Use, listen, used
from automl.understanding.rows.compared import groups_of
from automl.understanding.rows.explaining import direction_of, speaks_of_forecast
from automl.understanding.rows.planning import plan_about_rows
from automl.understanding.rows.saying import said_explanation
from automl.understanding.scene import Scene
from automl.understanding.thread.plans import as_forecast


def after_forecast(question: str, previous: Plan, around: Scene) -> Understood | None:
    """What a why or a what-if after a forecast comes to; None where it is neither, or is better read on its own."""
    forecast, heard = as_forecast(previous), hear(question, around)
    signal = signalled(heard, around)
    asked = listen(question, around)
    moved = asked.find(asked.rows.moved) is not None and asked.says(("what", "why", "explain"))
    if forecast is None or (around.circumstances.models and not moved):
        return None
    if signal == "explain" or moved:
        return _explained(asked, heard, forecast)
    return _supposed(heard, forecast, around) if signal == "whatif" and not _leaves_out(heard) else None


def _leaves_out(heard: Heard) -> bool:
    """Whether a forecast without some of it is wished for: "what if we leave out West"."""
    return bool(heard.parts(Part.DROP, Part.DROP_COLUMN, Part.KEEP)) and not heard.parts(Part.MEASURE)


def _explained(asked: Asked, heard: Heard, forecast: ForecastPlan) -> Understood | None:
    """Why the forecast is as it is; of a group that is named, why it differs in the data so far."""
    try:
        filters, against, strange = groups_of(heard, asked)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    named = [each.column.name for each in used(asked) if each.use is Use.SUBJECT and each.column.kind.numeric]
    about = asked.find(asked.rows.moved) is not None
    target = named[0] if named else forecast.target
    about = about or speaks_of_forecast(asked) or not filters
    new = [each for each in filters if each not in forecast.filters]
    told = asked.scene.circumstances.told if about and target == forecast.target and _told(new, forecast) else None
    plan = ExplainPlan(
        subject="forecast" if about else "group",
        target=target,
        expression=forecast.expression if target == forecast.target else None,
        aggregation=forecast.aggregation if target == forecast.target else None,
        time=forecast.time,
        groups=forecast.groups if about else [],
        frequency=forecast.frequency,
        period=forecast.period if about else None,
        filters=[*forecast.filters, *new],
        against=tuple(against),
        direction=direction_of(asked),
        forecast=told.id if told else None,
        answered=told.figure if told and not new else None,
        language=forecast.language,
        assumptions=[*heard.corrections, *strange.assumptions],
    )
    return Understood(plan=plan.model_copy(update={"words": said_explanation(plan)}))


def _told(new: Sequence[Filter], forecast: ForecastPlan) -> bool:
    """Whether a forecast has told a figure of its own of the rows that these filters leave."""
    return {each.column for each in new} <= set(forecast.groups) and all(each.op == "=" for each in new)


def _supposed(heard: Heard, forecast: ForecastPlan, around: Scene) -> Understood:
    """A forecast from the past alone cannot say what a changed column would do; a prediction from columns can."""
    try:
        plan = plan_about_rows("whatif", heard, around)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    changed = plan.changes[0].column if isinstance(plan, WhatIfPlan) and plan.changes else "that"
    measure = forecast.target or "the number of rows"
    sentence = f"The forecast goes by the past of {measure} alone, so it can't say what a change of {changed} would do."
    remedy = f"Ask “predict {measure} from {changed} and the other columns”, then ask what if again."
    if forecast.target is None or changed == forecast.target:
        remedy = "Ask for the forecast of a part, for example “only” and the name of a group."
    return Understood(plan=plan, error=Problem(sentence, remedy))
