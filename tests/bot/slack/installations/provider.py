"""A chat process that workspaces install the app of, and the Slack that it is listed in."""

from sqlalchemy import select

from bot.slack.naming import workspace_of
from ledger.repositories.audit import Audit
from ledger.repositories.people import Workspaces
from ledger.tables import Person, Question
from tests.bot.living import Living
from tests.play import slack as play
from tests.play.slack.gestures import Page


class Provider:
    """A chat process that many workspaces may install, and the Slack that it is listed in."""

    def __init__(self, slack: play.PlaySlack, living: Living) -> None:
        self.slack, self.living = slack, living
        self.page = f"{living.origin}/slack/install"

    def questions(self, team: play.Team) -> list[str]:
        with self.living.database.read() as session:
            asked = select(Question.words).where(Question.workspace_id == workspace_of(team.id))
            return list(session.scalars(asked.order_by(Question.created_at)))

    def connected(self, team: play.Team) -> bool:
        with self.living.database.read() as session:
            known = Workspaces(session).get(workspace_of(team.id))
            return known is not None and known.disconnected_at is None

    def role(self, team: play.Team, somebody: play.Person) -> str | None:
        with self.living.database.read() as session:
            return session.scalar(
                select(Person.role).where(
                    Person.workspace_id == workspace_of(team.id), Person.platform_user == somebody.id
                )
            )

    def audited(self, team: play.Team) -> list[str]:
        with self.living.database.read() as session:
            return [entry.action for entry in reversed(Audit(session).latest(workspace_of(team.id)))]

    def posts(self, team: play.Team) -> int:
        """How often something was to be posted there."""
        return len([call for call in self.slack.calls("chat.postMessage") if call.team == team.id])

    def asks(self, team: play.Team, somebody: play.Person, words: str) -> None:
        somebody.says(team.dm(somebody), words)


def installed(page: Page) -> bool:
    return page.status == 200 and "is installed" in page.text
