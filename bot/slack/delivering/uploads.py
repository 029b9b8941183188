"""Files of an answer, brought into its thread in Slack's three steps, and shared in one message, once.

The ledger knows each file's id on Slack before anybody can see it, and that it is about to be shared before it is: so
whoever finds that state later asks Slack whether it was.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.error import HTTPError

from slack_sdk.web import WebClient
from sqlalchemy import Select, select

from bot.platform import DeliveryError, Letter
from bot.slack.delivering import transport
from bot.slack.delivering.failures import GoneError, translated
from bot.slack.delivering.hosts import Hosts
from bot.slack.naming import Spot
from bot.slack.rendering.message import Upload
from ledger.database import Database
from ledger.files import Files
from ledger.identity import new_id
from ledger.tables import SlackUpload

logger = logging.getLogger(__name__)

PROMISED, SENT, SHARING, SHARED = "promised", "sent", "sharing", "shared"
_AGAIN_SECONDS = 10.0
_BROKEN = 500
_TOO_MANY = 429
Known = Mapping[str, SlackUpload]
"""What is known of a letter's files, by their names in the answer."""


class Uploads:
    """Brings files. Of one letter by one caller at a time."""

    def __init__(self, database: Database, files: Files, hosts: Hosts) -> None:
        self._database = database
        self._files = files
        self._hosts = hosts

    def bring(self, client: WebClient, letter: Letter, uploads: Sequence[Upload], thread: Spot) -> None:
        """Bring the files of a letter into a thread; what stands there is not brought twice. DeliveryError."""
        known = self._known(letter)
        if known and all(each.state == SHARED for each in known.values()):
            return
        if any(each.state == SHARING for each in known.values()):
            if _is_shared(client, [each.file for each in known.values()]):
                self._note(letter, SHARED)
                return
            known = {}
        sent = {each.part: file for each in uploads if (file := self._sent(client, letter, each, known)) is not None}
        named = [(sent[each.part], each.title) for each in uploads if each.part in sent]
        if not named:
            return
        try:
            self._share(client, letter, named, thread)
        except GoneError as error:
            if all(each.state != SENT for each in known.values()):
                raise
            # sent a while ago and thrown away by Slack since: it is sent anew
            raise DeliveryError(str(error), retry_after=_AGAIN_SECONDS, known=True) from error

    def _sent(self, client: WebClient, letter: Letter, upload: Upload, known: Known) -> str | None:
        """A file's id, its bytes with Slack; None where it is not in the store any more."""
        earlier = known.get(upload.part)
        if earlier is not None and earlier.state == SENT:
            return earlier.file
        try:
            with self._files.local(upload.key) as path:
                return self._send(client, letter, upload, path) if path.stat().st_size else None
        except FileNotFoundError:
            logger.warning("file gone before it was brought", extra={"subject": letter.key})
            return None

    def _send(self, client: WebClient, letter: Letter, upload: Upload, path: Path) -> str:
        size = path.stat().st_size
        with translated():
            told = client.files_getUploadURLExternal(filename=upload.part, length=size, alt_txt=upload.alt)
        file, url = str(told["file_id"]), str(told["upload_url"])
        if not self._hosts.trusts(url):
            raise DeliveryError("an address for uploads that is not Slack's", retry_after=None, known=True)
        self._keep(letter, upload.part, file, PROMISED)
        _put(url, path, size)
        self._keep(letter, upload.part, file, SENT)
        return file

    def _share(self, client: WebClient, letter: Letter, files: Sequence[tuple[str, str]], thread: Spot) -> None:
        self._note(letter, SHARING)
        with translated():
            client.files_completeUploadExternal(
                files=[{"id": file, "title": title} for file, title in files],
                channel_id=thread.channel,
                thread_ts=thread.ts,
            )
        self._note(letter, SHARED)

    def _known(self, letter: Letter) -> Known:
        with self._database.read() as session:
            rows = session.scalars(_of(letter)).all()
        return {row.part: row for row in rows}

    def _keep(self, letter: Letter, part: str, file: str, state: str) -> None:
        with self._database.write() as session:
            row = session.scalars(_of(letter).where(SlackUpload.part == part)).one_or_none()
            if row is None:
                row = SlackUpload(id=new_id("su"), workspace_id=letter.workspace, key=letter.key, part=part)
                session.add(row)
            row.file, row.state = file, state

    def _note(self, letter: Letter, state: str) -> None:
        with self._database.write() as session:
            for row in session.scalars(_of(letter)):
                row.state = state


def _of(letter: Letter) -> Select[SlackUpload]:
    return select(SlackUpload).where(SlackUpload.workspace_id == letter.workspace, SlackUpload.key == letter.key)


def _put(url: str, path: Path, size: int) -> None:
    """Give the bytes. DeliveryError: nobody has seen them, so it may be done again."""
    with translated(), path.open("rb") as content:
        try:
            transport.send(url, content, size).close()
        except HTTPError as error:
            raise _not_put(error) from error


def _not_put(error: HTTPError) -> DeliveryError:
    """What an answer to bytes means that is no success."""
    patience = error.code == _TOO_MANY
    again = _AGAIN_SECONDS if patience or error.code >= _BROKEN else None
    return DeliveryError(f"upload: status {error.code}", retry_after=again, known=patience or again is None)


def _is_shared(client: WebClient, files: Sequence[str]) -> bool:
    """Whether files that were sent together stand in a conversation."""
    try:
        with translated():
            about = client.files_info(file=files[0])["file"]
    except GoneError:
        return False
    return any(about.get(place) for place in ("channels", "groups", "ims", "shares"))
