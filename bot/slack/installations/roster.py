"""The roster: which workspaces of the ledger are which teams, and of which enterprises."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.slack.grants import Grant
from bot.slack.naming import team_of
from ledger.clock import now
from ledger.database import Database
from ledger.once import insert_once
from ledger.repositories.people import Workspaces
from ledger.tables import SlackWorkspace

PLATFORM = "slack"


class Roster:
    """What is known of teams. What was met once in this process is not written again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._met: dict[str, tuple[str | None, str | None]] = {}

    def enterprise_of(self, workspace: str) -> str | None:
        """The enterprise that a workspace is of, where it is known."""
        known = self._met.get(workspace)
        if known is not None:
            return known[0]
        with self._database.read() as session:
            row = session.get(SlackWorkspace, workspace)
            return row.enterprise_id if row is not None else None

    def meet(self, workspace: str, grant: Grant, enterprise: str | None) -> None:
        """Note a workspace, under its name, and who the bot is there."""
        seen = enterprise, grant.bot_user
        if self._met.get(workspace) == seen:
            return
        with self._database.write() as session:
            note(session, workspace, grant, enterprise)
        self._met[workspace] = seen


def note(session: Session, workspace: str, grant: Grant, enterprise: str | None) -> None:
    """The same in a transaction that is open already."""
    team = team_of(workspace)
    Workspaces(session).ensure(workspace, PLATFORM, grant.name or team)
    row = session.get(SlackWorkspace, workspace) or insert_once(
        session, SlackWorkspace, workspace_id=workspace, team_id=team, enterprise_id=enterprise
    )
    row = row or session.get_one(SlackWorkspace, workspace)
    row.enterprise_id = enterprise
    row.org_wide, row.bot_user, row.seen_at = grant.org_wide, grant.bot_user, now()


def of_team(session: Session, team: str) -> list[str]:
    """The workspace of a team, where it was met."""
    return list(session.scalars(select(SlackWorkspace.workspace_id).where(SlackWorkspace.team_id == team)))


def of_enterprise(session: Session, enterprise: str | None, *, org_wide: bool = False) -> list[str]:
    """The workspaces of an enterprise that were met. org_wide: those alone that have no installation of their own."""
    found = select(SlackWorkspace.workspace_id).where(SlackWorkspace.enterprise_id == enterprise)
    return list(session.scalars(found.where(SlackWorkspace.org_wide) if org_wide else found))
