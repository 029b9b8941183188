"""What somebody said to the bot, as every platform tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from bot.errors import Refused
from ledger.tables import Json


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A message for the bot. platform: its name. workspace: the ledger's id. person, thread: the platform's own ids.

    message: names it, however often the platform tells of it. version: "" for its first wording; later ones follow in
    the order of text. private: seen by the person alone. begins: whether its thread is likely to be new. attachments:
    references of files to fetch: [{"reference", "name", "bytes"}]. waits: for the rest of the message, where the
    platform may still tell more of it.
    """

    platform: str
    workspace: str
    person: str
    thread: str
    message: str
    words: str
    private: bool
    begins: bool = False
    version: str = ""
    attachments: Sequence[Json] = ()
    waits: timedelta = timedelta(0)

    @property
    def event_id(self) -> str:
        """The ledger's name of this wording of the message."""
        return self.message + self.version


Asked = TypeVar("Asked", bound=Inquiry)


class Listening(Generic[Asked]):
    """What a platform adds to its messages in the transaction that keeps them; by itself nothing."""

    def refine(self, session: Session, asked: Sequence[Asked]) -> Sequence[Asked | Refused | None]:
        """Each with what only the ledger tells of it, such as its files; None where the bot is not meant."""
        del session
        return asked

    def kept(self, session: Session, asked: Asked, question: str) -> None:
        """A message was kept as the question of that id."""
