"""Connection: workspaces that install the app are connected; those that take it back are not, and lose nothing."""

import logging
from collections.abc import Collection

from slack_sdk.errors import SlackClientError
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy.orm import Session

from bot.platform import DisconnectedError
from bot.slack.connecting import connected
from bot.slack.grants import Grant, Grants, refusal
from bot.slack.installations.roster import note, of_enterprise, of_team
from bot.slack.naming import team_of, workspace_of
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.repositories.audit import Audit
from ledger.repositories.people import People, Workspaces
from ledger.tables import SlackWorkspace

logger = logging.getLogger(__name__)


class Connection:
    """Connects and disconnects workspaces. All methods may block: they ask the database, and some ask Slack."""

    def __init__(self, settings: SlackSettings, database: Database, grants: Grants) -> None:
        self._settings = settings
        self._database = database
        self._grants = grants

    def installed(self, installation: Installation) -> None:
        """A workspace, or all that are known of an enterprise, may be written to. Who installed it is an admin."""
        enterprise, team = installation.enterprise_id, installation.team_id
        with self._database.read() as session:
            wide = installation.is_enterprise_install
            places = of_enterprise(session, enterprise) if wide else [workspace_of(team or "")]
        given = {each: self._grants.of(enterprise, team_of(each)) for each in places}
        with self._database.write() as session:
            for workspace, grant in given.items():
                note(session, workspace, grant, enterprise)
                Workspaces(session).connect(workspace)
                _welcome(session, workspace, installation.user_id)

    def withdrawn(self, enterprise: str | None, team: str | None, at: float | None = None) -> None:
        """The permission was taken back, at a moment in seconds since 1970; team: None for a whole enterprise.

        Where the app was installed again since, nothing changes. DeliveryError where Slack must be asked and is away.
        """
        if at is not None and self._outlived(enterprise, team, at):
            logger.info("installed again", extra={"subject": team or enterprise})
            return
        self._grants.withdrawn(enterprise, team)
        with self._database.write() as session:
            known = of_team(session, team) if team else of_enterprise(session, enterprise, org_wide=True)
            for workspace in known:
                _lose(session, workspace)

    def lost(self, enterprise: str | None, teams: Collection[str]) -> None:
        """An enterprise took the app away from some of its workspaces; those of others it can't name.

        Its token stays good for the rest, so that nothing but a new permission connects these again.
        """
        with self._database.write() as session:
            for workspace in of_enterprise(session, enterprise, org_wide=True):
                if team_of(workspace) in teams:
                    session.get_one(SlackWorkspace, workspace).org_wide = False
                    _lose(session, workspace)

    def found(self, enterprise: str | None, teams: Collection[str]) -> None:
        """An enterprise gave the app to some of its workspaces, which it may have taken it away from before."""
        with self._database.read() as session:
            places = [each for each in of_enterprise(session, enterprise) if team_of(each) in teams]
        given = {each: self._grants.of(enterprise, team_of(each)) for each in places}
        with self._database.write() as session:
            for workspace, grant in given.items():
                note(session, workspace, grant, enterprise)
                Workspaces(session).connect(workspace)

    def regained(self, workspace: str) -> None:
        """A workspace may be written to again."""
        with self._database.write() as session:
            if Workspaces(session).connect(workspace):
                logger.info("connected again", extra={"subject": workspace})

    def _outlived(self, enterprise: str | None, team: str | None, at: float) -> bool:
        try:
            grant = self._grants.of(enterprise, team or "")
        except DisconnectedError:
            return False
        return grant.since > at and self.works(grant)

    def works(self, grant: Grant) -> bool:
        """Whether Slack takes a grant's token. DeliveryError where Slack is away."""
        try:
            connected(self._settings, grant.token).auth_test()
        except (SlackClientError, OSError) as error:
            why = refusal(error)
            if isinstance(why, DisconnectedError):
                return False
            raise why from error
        return True


def _welcome(session: Session, workspace: str, user: str | None) -> None:
    """Whoever installs the app looks after it."""
    person = People(session).ensure(workspace, user, user, role="admin") if user else None
    if person is not None:
        person.role = "admin"
    Audit(session).add(workspace, person.id if person else None, "install", workspace)


def _lose(session: Session, workspace: str) -> None:
    if Workspaces(session).disconnect(workspace):
        logger.warning("disconnected", extra={"subject": workspace})
