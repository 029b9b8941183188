"""What people say after an answer about rows: what they name is replaced, the rest stays."""

from typing import Any

from automl.errors import UnderstandingError
from automl.plan import Circumstances, Plan, Understood
from automl.row_plans import ExplainPlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.table import Table
from automl.understanding.capability import signalled
from automl.understanding.choices import Ask
from automl.understanding.deals.focus import wanted
from automl.understanding.heard import Heard, hear
from automl.understanding.lexicon import ENGLISH
from automl.understanding.rows.asked import Asked, listen
from automl.understanding.rows.classes import usual_positive
from automl.understanding.rows.costs import costs_of, without_costs
from automl.understanding.rows.deciding import about_rows
from automl.understanding.rows.outcomes import of_column
from automl.understanding.rows.predicting import row_filters, strange_rows, task_of
from automl.understanding.rows.saying import said_prediction, said_supposition
from automl.understanding.rows.wishes import chosen_effort, said_effort
from automl.understanding.scene import Scene, scene
from automl.understanding.scope import refuse_other_languages
from automl.understanding.thread.cues import Cues, cues
from automl.understanding.thread.filtering import merged
from automl.understanding.thread.plans import given
from automl.understanding.thread.rows_columns import revised_columns, revised_target
from automl.understanding.thread.rows_difference import differing
from automl.understanding.thread.rows_reasons import asked_again
from automl.understanding.thread.rows_scores import first_rows, scored_again
from automl.understanding.validator import validate
from automl.understanding.words import cut

_PRONOUNS = frozenset(("it", "him", "her", "them", "he", "she", "they"))
_OTHERS = ("whatif", "explain", "score", "describe", "pipeline", "drift", "watch")


def follow_rows(question: str, table: Table, circumstances: Circumstances, previous: Plan) -> Understood | None:
    """What a question makes of the last plan about rows; None where it stands alone."""
    around = scene(table, ENGLISH, circumstances)
    told = cues(question, around.lexicon)
    try:
        refuse_other_languages(question, around)
        plan = _revised(question, told, previous, around)
        if plan is None:
            return None
        around.choices.refuse_unused()
        validate(plan, f"{question} {given(previous)}", table)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    return Understood(plan=plan)


def same_row(question: str, found: Understood, previous: Plan) -> Understood:
    """What was understood, of the row before where a pronoun stands for it: "what would make it stay?"."""
    plan = found.plan
    if not isinstance(plan, WhatIfPlan) or plan.filters or plan.row is not None:
        return found
    one = isinstance(previous, (ExplainPlan, WhatIfPlan)) and (previous.row is not None or len(previous.filters) == 1)
    if not one or _PRONOUNS.isdisjoint(cut(question).words()) or not isinstance(previous, (ExplainPlan, WhatIfPlan)):
        return found
    again = plan.model_copy(update={"filters": previous.filters, "row": previous.row})
    return found.model_copy(update={"plan": again.model_copy(update={"words": said_supposition(again)})})


def _revised(question: str, told: Cues, previous: Plan, around: Scene) -> Plan | None:
    if isinstance(previous, (ExplainPlan, WhatIfPlan)):
        return asked_again(question, told, previous, around)
    if isinstance(previous, ScorePlan):
        return scored_again(question, told, previous, around)
    if not isinstance(previous, PredictPlan) or not _goes_on(question, told, previous, around):
        return None
    return revised_prediction(question, told, previous, around)


def _goes_on(question: str, told: Cues, previous: PredictPlan, around: Scene) -> bool:
    """Whether the words are about the prediction before: no other capability, and no whole request of their own."""
    heard = hear(question, around)
    signal = signalled(heard, around)
    if wanted(heard, around) is not None or signal in _OTHERS or about_rows(heard, around) in _OTHERS:
        return False
    asked = listen(question, around)
    if signal == "improve" and said_effort(asked) is None:
        return False
    if told.goes_on or told.any or _rather(question, around):
        return True
    whole = about_rows(heard, around) == "predict" or signal == "predict"
    return not (whole and revised_target(asked, previous) is None and len(asked.sentence) > _SHORT)


_SHORT = 4


def _rather(question: str, around: Scene) -> bool:
    """Whether it ends in a word that goes on from something: "predict price *instead*"."""
    said = cut(question).words()
    return bool(said) and said[-1] in {phrase[0] for phrase in around.lexicon.thread.closing if len(phrase) == 1}


def revised_prediction(question: str, told: Cues, previous: PredictPlan, around: Scene) -> PredictPlan | None:
    """The prediction with what the words name; None where they name nothing of it."""
    priced = without_costs(question, around, going_on=previous.costs is not None)
    heard = hear(cues(priced.left, around.lexicon).words if priced.told else told.words, around)
    whole = priced.asked
    target = revised_target(whole, previous) or previous.target or ""
    positive = _positive(whole, target, previous)
    before = previous.costs if target == previous.target else None
    update: dict[str, Any] = {
        "target": target,
        "task": task_of(around.table.column(target)),
        "effort": chosen_effort(around) or said_effort(whole) or previous.effort,
        "costs": costs_of(priced, positive or usual_positive(around.table.column(target), around), around, before),
        "positive": positive,
        "limit": first_rows(question, around) or previous.limit,
        "filters": _filters(heard, told, previous, target, around),
        **revised_columns(whole, previous, target),
    }
    changed = previous.model_copy(update=update)
    difference = differing(previous, changed)
    if not difference:
        return previous if priced.told or _again(whole, around) else None
    assumed = [*previous.assumptions, *heard.corrections] if target == previous.target else []
    changed = changed.model_copy(update={"assumptions": list(dict.fromkeys(assumed))})
    return changed.model_copy(update={"words": f"As before, but {difference}. {said_prediction(changed, around)}"})


def _positive(asked: Asked, target: str, previous: PredictPlan) -> str | None:
    said = of_column(asked.scene.table.column(target), asked)
    if said is not None and said.positive is not None:
        return said.positive
    return previous.positive if target == previous.target else None


def _filters(heard: Heard, told: Cues, previous: PredictPlan, target: str, around: Scene) -> list[Any]:
    base = [] if told.everything else [each for each in previous.filters if each.column != target]
    new = [*row_filters(heard, around.table.column(target), around), *strange_rows(heard, around).filters]
    return merged(base, new, adding=told.adding)


def _again(asked: Asked, around: Scene) -> bool:
    """Whether the same is asked for once more."""
    return not around.lexicon.thread.once_more.isdisjoint(asked.sentence.words())
