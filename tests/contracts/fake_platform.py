"""A chat platform in memory that fails in each way in which a real one does."""

import threading
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from bot.platform import AttachmentError, DeliveryError, Json, Letter, Platform


@dataclass
class Said:
    """A message that stands in a thread."""

    id: str
    key: str
    reply: Json
    edits: list[float] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(str(part.get("text") or part.get("stage") or part["kind"]) for part in self.reply["parts"])


def too_many(seconds: float) -> DeliveryError:
    """A 429: nothing was posted."""
    return DeliveryError("429", retry_after=seconds, known=True)


def refused() -> DeliveryError:
    """The platform will never take it: the channel is gone, say."""
    return DeliveryError("channel_not_found", retry_after=None, known=True)


class FakePlatform(Platform):
    """Threads are lists of messages. Failures of a thread are used up one by one, by whatever is asked."""

    name = "fake"

    def __init__(self) -> None:
        self.threads: defaultdict[str, list[Said]] = defaultdict(list)
        self.failures: defaultdict[str, deque[Exception | None]] = defaultdict(deque)
        self.lost_answers: set[str] = set()
        """Threads whose next post is made, though its sender hears of a timeout."""
        self.slow: dict[str, threading.Event] = {}
        """Threads in which posting waits."""
        self.attachments: dict[str, bytes] = {}
        self.away: dict[str, list[Exception]] = {}
        """Attachments that can't be had yet, and why."""
        self.forgotten: list[str] = []
        self.attached: list[str] = []
        """Messages whose files were brought, each as often as they were."""
        self.pauses: dict[str, float] = {}
        """Threads that take nothing for so many seconds."""

    def pause(self, workspace: str, thread: str) -> float:
        return self.pauses.get(thread, 0.0)

    def post(self, letter: Letter) -> str:
        thread = letter.thread
        if thread in self.slow:
            self.slow[thread].wait(30)
        self._fail(thread)
        said = Said(f"m_{sum(map(len, self.threads.values()))}", letter.key, letter.reply)
        self.threads[thread].append(said)
        if thread in self.lost_answers:
            self.lost_answers.discard(thread)
            raise DeliveryError("timeout", retry_after=0.0, known=False)
        return said.id

    def edit(self, message: str, letter: Letter) -> None:
        self._fail(letter.thread)
        said = next((each for each in self.threads[letter.thread] if each.id == message), None)
        if said is None:
            raise refused()
        said.reply = letter.reply
        said.edits.append(monotonic())

    def attach(self, message: str, letter: Letter) -> None:
        self._fail(letter.thread)
        said = next(each for each in self.threads[letter.thread] if each.id == message)
        said.files = [part["title"] for part in letter.reply["parts"] if part["kind"] in ("chart", "file")]
        self.attached.append(message)

    def find(self, letter: Letter) -> str | None:
        return next((each.id for each in self.threads[letter.thread] if each.key == letter.key), None)

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> str | None:
        if self.away.get(reference):
            raise self.away[reference].pop()
        if reference not in self.attachments:
            raise AttachmentError("The file is not there any more.", "Upload it again.")
        content = self.attachments[reference]
        if len(content) > most_bytes:
            raise AttachmentError("The file is larger than the limit.", "Send a smaller file.")
        target.write_bytes(content)
        return None

    def forget(self, workspace: str, references: Sequence[str]) -> None:
        self.forgotten.extend(references)
        for reference in references:
            self.attachments.pop(reference, None)

    def _fail(self, thread: str) -> None:
        failure = self.failures[thread].popleft() if self.failures[thread] else None
        if failure is not None:
            raise failure
