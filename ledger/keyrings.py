"""Key rings: which process may hold which secrets. The others never see them, not even in their environment."""

from collections.abc import Mapping
from enum import StrEnum

_HELD_BY: Mapping[str, str] = {
    "SLACK_": "bot",
    "THREADCAST_TEAMS_": "bot",
    "THREADCAST_WEB_": "bot",
    "THREADCAST_LLM_": "light",
    "OPENAI_": "light",
    "THREADCAST_SOURCE_": "light",
    "THREADCAST_MODEL_": "none",
}
"""By the beginning of a variable's name: who holds it."""


class Ring(StrEnum):
    """bot: chat tokens and the web chat's secret. light: keys of language models and data sources. none: no key but the
    one that models are signed with.
    """

    BOT = "bot"
    LIGHT = "light"
    NONE = "none"


RINGS: Mapping[str, Ring] = {
    "bot": Ring.BOT,
    "light": Ring.LIGHT,
    "quick": Ring.NONE,
    "analysis": Ring.NONE,
    "gpu": Ring.NONE,
    "beat": Ring.NONE,
}
"""The ring of each process."""


def only(environment: Mapping[str, str], ring: Ring | str) -> dict[str, str]:
    """The environment of a process without the keys of other rings."""
    ring = Ring(ring)
    return {name: value for name, value in environment.items() if _holder(name) in (None, ring)}


def _holder(name: str) -> str | None:
    upper = name.upper()
    return next((ring for beginning, ring in _HELD_BY.items() if upper.startswith(beginning)), None)
