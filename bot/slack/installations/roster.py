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


def of_grant(session: Session, enterprise: str | None, team: str | None) -> list[str]:
    """The workspaces that an installation is about: one team's, or those met of an enterprise that installed it once.

    A team of an enterprise with an installation of its own is not among those.
    """
    teams = select(SlackWorkspace.workspace_id)
    if team is not None:
        return list(session.scalars(teams.where(SlackWorkspace.team_id == team)))
    wide = SlackWorkspace.enterprise_id == enterprise, SlackWorkspace.org_wide
    return list(session.scalars(teams.where(*wide)))
