"""What was said on a platform, on its way to be a question."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.desk.clerk import Outcome, Receipt
from bot.errors import Refused
from bot.inquiry import Inquiry, Listening
from ledger.repositories.wordings import Wording


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said, and who listens for its platform."""

    inquiry: Inquiry
    listening: Listening[Any]

    @property
    def apart(self) -> Collection[str]:
        """What nothing else may be about at the same time: its thread, and its author."""
        workspace = self.inquiry.workspace
        return f"{workspace}/{self.inquiry.thread}", f"{workspace}//{self.inquiry.person}"


@dataclass(slots=True)
class Case:
    """What was said, and what becomes of it. earlier: the wordings of its message that are questions, in order."""

    inquiry: Inquiry
    listening: Listening[Any]
    earlier: Sequence[Wording]
    outcome: Outcome | None = None

    @property
    def told_before(self) -> bool:
        """Whether this wording, or a later one, is known."""
        return bool(self.earlier) and self.earlier[-1].event_id >= self.inquiry.event_id

    @property
    def is_whole(self) -> bool:
        """Whether it is all of a wording that is known: no more is to come."""
        return self.earlier[-1].event_id == self.inquiry.event_id and not self.inquiry.waits

    @property
    def brings_files(self) -> bool:
        """Whether the question lacks the files that it has: those of earlier messages are not its own."""
        lacks = all(each.get("earlier") for each in self.earlier[-1].attachments)
        return bool(self.inquiry.attachments) and lacks

    def refine(self, found: Inquiry | Refused | None) -> None:
        """The platform says what is asked, or that nothing is."""
        if isinstance(found, Inquiry):
            self.inquiry = found
        else:
            self.outcome = found or Receipt("", new=False)
