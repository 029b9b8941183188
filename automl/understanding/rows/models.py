"""Which model of the thread a question is about, and what to say where there is none."""

from automl.errors import Problem
from automl.plan import KnownModel, Plan
from automl.row_plans import ExplainPlan, ScorePlan, WhatIfPlan
from automl.understanding.rows.asked import Asked, Use, used
from automl.understanding.rows.outcomes import spoken_outcome


def model_of(asked: Asked) -> KnownModel | None:
    """The model of the outcome that the words name, else the newest; None where there is none."""
    models = asked.scene.circumstances.models
    named = {each.column.name for each in used(asked) if each.use is Use.SUBJECT}
    spoken = spoken_outcome(asked)
    meant = named | ({spoken.column.name} if spoken else set())
    return next((model for model in models if model.target in meant), models[0] if models else None)


def explained_model(asked: Asked, target: str | None) -> KnownModel | None:
    """The model that an explanation is about: of the target that is asked about, or any where none is."""
    models = asked.scene.circumstances.models
    return next((model for model in models if target in (None, model.target)), None)


def without_model(plan: Plan) -> Problem | None:
    """What to say of a plan that needs a model where none is known."""
    match plan:
        case WhatIfPlan(model=None) | ScorePlan(model=None):
            pass
        case ExplainPlan(model=None, subject="row" | "drivers"):
            pass
        case Plan(capability="improve"):
            pass
        case _:
            return None
    return Problem(
        "That needs a model, and there is none for this file yet.",
        "First ask for a prediction, for example “predict” and the name of a column.",
    )
