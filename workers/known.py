"""A model's card as plans may know it."""

from collections.abc import Mapping
from typing import Any


def known(card: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `automl.plan.KnownModel`, of a card as JSON."""
    named = {name: card.get(name) for name in ("id", "target", "task", "positive")}
    features = [str(each["name"]) for each in card.get("features", ())]
    return {**named, "features": features, **{name: list(card.get(name, ())) for name in ("names", "aside")}}
