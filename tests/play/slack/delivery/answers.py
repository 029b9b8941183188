"""What the app answered to a delivery."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """The app's answer: status (None when none came in time), body (a dictionary where it is JSON), seconds."""

    status: int | None
    body: Any
    seconds: float
    reason: str = ""
    final: bool = False
    url: str = ""

    @property
    def ok(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def errors(self) -> dict[str, str]:
        """The complaints of a modal that was not accepted, by block_id."""
        return dict(self.body.get("errors") or {}) if isinstance(self.body, dict) else {}
