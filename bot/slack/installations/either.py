"""Workspaces that have installed the app, and besides them the one whose token stands in the settings."""

from bot.platform import DisconnectedError
from bot.slack.grants import Grant, Grants


class Either(Grants):
    """Asks the first, and the second where the first has none."""

    def __init__(self, first: Grants, second: Grants) -> None:
        self._first, self._second = first, second

    def of(self, enterprise: str | None, team: str) -> Grant:
        try:
            return self._first.of(enterprise, team)
        except DisconnectedError:
            return self._second.of(enterprise, team)

    def fresh(self, enterprise: str | None, team: str) -> Grant:
        try:
            return self._first.fresh(enterprise, team)
        except DisconnectedError:
            return self._second.fresh(enterprise, team)

    def expired(self, grant: Grant) -> bool:
        return self._first.expired(grant) or self._second.expired(grant)

    def withdrawn(self, enterprise: str | None, team: str | None) -> None:
        self._first.withdrawn(enterprise, team)
        self._second.withdrawn(enterprise, team)
