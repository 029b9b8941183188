"""Looks from time to time whether workspaces that are disconnected have come back: at the start, and rarely after."""

import logging
import time
from collections.abc import Sequence

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
        for row in self._disconnected():
            self._look(row)
        self._next = time.monotonic() + EVERY_SECONDS

    def _look(self, row: SlackWorkspace) -> None:
        """Connect a workspace where its token works; an enterprise's own is no sign for one that it took away."""
        try:
            grant = self._grants.fresh(row.enterprise_id, team_of(row.workspace_id))
            if (row.org_wide or not grant.org_wide) and self._connection.works(grant):
                self._connection.regained(row.workspace_id)
        except DeliveryError as error:
            logger.info("still disconnected", extra={"subject": row.workspace_id, "why": str(error)})

    def _disconnected(self) -> Sequence[SlackWorkspace]:
        known = (
            select(SlackWorkspace)
            .join(Workspace, Workspace.id == SlackWorkspace.workspace_id)
            .where(Workspace.disconnected_at.is_not(None))
        )
        with self._database.read() as session:
            return session.scalars(known).all()
