"""A result in half a line: what is shown while a fuller answer is worked."""

from automl.plan import ForecastPlan, Plan
from automl.predicting.result import PredictResult
from automl.result import ForecastResult
from automl.stored.results import Result
from reports.forecast.telling import tell
from reports.forecast.total_facts import total_facts
from reports.phrases import phrasebook
from reports.predicting.so_far import so_far


def brief(plan: Plan, result: Result, locale: str = "en") -> str | None:
    """The headline's figure with its range; None for a result that no single figure stands for."""
    book = phrasebook(locale)
    if isinstance(result, PredictResult):
        return so_far(result, book)
    if not isinstance(result, ForecastResult) or not isinstance(plan, ForecastPlan):
        return None
    total, spread = list(total_facts(tell(plan, result, book)))[:2]
    if "range" not in spread.forms:
        return total.display
    return book.say("brief.figure", value=total.display, range=spread.display)
