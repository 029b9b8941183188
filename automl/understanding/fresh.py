"""A question that stands alone."""

from automl.errors import UnderstandingError
from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding.about_rows import describe, named_only
from automl.understanding.asking.past import about_past
from automl.understanding.calendar.spoken import Role
from automl.understanding.capability import predicts_rows, signalled
from automl.understanding.choices import Ask
from automl.understanding.clauses import clauses, halves, told_beside
from automl.understanding.date_order import ask_date_order
from automl.understanding.deals.focus import wanted
from automl.understanding.forecasting import plan_over_time
from automl.understanding.heard import Heard, hear
from automl.understanding.lexicon import ENGLISH
from automl.understanding.pipeline import about_deals, lacks_outcome, names_deals, pipeline
from automl.understanding.roles import Part
from automl.understanding.rows.asked import listen
from automl.understanding.rows.deciding import about_rows
from automl.understanding.rows.models import without_model
from automl.understanding.rows.outcomes import spoken_outcome
from automl.understanding.rows.planning import ROW_CAPABILITIES, plan_about_rows
from automl.understanding.scene import Scene, scene
from automl.understanding.scope import names_outside, refuse_other_languages, refuse_outside, says_nothing, small_talk
from automl.understanding.suggestions import as_choices, suggestions
from automl.understanding.validator import validate
from automl.understanding.words import cut


def understand(question: str, table: Table, circumstances: Circumstances) -> Understood:
    """What a question asks of a table: a plan, one clarifying question, or an error in words.

    Choices made before (`circumstances.choices`) settle the questions that they answer. A plan that needs a model
    which is not there comes with an error that names the remedy.
    """
    around = scene(table, ENGLISH, circumstances)
    try:
        refuse_other_languages(question, around)
        asked, plan = _plan(question, around)
        around.choices.refuse_unused()
        ask_date_order(plan, table)
        validate(plan, asked, table)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    return Understood(plan=plan, error=without_model(plan) or lacks_outcome(plan))


def _plan(question: str, around: Scene) -> tuple[str, Plan]:
    """The words that were planned (a suggested question may have been chosen), and their plan.

    What a later sentence asks for beside ("why is West low?") is done then.
    """
    parts = _without_asides(clauses(question), around)
    question = " ".join(parts) if len(parts) < len(clauses(question)) else question
    beside = [part for part in parts[1:] if signalled(hear(part, around), around)]
    main = [part for part in parts if part not in beside]
    if len(parts) == 1 and only_asks_why(parts[0], around):
        offered = as_choices(suggestions(around))
        return _plan(around.choices.settle("What should be explained?", offered), around)
    if not beside and (both := _two_requests(question, around)):
        first, second = (_plan(half, around)[1] for half in both)
        return question, first.model_copy(update={"then": [*first.then, second]})
    if not beside or not _asks_something(parts[0], around):
        return _single(question, around)
    asked, plan = _single(" ".join(main), around)
    further = [_single(part, around)[1] for part in beside]
    return asked, plan.model_copy(update={"then": [*plan.then, *further]})


def only_asks_why(part: str, around: Scene) -> bool:
    """Whether there is nothing but a "why?", before which nothing was asked and of which there is no model."""
    requests = around.lexicon.requests
    causes = {word for phrase in requests.causes for word in phrase}
    said = set(cut(part).words()) - requests.polite - {"that", "so", "is", "this", "it"}
    return bool(said) and said <= causes and not around.circumstances.models


def _without_asides(parts: list[str], around: Scene) -> list[str]:
    """The sentences of a message but for those that only tell of the one who asks, where others ask."""
    told = [part for part in parts if told_beside(part) and not _narrows(part, around)]
    asking = [part for part in parts if part not in told]
    return asking if any(_asks_something(part, around) for part in asking) else parts


def _narrows(part: str, around: Scene) -> bool:
    heard = hear(part, around)
    return bool(heard.phrases or heard.comparisons or heard.parts(Part.KEEP, Part.DROP, Part.FLAGGED))


def _two_requests(question: str, around: Scene) -> tuple[str, str] | None:
    """The halves of "sales next quarter and orders next month", each with its own measure and its own period."""
    cuts = halves(question)
    return next((both for both in cuts if all(_whole(half, around) for half in both)), None)


def _whole(half: str, around: Scene) -> bool:
    heard = hear(half, around)
    periods = [each for each in heard.phrases if each.role is Role.PERIOD and not each.weak]
    named = heard.parts(Part.MEASURE, Part.COUNT)
    return bool(periods and named) and signalled(heard, around) is None


def _asks_something(part: str, around: Scene) -> bool:
    heard = hear(part, around)
    return bool(heard.played or heard.phrases) and not says_nothing(heard, around)


def _single(question: str, around: Scene) -> tuple[str, Plan]:
    heard = hear(question, around)
    if (plan := _about_rows(heard, around)) is not None:
        return question, plan
    capability = signalled(heard, around)
    if (past := about_past(question, capability, around)) is not None:
        return question, past
    if capability is None:
        talk = small_talk(heard, around)
        if not talk:
            refuse_outside(heard, around)
        if talk or says_nothing(heard, around):
            offered = as_choices(suggestions(around))
            return _plan(around.choices.settle("What would you like to know?", offered), around)
        capability = "predict" if predicts_rows(heard, around) else None
    if capability == "describe":
        return question, describe(heard, around)
    if capability == "pipeline":
        return question, pipeline(heard, around)
    if capability in ROW_CAPABILITIES:
        return question, plan_about_rows(capability, heard, around)
    return question, named_only(capability, heard, around) if capability else plan_over_time(heard, around)


def _about_rows(heard: Heard, around: Scene) -> Plan | None:
    """The plan of words that are about rows by themselves; "what is our pipeline worth?" predicts no worth."""
    if (asked := wanted(heard, around)) is not None:
        return pipeline(heard, around, asked)
    capability = about_rows(heard, around)
    unsaid = capability in (None, "predict")
    if unsaid and (names_deals(heard, around) or (signalled(heard, around) is None and about_deals(heard, around))):
        return pipeline(heard, around)
    unspoken = spoken_outcome(listen(heard.sentence.question, around)) is None
    if capability == "predict" and not heard.played and unspoken and names_outside(heard, around):
        refuse_outside(heard, around)
    return None if capability is None else plan_about_rows(capability, heard, around)
