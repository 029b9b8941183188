"""What a message shows: a reply as it is, or a told plan with its progress, until it settles. Pure."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.courier.progress import looking, progress, withdrawn
from ledger.repositories.outbox import acknowledges, forgoes_files, is_replaced
from ledger.states import FINISHED_QUESTION
from ledger.tables import Job, Json, OutboxRow, Question
from reports.reply import Reply
from reports.stored import dump_reply


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message shows. fingerprint: the same for the same content. settled: it will not change any more.

    stored: the outbox row's reply that it was made of.
    """

    reply: Json
    fingerprint: str
    settled: bool
    stored: Json

    @property
    def attaches(self) -> bool:
        """Whether files go with it, once it is settled."""
        brought = any(part["kind"] in ("chart", "file") for part in self.reply["parts"])
        return self.settled and brought and not forgoes_files(self.reply)


def shown(row: OutboxRow, question: Question, jobs: Sequence[Job]) -> Shown:
    """What the message of an outbox row shows now."""
    if row.role != "told":
        return Shown(row.reply, _fingerprint(row.reply), settled=True, stored=row.reply)
    reply = _acknowledged(row, question) if acknowledges(row.reply) else _planned(row, question, jobs)
    return Shown(reply, _fingerprint(reply), settled=question.state in FINISHED_QUESTION, stored=row.reply)


def _acknowledged(row: OutboxRow, question: Question) -> Json:
    """Nothing was said to the question yet; where it has ended so, nothing will be."""
    ended = question.state in FINISHED_QUESTION
    return dump_reply(Reply([withdrawn(replaced=is_replaced(row.reply)) if ended else looking(question)]))


def _planned(row: OutboxRow, question: Question, jobs: Sequence[Job]) -> Json:
    finished = question.state in FINISHED_QUESTION
    parts = [part for part in row.reply["parts"] if not (finished and part["kind"] == "form")]
    standing = progress(question, jobs, replaced=is_replaced(row.reply))
    if standing is not None:
        parts = [*parts, *dump_reply(Reply([standing]))["parts"]]
    return {**row.reply, "parts": parts}


def _fingerprint(reply: Json) -> str:
    return hashlib.sha256(json.dumps(reply, sort_keys=True).encode()).hexdigest()
