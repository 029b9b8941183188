"""A question as it was asked, in any language that is known: put into English, understood, and its language kept."""

from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding import fresh
from automl.understanding.languages import in_english
from automl.understanding.thread import follow as thread


def understand(question: str, table: Table, circumstances: Circumstances) -> Understood:
    """`fresh.understand` for a question in any language that is known; the plan says which."""
    spoken = in_english(question, table)
    return _in(spoken.language, fresh.understand(spoken.words, table, circumstances))


def follow(question: str, table: Table, circumstances: Circumstances, previous: Plan) -> Understood:
    """`thread.follow` for a question in any language that is known; words of none are in that of the thread."""
    spoken = in_english(question, table, usual=previous.language)
    return _in(spoken.language, thread.follow(spoken.words, table, circumstances, previous))


def _in(language: str, understood: Understood) -> Understood:
    plan = understood.plan
    return understood if plan is None else understood.model_copy(update={"plan": _spoken(plan, language)})


def _spoken(plan: Plan, language: str) -> Plan:
    return plan.model_copy(update={"language": language, "then": [_spoken(each, language) for each in plan.then]})
