"""Whether every question came to exactly one answer, in time."""

import threading
import time
from collections import Counter

from sqlalchemy import select, text

from ledger.database import Database
from ledger.states import OutboxState
from ledger.tables import OutboxRow
from tests.kill.scenarios import Asked
from tests.servers.patience import stretched

WITHIN_SECONDS = 60.0
"""From the last kill, or from the question where none came later, to the answer."""
_GRACE_SECONDS = 120.0
"""How much longer is waited, to tell a late answer from a lost one."""
_PAUSE_SECONDS = 0.2
_SETTLING_SECONDS = 30.0
"""After the end of the last question: the messages that showed its work say how it ended, and files are brought."""
_UNSETTLED = text("select count(*) from outbox where question_id = :id and not settled")
_POSTS = text("select count(*) from outbox where question_id = :id and role = 'answer' and state = 'sent'")
_STATE = text("select state from questions where id = :id")
_FINISHED = ("answered", "apologised", "withdrawn")


class Verdict:
    """Collects what is wrong. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kills: list[float] = []
        self._asked: list[tuple[Asked, str]] = []
        self.complaints: list[str] = []
        self.apologies = 0
        self.slowest = 0.0
        """Seconds from a kill, or from the question, to the answer."""

    def killed(self, at: float | None) -> None:
        """Note that a process was killed at a moment, in seconds of the epoch."""
        if at is not None:
            with self._lock:
                self._kills.append(at)

    def complain(self, about: str) -> None:
        with self._lock:
            self.complaints.append(about)

    def wait(self, asked: Asked, where: str) -> None:
        """Wait for a question's end, and complain where it does not come in time."""
        with self._lock:
            self._asked.append((asked, where))
        while not self.ended(asked):
            if time.time() > self._trouble(asked, time.time()) + stretched(WITHIN_SECONDS + _GRACE_SECONDS):
                self.complain(f"{where}: {asked.question} is lost, {self._standing(asked)}")
                return
            time.sleep(_PAUSE_SECONDS)
        ended = self._answered_at(asked)
        took = ended - self._trouble(asked, ended)
        with self._lock:
            self.slowest = max(self.slowest, took)
        if took > stretched(WITHIN_SECONDS):
            self.complain(f"{where}: {asked.question} took {took:.0f} s")

    def close(self) -> list[str]:
        """Count every question's answers once more, in the database and in what its thread shows."""
        self.apologies = sum(self._one(_STATE, asked) == "apologised" for asked, _ in self._asked)
        for asked, where in self._asked:
            posted = self._count(asked)
            if posted > 1 or (posted == 0 and not asked.withdrawn):
                self.complain(f"{where}: {asked.question} has {posted} answers")
            elif not asked.withdrawn:
                self._look(asked, where)
            if not self._settled(asked):
                self.complain(f"{where}: {asked.question} still shows work, {self._standing(asked)}")
        return self.complaints

    @property
    def questions(self) -> int:
        return len(self._asked)

    @property
    def kills(self) -> int:
        return len(self._kills)

    def _trouble(self, asked: Asked, before: float) -> float:
        """The last moment that could hold a question up: when it was asked, or the last kill before a moment."""
        with self._lock:
            return max([asked.at, *(kill for kill in self._kills if kill < before)])

    def _answered_at(self, asked: Asked) -> float:
        """When the answer was posted, in seconds of the epoch; now, for a question that was withdrawn."""
        with self._database.read() as session:
            posted = session.execute(
                select(OutboxRow.sent_at).where(
                    OutboxRow.question_id == asked.question,
                    OutboxRow.role == "answer",
                    OutboxRow.state == OutboxState.SENT,
                )
            ).scalar_one_or_none()
        return posted.timestamp() if posted else time.time()

    def _look(self, asked: Asked, where: str) -> None:
        """Complain where a thread does not show the answer once, or shows anything else that was said to it twice."""
        shown = [post for post in asked.visitor.posts(asked.thread) if post.question == asked.question]
        times = Counter(post.role for post in shown)
        if times["answer"] != 1 or max(times.values()) > 1:
            self.complain(f"{where}: the thread shows {shown}")

    def ended(self, asked: Asked) -> bool:
        """Whether a question has its answer, or where it was withdrawn, its end."""
        if asked.withdrawn:
            return self._one(_STATE, asked) in (*_FINISHED, None)
        return self._count(asked) > 0

    def _settled(self, asked: Asked) -> bool:
        """Whether all that was said to a question stands as it will stay."""
        until = time.monotonic() + stretched(_SETTLING_SECONDS)
        while self._one(_UNSETTLED, asked):
            if time.monotonic() > until:
                return False
            time.sleep(_PAUSE_SECONDS)
        return True

    def _count(self, asked: Asked) -> int:
        return int(str(self._one(_POSTS, asked)))

    def _one(self, query: object, asked: Asked) -> object:
        with self._database.read() as session:
            return session.execute(query, {"id": asked.question}).scalar_one_or_none()  # type: ignore[call-overload]

    def _standing(self, asked: Asked) -> str:
        with self._database.read() as session:
            jobs = session.execute(
                text("select purpose, state, attempts, lease_until from jobs where question_id = :id"),
                {"id": asked.question},
            ).all()
            rows = session.execute(
                text("select role, state, attempts, settled, due_at from outbox where question_id = :id"),
                {"id": asked.question},
            ).all()
        told = f"jobs {[tuple(job) for job in jobs]}, outbox {[tuple(row) for row in rows]}"
        return f"state {self._one(_STATE, asked)}, {told}"
