"""A question about the past, asked again in another way: another end, a share, other steps, another period."""

from datetime import date, timedelta
from typing import Any

from automl.plan import AskPlan, Period, Plan
from automl.table import Frequency
from automl.understanding.asking.asked_time import year_back
from automl.understanding.calendar.labels import label
from automl.understanding.heard import Heard

_ONE_DAY = timedelta(days=1)


def asked_again(heard: Heard, previous: Plan, period: Period | None) -> dict[str, Any]:
    """The fields of the plan before that the words of a follow-up change; {} for what was no question of the past.

    period: the one that the follow-up is about.
    """
    if not isinstance(previous, AskPlan):
        return {}
    wish = heard.wish
    update: dict[str, Any] = {}
    if wish.order and not wish.changed:
        update["order"] = wish.order
    elif heard.frequency or wish.part or (wish.step and not wish.steps):
        update["order"] = None
    if wish.part or isinstance(wish.step, Frequency):
        update |= {"part": wish.part, "frequency": wish.step if isinstance(wish.step, Frequency) else None}
    elif heard.frequency:
        update |= {"part": None}
    if wish.share:
        update |= {"relative": True} if previous.form == "change" else {"share": True}
    return update | _against(previous, period)


def _against(previous: AskPlan, period: Period | None) -> dict[str, Any]:
    """The earlier period goes with the later one, one year before it."""
    if previous.form != "change" or previous.against is None or period is None or period == previous.period:
        return {}
    start, end = year_back(period.start), year_back(period.end + _ONE_DAY) - _ONE_DAY
    named = label(start, end, previous.shift + 1)
    return {"against": Period(label=named, start=start, end=end), "through": _until(previous.through, period)}


def _until(through: date | None, period: Period) -> date | None:
    return through if through is not None and period.start <= through < period.end else None
