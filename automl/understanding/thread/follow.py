"""A question with the thread's last plan as context."""

from dataclasses import replace

from automl.errors import UnderstandingError
from automl.plan import AskPlan, Circumstances, Plan, Understood
from automl.row_plans import PipelinePlan
from automl.table import Table
from automl.understanding.calendar.spoken import Role
from automl.understanding.capability import predicts_rows, signalled, wants_past
from automl.understanding.choices import Ask
from automl.understanding.date_order import ask_date_order
from automl.understanding.deals.focus import wanted
from automl.understanding.deals.following import follow_deals
from automl.understanding.fresh import understand
from automl.understanding.heard import Heard, hear
from automl.understanding.lexicon import ENGLISH
from automl.understanding.pipeline import names_deals
from automl.understanding.roles import Part
from automl.understanding.rows.planning import ROW_CAPABILITIES
from automl.understanding.scene import Scene, scene
from automl.understanding.scope import names_outside, refuse_other_languages, small_talk
from automl.understanding.thread.cues import Cues, cues
from automl.understanding.thread.forecast_reasons import after_forecast
from automl.understanding.thread.plans import given
from automl.understanding.thread.revise import revised
from automl.understanding.thread.rows_follow import follow_rows, same_row
from automl.understanding.validator import validate
from automl.understanding.words import cut

_OVER_TIME = ("forecast", "ask")


def follow(question: str, table: Table, circumstances: Circumstances, previous: Plan) -> Understood:
    """What a question asks when the thread's last plan is `previous`; one that stands alone is understood afresh.

    What the words name replaces that part of the plan, or comes to it ("also"); the rest stays. The plan's words say
    what changed, its assumptions what was taken to be meant.
    """
    if previous.capability in ROW_CAPABILITIES:
        found = follow_rows(question, table, circumstances, previous)
        return found or same_row(question, understand(question, table, circumstances), previous)
    if isinstance(previous, PipelinePlan):
        return follow_deals(question, table, circumstances, previous) or understand(question, table, circumstances)
    around = scene(table, ENGLISH, circumstances)
    told = cues(question, around.lexicon)
    about_past = isinstance(previous, AskPlan)
    heard = _with_goal(hear(told.words, around, wishing=about_past), question, around)
    if (reasoned := after_forecast(question, previous, around)) is not None:
        return reasoned
    if _stands_alone(question, told, heard, previous, around):
        return understand(question, table, circumstances)
    try:
        refuse_other_languages(question, around)
        told = _as_total(told, previous, around)
        plan = previous if _once_more(question, told, around) else revised(heard, told, previous, around)
        if plan is None:
            return understand(question, table, circumstances)
        around.choices.refuse_unused()
        ask_date_order(plan, table)
        validate(plan, f"{question} {given(previous)}", table)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    return Understood(plan=plan)


def _stands_alone(question: str, told: Cues, heard: Heard, previous: Plan, around: Scene) -> bool:
    """Whether a question needs nothing of the plan before."""
    if previous.capability not in _OVER_TIME:
        return True
    whole = hear(question, around)
    if _another_capability(whole, heard, around) or names_outside(whole, around):
        return True
    if told.any or told.goes_on:
        return False
    looked_up = _own_ranking(heard) or (previous.capability == "ask" and _own_lookup(heard))
    looked_up = looked_up or (previous.capability == "forecast" and _past_best(question, around))
    return small_talk(whole, around) or _complete(heard) or looked_up


def _with_goal(heard: Heard, question: str, around: Scene) -> Heard:
    """The goal is read from the whole question, since its openings tell it: "can we make 300k?"."""
    return heard if heard.goal else replace(heard, goal=hear(question, around).goal)


def _once_more(question: str, told: Cues, around: Scene) -> bool:
    """Whether the same is asked for once more: "again", "forecast again", "same again please"."""
    thread = around.lexicon.thread
    said = not thread.once_more.isdisjoint(cut(question).words())
    return said and not told.any and thread.running.issuperset(cut(told.words).words())


def _as_total(told: Cues, previous: Plan, around: Scene) -> Cues:
    """A bare "total" gives up the groups, where there are some."""
    said = set(cut(told.words).words()) - {"the", "a"}
    alone = bool(said) and said <= around.lexicon.thread.bare_total
    return replace(told, total_only=True) if alone and previous.groups and previous.aggregation != "mean" else told


def _another_capability(whole: Heard, heard: Heard, around: Scene) -> bool:
    """Whether the words ask for something else than a forecast; "what if we leave out West" is one without West."""
    capability = signalled(whole, around)
    leaves_out = bool(heard.parts(Part.DROP, Part.DROP_COLUMN, Part.KEEP)) and not heard.parts(Part.MEASURE)
    if capability == "whatif" and leaves_out:
        return False
    return (
        capability is not None
        or predicts_rows(whole, around)
        or names_deals(whole, around)
        or wanted(whole, around) is not None
    )


def _complete(heard: Heard) -> bool:
    """Whether the words name a measure and a period of their own."""
    periods = [each for each in heard.phrases if each.role is Role.PERIOD and not each.weak]
    return bool(periods and heard.parts(Part.MEASURE, Part.COUNT))


def _own_lookup(heard: Heard) -> bool:
    """Whether the words name a measure, and a ranking or steps of their own: "top 3 customers by sales"."""
    return bool(heard.parts(Part.MEASURE, Part.COUNT) and (heard.limit or heard.frequency))


def _past_best(question: str, around: Scene) -> bool:
    """Whether the words ask which step of the past stands out: "what was the best month?" is no forecast by month."""
    heard = hear(question, around, wishing=True)
    return bool(heard.wish.step and heard.wish.order and wants_past(heard, around))


def _own_ranking(heard: Heard) -> bool:
    """Whether the words are a whole ranking, also after a forecast: "top 3 customers by sales"."""
    return bool(heard.limit and heard.parts(Part.MEASURE) and heard.parts(Part.GROUP))
