"""A question in a channel of a played Slack, and a chat process' streams and sessions that speak to it."""

from dataclasses import dataclass

from slack_sdk.web import WebClient

from bot.platform import Letter
from bot.slack.naming import Spot, workspace_of
from bot.slack.native.agents import Agents
from bot.slack.native.sessions import Sessions
from bot.slack.native.streams import Streams
from ledger.database import Database
from ledger.tables import Question
from reports.reply import Form, Paragraph, Part, ProgressPart, Reply
from reports.stored import dump_reply
from tests.bot.slack.surfacing.desk_of_ada import Ada
from tests.play import slack as play

READING = ProgressPart("Reading orders.csv", 0.0, None, None, "waiting")
PLAN = (Paragraph("Sales for the next quarter, by month."), Form("Change the plan", [], "Change"))
TRAINING = ProgressPart("Training models", 0.4, "$600K", 30, "running")
FURTHER = ProgressPart("Training models", 0.8, "$610K", 10, "running")
DONE = ProgressPart("Done; the answer is below", 1.0, None, None, "done")
ANSWER = Paragraph("$612K")


@dataclass(frozen=True)
class Asked:
    """A question, and where it stands."""

    slack: play.PlaySlack
    database: Database
    client: WebClient
    channel: play.Channel
    root: Spot
    question: Question

    def finish(self) -> None:
        """As when the answer is written."""
        with self.database.write() as session:
            session.get_one(Question, self.question.id).state = "answered"

    def another(self, words: str) -> None:
        """Another question in the same thread."""
        Ada(self.database, self.question.workspace_id, "U2").asks(words, spot=self.root.text)

    def status(self) -> str:
        return str(self.slack.world.sessions[self.root.channel, self.root.ts]["status"])

    def message(self, spot: Spot) -> play.Message:
        found = self.channel.message(spot.ts)
        assert found is not None
        return found


class Process:
    """What one chat process knows."""

    def __init__(self, asked: Asked) -> None:
        agents = Agents(asked.database)
        self._asked = asked
        self._streams = Streams(agents)
        self._sessions = Sessions(asked.database, agents)

    def tells(self, *parts: Part, role: str = "told") -> None:
        self._sessions.tell(self._asked.client, self._asked.root, self._letter(parts, role))

    def posts(self, *parts: Part) -> Spot | None:
        return self._streams.post(self._asked.client, self._asked.root, self._letter(parts))

    def edits(self, spot: Spot, *parts: Part) -> bool:
        return self._streams.edit(self._asked.client, spot, self._letter(parts))

    def ends(self, spot: Spot) -> None:
        self._streams.end(self._asked.client, spot)

    def began(self) -> Spot:
        """A streamed message, once the workspace is known to have agents."""
        self.tells(READING)
        spot = self.posts(READING)
        assert spot is not None
        return spot

    def _letter(self, parts: tuple[Part, ...], role: str = "told") -> Letter:
        question = self._asked.question
        reply = dump_reply(Reply(parts))
        return Letter(question.workspace_id, question.thread_id, "o_1", role, question.id, reply)


def asked_in(slack: play.PlaySlack, database: Database) -> Asked:
    """A question in a channel."""
    acme = slack.team("Acme")
    ada = acme.person("Ada")
    sales = acme.channel("sales", members=[ada])
    said = ada.says(sales, "predict")
    root = Spot(sales.id, said.ts)
    asked = Ada(database, workspace_of(acme.id), ada.id).asks("predict", spot=root.text)
    with database.read() as session:
        question = session.get_one(Question, asked)
    client = WebClient(acme.bot_token, base_url=slack.api_url, retry_handlers=[])
    return Asked(slack, database, client, sales, root, question)
