"""Looks from time to time whether workspaces that are disconnected have come back: at the start, and rarely after."""

import logging
import time

from sqlalchemy import select

from bot.patrol import Patrol
from bot.platform import DeliveryError
from bot.slack.grants import Grants
from bot.slack.installations.connection import Connection
from bot.slack.naming import team_of
from ledger.database import Database
from ledger.tables import SlackWorkspace, Workspace

logger = logging.getLogger(__name__)

EVERY_SECONDS = 600.0


class Reconnecting(Patrol):
    """Asks Slack about each disconnected workspace that there is a token for."""

    name = "reconnecting"

    def __init__(self, database: Database, grants: Grants, connection: Connection) -> None:
        super().__init__()
        self._database = database
        self._grants = grants
        self._connection = connection
        self._next = 0.0

    def round(self) -> None:
        if time.monotonic() < self._next:
            return
        for workspace, enterprise in self._disconnected():
            self._look(workspace, enterprise)
        self._next = time.monotonic() + EVERY_SECONDS

    def _look(self, workspace: str, enterprise: str | None) -> None:
        try:
            grant = self._grants.fresh(enterprise, team_of(workspace))
            if self._connection.works(grant):
                self._connection.regained(workspace)
        except DeliveryError as error:
            logger.info("still disconnected", extra={"subject": workspace, "why": str(error)})

    def _disconnected(self) -> list[tuple[str, str | None]]:
        known = (
            select(SlackWorkspace.workspace_id, SlackWorkspace.enterprise_id)
            .join(Workspace, Workspace.id == SlackWorkspace.workspace_id)
            .where(Workspace.disconnected_at.is_not(None))
        )
        with self._database.read() as session:
            return [(workspace, enterprise) for workspace, enterprise in session.execute(known)]
