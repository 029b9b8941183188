"""How thorough a prediction could be instead, with the time that each would take, to click."""

from collections.abc import Sequence

from automl.plan import Circumstances, Plan
from automl.predicting.quote import in_words
from automl.row_plans import PredictPlan
from automl.table import Table
from automl.understanding.rows.saying import quoted
from automl.understanding.rows.wishes import EFFORTS, effort_value
from reports.phrases import phrasebook
from reports.reply import Choices, Option


def efforts(plans: Sequence[Plan], table: Table, circumstances: Circumstances, locale: str = "en") -> Choices | None:
    """The other efforts of the first prediction, each with its time; a click plans anew with it. None without one."""
    plan = next((each for each in plans if isinstance(each, PredictPlan)), None)
    if plan is None:
        return None
    book = phrasebook(locale)
    options = [
        Option(book.say(f"effort.{each}", time=in_words(quoted(plan, table, each, circumstances))), effort_value(each))
        for each in EFFORTS
        if each != plan.effort
    ]
    return Choices(book.say("effort.question"), options, quiet=True)
