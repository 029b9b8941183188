"""What people say after an answer about open deals: "and next quarter?", "only Anna", "by source", "target 3M"."""

from dataclasses import replace
from typing import Any

from automl.errors import Problem, UnderstandingError
from automl.plan import Circumstances, Plan, Understood
from automl.row_plans import PipelinePlan
from automl.table import Table
from automl.understanding.capability import signalled, wants_past
from automl.understanding.choices import Ask
from automl.understanding.deals.focus import Wanted, wanted
from automl.understanding.deals.saying import said_pipeline
from automl.understanding.heard import Heard, hear
from automl.understanding.lexicon import ENGLISH
from automl.understanding.lexicon.written import words
from automl.understanding.pipeline import pipeline
from automl.understanding.roles import Part
from automl.understanding.rows.deciding import about_rows
from automl.understanding.scene import Scene, scene
from automl.understanding.thread.cues import cues
from automl.understanding.thread.filtering import merged
from automl.understanding.thread.plans import given
from automl.understanding.validator import validate
from automl.understanding.words import cut

_MOST_WORDS = 7
_LISTS = ("risk", "overdue", "closing", "deals", "shares", "rates")
_WHY = words("why explain how come so that this is it please the number")
WHY = Problem(
    "The total is what single deals are likely to bring, so there is no one reason for it.",
    "Ask why about one deal by its name, or ask for the win rate by owner, or which deals are at risk.",
)


def follow_deals(
    question: str, table: Table, circumstances: Circumstances, previous: PipelinePlan
) -> Understood | None:
    """What a few words make of the last plan of open deals; None where they stand alone."""
    around = scene(table, ENGLISH, circumstances)
    told = cues(question, around.lexicon)
    try:
        if _WHY.issuperset(cut(question).words()):
            return Understood(error=WHY)
        heard = hear(told.words, around)
        plan = _revised(heard, previous, around, adding=told.adding)
        if plan is None:
            return None
        around.choices.refuse_unused()
        validate(plan, f"{question} {given(previous)}", table)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    return Understood(plan=plan)


def _revised(heard: Heard, previous: PipelinePlan, around: Scene, *, adding: bool) -> Plan | None:
    groups = tuple(each.mention.columns[0].column.name for each in heard.parts(Part.GROUP) if each.mention.columns)
    limited = heard.limit is not None and previous.focus in _LISTS
    named = limited or bool(heard.phrases or heard.goal or groups or heard.parts(Part.KEEP, Part.DROP))
    if not named or _stands_alone(heard, around) or previous.focus == "deal":
        return None
    focus = "shares" if groups and previous.focus not in ("rates", "cycle") else previous.focus
    asked = Wanted(focus, previous.order, groups or tuple(previous.groups), suppose=previous.suppose)
    fresh = pipeline(replace(heard, limit=heard.limit or previous.limit), around, asked)
    if not isinstance(fresh, PipelinePlan):
        return None
    update: dict[str, Any] = {"filters": merged(previous.filters, fresh.filters, adding=adding)}
    if not heard.phrases:
        update |= {"period": previous.period, "during": previous.during, "assumptions": previous.assumptions}
    if heard.goal is None:
        update["goal"] = previous.goal
    changed = fresh.model_copy(update=update)
    return changed.model_copy(update={"words": said_pipeline(changed)})


def _stands_alone(heard: Heard, around: Scene) -> bool:
    whole = len(heard.sentence.words()) > _MOST_WORDS or bool(heard.parts(Part.MEASURE, Part.COUNT))
    other = signalled(heard, around) not in (None, "predict") or about_rows(heard, around) not in (None, "predict")
    return whole or other or wants_past(heard, around) or wanted(heard, around) is not None
