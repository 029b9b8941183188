"""Noting that a workspace takes nothing any more, as whoever notices it first does."""

import logging

from sqlalchemy.orm import Session

from bot.platform import DeliveryError, DisconnectedError
from ledger.repositories.people import Workspaces

logger = logging.getLogger(__name__)


def note_disconnected(session: Session, workspace: str, error: DeliveryError | OSError) -> None:
    """Where an error says that a workspace has withdrawn its permission, nothing more is sent there; it is audited."""
    if isinstance(error, DisconnectedError) and Workspaces(session).disconnect(workspace, str(error)):
        logger.warning("disconnected", extra={"subject": workspace, "why": str(error)})
