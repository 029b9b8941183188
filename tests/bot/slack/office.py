"""A company's Slack with the chat process that hears it, and what that process has kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import select

from ledger.repositories.feedback import Opinions
from ledger.tables import AuditEntry, Person, Question, Thread
from tests.bot.living import Living
from tests.play import slack as play
from tests.waiting import soon

_numbers = count(1)


def settings(slack: play.PlaySlack, team: play.Team, *, socket: bool = False) -> dict[str, str]:
    """What the chat process is told of a workspace: by socket, or over HTTP."""
    how = {"SLACK_APP_TOKEN": slack.app_token} if socket else {"SLACK_SIGNING_SECRET": slack.signing_secret}
    return {"SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": team.bot_token, **how}


@dataclass
class SlackOffice:
    """acme: the workspace whose token the process has."""

    slack: play.PlaySlack
    acme: play.Team
    living: Living

    def person(self, name: str = "Ada") -> play.Person:
        return self.acme.person(f"{name} {next(_numbers)}")

    def channel(self, *members: play.Person, private: bool = False) -> play.Channel:
        return self.acme.channel(f"sales-{next(_numbers)}", members=list(members), private=private)

    def questions(self, place: play.Channel) -> Sequence[Question]:
        """What was asked in a channel, in order."""
        with self.living.database.read() as session:
            return session.scalars(
                select(Question)
                .join(Thread, Thread.id == Question.thread_id)
                .where(Thread.platform_thread.startswith(f"{place.id}/"))
                .order_by(Question.created_at)
            ).all()

    def asked(self, place: play.Channel, number: int = 1) -> Sequence[Question]:
        """The questions of a channel, as soon as there are so many."""
        assert soon(lambda: len(self.questions(place)) >= number), self.questions(place)
        return self.questions(place)

    def thread(self, question: Question) -> Thread:
        with self.living.database.read() as session:
            return session.get_one(Thread, question.thread_id)

    def asker(self, question: Question) -> Person:
        with self.living.database.read() as session:
            return session.get_one(Person, question.person_id)

    def refusals(self, subject: str) -> Sequence[AuditEntry]:
        """What was refused about a subject, as the audit has it."""
        with self.living.database.read() as session:
            return session.scalars(
                select(AuditEntry).where(AuditEntry.subject == subject, AuditEntry.allowed.is_(False))
            ).all()

    def opinions(self, question: Question) -> Sequence[str]:
        """What people think of an answer."""
        with self.living.database.read() as session:
            return [each.verdict for each in Opinions(session).of_question(question.workspace_id, question.id)]

    def heard_all(self) -> None:
        """Until Slack has its answer to every event so far."""
        assert soon(lambda: all(each.status is not None for each in self.slack.deliveries)), self.slack.deliveries
