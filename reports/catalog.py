"""Which view answers for which capability. A view's module, and the heavy libraries behind it, load when it runs."""

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from automl.plan import Capability, Plan
from automl.table import Table
from reports.answer import Answer

_VIEWS: dict[Capability, str] = {
    "forecast": "reports.views.forecast",
    "describe": "reports.views.describe",
    "ask": "reports.views.ask",
    "pipeline": "reports.views.pipeline",
    "predict": "reports.views.predict",
    "explain": "reports.views.explain",
    "whatif": "reports.views.whatif",
    "score": "reports.views.score",
}


class View(Protocol):
    """Turns a result into an answer; writes its files into `out`, an existing folder."""

    def __call__(self, plan: Any, result: Any, table: Table, out: Path, locale: str) -> Answer: ...


def view(plan: Plan, result: object, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to `plan`: its view for the plan's capability; KeyError for a capability without a view."""
    answer = cast("View", import_module(_VIEWS[plan.capability]).view)
    out.mkdir(parents=True, exist_ok=True)
    return answer(plan, result, table, out, locale)
