"""How far a question has come, in one sentence. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.courier.progress import progress
from ledger.states import QuestionState
from ledger.tables import Job, Json, OutboxRow, Question
from reports.reply import ProgressPart

_MINUTE = 60
_HUNDRED = 100
_BEFORE_WORK = {
    QuestionState.RECEIVED: "Fetching what came with it",
    QuestionState.READY: "Understanding the question",
    QuestionState.PLANNED: "Beginning",
}
_ENDED = {
    QuestionState.WITHDRAWN: "Stopped without an answer.",
    QuestionState.APOLOGISED: "Ended without an answer; the reason is in the thread.",
    QuestionState.ANSWERED: "Answered; the answer is in the thread.",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a question stands. open: whether an answer is still to come."""

    text: str
    open: bool


def standing(question: Question, jobs: Sequence[Job], replies: Mapping[str, OutboxRow]) -> Standing:
    """Where a question stands. replies: what was said to it, by role."""
    if question.state in _ENDED:
        said = replies.get("answer") or replies.get("note")
        spoken = _first_words(said.reply) if said is not None else ""
        return Standing(spoken or _ENDED[QuestionState(question.state)], open=False)
    part = progress(question, jobs)
    if part is None:
        return Standing(f"{_BEFORE_WORK[QuestionState(question.state)]}.", open=True)
    return Standing(_working(part), open=True)


def _working(part: ProgressPart) -> str:
    share = f" ({round(part.share * _HUNDRED)}% done)" if part.state == "running" and 0 < part.share < 1 else ""
    best = f" Best so far: {part.best.rstrip('.')}." if part.best else ""
    return f"{part.stage}{share}{_left(part.seconds_left)}.{best}"


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return ", less than a minute left"
    return f", about {round(seconds / _MINUTE)} min left"


def _first_words(reply: Json) -> str:
    """What a reply says first: its first sentence or question."""
    for part in reply.get("parts", ()):
        words = part.get("text") if part["kind"] == "paragraph" else part.get("question")
        if words:
            return str(words)
    return ""
