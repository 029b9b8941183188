"""What a message shows: a reply as it is, or a told plan with its progress, until it settles. Pure."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.courier.progress import progress
from ledger.states import FINISHED_QUESTION
from ledger.tables import Job, Json, OutboxRow, Question
from reports.reply import Reply
from reports.stored import dump_reply


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message shows. fingerprint: the same for the same content. settled: it will not change any more."""

    reply: Json
    fingerprint: str
    settled: bool


def shown(row: OutboxRow, question: Question, jobs: Sequence[Job]) -> Shown:
    """What the message of an outbox row shows now."""
    if row.role != "told":
        return Shown(row.reply, _fingerprint(row.reply), settled=True)
    finished = question.state in FINISHED_QUESTION
    parts = [part for part in row.reply["parts"] if not (finished and part["kind"] == "form")]
    standing = progress(question, jobs)
    if standing is not None:
        parts = [*parts, *dump_reply(Reply([standing]))["parts"]]
    reply = {**row.reply, "parts": parts}
    return Shown(reply, _fingerprint(reply), settled=finished)


def _fingerprint(reply: Json) -> str:
    return hashlib.sha256(json.dumps(reply, sort_keys=True).encode()).hexdigest()
