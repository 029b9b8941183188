"""The web chat as a platform: what the courier posts stands in `web_posts`, and open pages are told."""

import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.platform import AttachmentError, DeliveryError, Letter, Platform
from bot.web.watching import Watching
from ledger.database import Database
from ledger.files import Files
from ledger.repositories.web import WebPosts

logger = logging.getLogger(__name__)

_AGAIN_SECONDS = 2.0
_CHUNK = 1 << 20


class WebPlatform(Platform):
    """The local web chat."""

    name = "web"

    def __init__(self, database: Database, files: Files, watching: Watching) -> None:
        self._database = database
        self._files = files
        self._watching = watching

    def pause(self, workspace: str, thread: str) -> float:
        del workspace, thread
        return 0.0

    def post(self, letter: Letter) -> str:
        try:
            with self._database.write() as session:
                posts = WebPosts(session)
                message = posts.add(
                    letter.workspace, letter.thread, letter.key, letter.role, letter.reply, question=letter.question
                ).id
        except SQLAlchemyError as error:
            raise _away(error) from error
        self._watching.wake(letter.thread)
        return message

    def edit(self, message: str, letter: Letter) -> None:
        try:
            with self._database.write() as session:
                if WebPosts(session).edit(letter.workspace, message, letter.reply) is None:
                    raise DeliveryError("the message is gone", retry_after=None, known=True)
        except SQLAlchemyError as error:
            raise _away(error) from error
        self._watching.wake(letter.thread)

    def attach(self, message: str, letter: Letter) -> None:
        """Nothing: a page shows the files where the message names them."""

    def find(self, letter: Letter) -> str | None:
        try:
            with self._database.read() as session:
                post = WebPosts(session).find(letter.workspace, letter.thread, letter.key)
        except SQLAlchemyError as error:
            raise _away(error) from error
        return None if post is None else post.id

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> str | None:
        del workspace  # the reference begins with it
        try:
            with self._files.read(reference) as stream, target.open("wb") as output:
                while chunk := stream.read(_CHUNK):
                    if output.tell() + len(chunk) > most_bytes:
                        raise _too_large(most_bytes)
                    output.write(chunk)
        except FileNotFoundError as error:
            raise AttachmentError("The uploaded file is not here any more.", "Upload it again.") from error
        return None

    def forget(self, workspace: str, references: Sequence[str]) -> None:
        for reference in references:
            try:
                self._files.remove(reference.rpartition("/")[0])
            except OSError as error:
                logger.warning("upload kept", extra={"subject": workspace, "why": type(error).__name__})


def _away(error: SQLAlchemyError) -> DeliveryError:
    return DeliveryError(type(error).__name__, retry_after=_AGAIN_SECONDS, known=False)


def _too_large(most_bytes: int) -> AttachmentError:
    return AttachmentError(f"The file is larger than the limit of {most_bytes // 2**20} MB.", "Send a smaller file.")
