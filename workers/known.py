"""What a thread holds already, as plans may know it: models, and the forecast that was told last."""

from collections.abc import Mapping
from typing import Any

from ledger.states import QuestionState
from ledger.tables import Question

_TOTAL = "total"
"""The fact that holds a forecast's figure."""


def known(card: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `automl.plan.KnownModel`, of a card as JSON."""
    named = {name: card.get(name) for name in ("id", "target", "task", "positive")}
    features = [str(each["name"]) for each in card.get("features", ())]
    return {**named, "features": features, **{name: list(card.get(name, ())) for name in ("names", "aside")}}


def told_forecast(question: Question) -> dict[str, Any] | None:
    """The fields of `automl.plan.ToldForecast`; None of a question that was answered otherwise, or is not yet."""
    if question.state != QuestionState.ANSWERED or question.plans[0]["capability"] != "forecast":
        return None
    figures = [fact["value"] for fact in question.facts or () if fact["id"] == _TOTAL and fact["value"] is not None]
    return {"id": question.id, "figure": figures[0]} if figures else None
