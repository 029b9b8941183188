"""A post office for tests: a played Slack, the adapter that writes to it, and a ledger with threads of its channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pydantic import SecretStr

from bot.courier.delivery import Delivery
from bot.platform import Json, Letter
from bot.searching import Place
from bot.slack.delivering.platform import SlackPlatform
from bot.slack.installations.wiring import installations
from bot.slack.naming import Spot, workspace_of
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.settings import Settings
from tests.bot.office import Office
from tests.play import slack as play

_numbers = count(1)


@dataclass
class Post:
    """A channel with a thread that Ada began. letters are posted by hand, or by a courier."""

    slack: play.PlaySlack
    acme: play.Team
    database: Database
    folder: Path

    def __post_init__(self) -> None:
        self.settings = SlackSettings(bot_token=SecretStr(self.acme.bot_token), api_url=self.slack.api_url)
        self.files = StoredFiles(str(self.folder / "files"), self.folder)
        self.ada = self.acme.person(f"Ada {next(_numbers)}")
        self.channel = self.acme.channel(f"sales-{next(_numbers)}", members=[self.ada])
        self.office = Office(self.database, workspace_of(self.acme.id))
        self.platform = self.another()
        self.thread, self.root = self.begins(self.channel)

    def another(self) -> SlackPlatform:
        """The adapter as another process would have it."""
        house = Settings(home=self.folder)
        clients = installations(self.settings, house, self.database).clients
        return SlackPlatform(self.database, self.files, clients, self.settings)

    def begins(self, channel: play.Channel) -> tuple[str, str]:
        """A thread that Ada begins in a channel: the ledger's id, and Slack's moment."""
        said = self.ada.says(channel, "predict next quarter")
        return self.office.thread(Spot(channel.id, said.ts).text, self.ada.id), said.ts

    def letter(self, reply: Json, role: str = "note", *, thread: str | None = None) -> Letter:
        """A letter that stands in the outbox."""
        place = thread or self.thread
        question = self.office.question(place, "answered")
        row = self.office.put(question, role, reply)
        return Letter(self.office.workspace, place, row, role, question, reply)

    def attend(self, thread: str | None = None, platform: SlackPlatform | None = None) -> float:
        """A courier looks after a thread, once."""
        place = Place(self.office.workspace, thread or self.thread)
        return Delivery(self.database, platform or self.platform).attend(place)

    def stored(self, key: str, content: bytes) -> str:
        """A file in the store, by its key."""
        given = self.folder / "given"
        given.write_bytes(content)
        self.files.put(key, given)
        return key

    def said(self, channel: play.Channel | None = None) -> Sequence[play.Message]:
        """What the bot has said in the thread, or in a channel."""
        place = channel or self.channel
        written = place.messages(None if channel else self.root)
        return [each for each in written if each.user == self.acme.bot]

    def words(self, channel: play.Channel | None = None) -> list[str]:
        return [each.reading_text() for each in self.said(channel)]


def picture(key: str) -> Json:
    """A chart whose picture is in the store."""
    return {"kind": "chart", "path": key, "title": "Sales by month", "alt": "Sales rise from 1 to 2.", "data": []}


def workbook(key: str) -> Json:
    return {"kind": "file", "role": "workbook", "path": key, "title": "The workbook", "bytes": 9}
