"""The stages of an answer as Slack's own tasks: what a streamed message is begun with and goes on with. Pure.

A task's id carries the outbox row's id, so that a streamed message is found by it: while it streams it cannot carry
metadata.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.phrasing import remaining
from bot.platform import Json, Letter
from bot.slack.rendering import limits
from bot.slack.rendering.escaping import short, unmarked
from bot.slack.rendering.working import ENDED, working
from reports.reply import ProgressPart
from reports.stored import load_reply

_DETAILS = 256
_TITLE = 150
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Streamed:
    """What a streamed message shows. stages: so far, the last one is worked on. said: the plan's blocks, once told."""

    key: str
    stages: Sequence[str] = ()
    details: str = ""
    said: Sequence[Json] = ()

    @property
    def task(self) -> str:
        """The id of the task that is worked on."""
        return f"{self.key}.{len(self.stages) - 1}"


def carries(message: Json, key: str) -> bool:
    """Whether a message, as Slack tells of it, streams the tasks of an outbox row."""
    tasks = [str(block.get("task_id")) for block in message.get("blocks") or () if block.get("type") == "task_card"]
    return any(task.rpartition(".")[0] == key for task in tasks)


def progress_of(letter: Letter) -> ProgressPart | None:
    """The progress that a told letter shows, while there is any."""
    if letter.role != "told":
        return None
    parts = load_reply(letter.reply).parts
    found = next((part for part in parts if isinstance(part, ProgressPart)), None)
    return None if found is None or found.state in ENDED else found


def plan_of(letter: Letter, blocks: Sequence[Json], progress: ProgressPart) -> list[Json]:
    """The plan and its buttons out of a told letter's blocks; empty while nothing is said but that it has come."""
    if all(part["kind"] == "progress" for part in letter.reply["parts"]):
        return []
    shown = working(progress)
    return [block for block in blocks if block not in shown]


def going_on(before: Streamed, progress: ProgressPart, said: Sequence[Json]) -> tuple[Streamed, list[Json]]:
    """What a streamed message shows next, and the chunks that bring it there. said: the plan's blocks, sent once."""
    stage = short(unmarked(progress.stage or "Beginning"), _TITLE)
    same = bool(before.stages) and before.stages[-1] == stage
    stages = before.stages if same else (*before.stages, stage)
    after = Streamed(before.key, stages, _details(progress), before.said or said)
    chunks: list[Json] = []
    if not same and before.stages:
        chunks.append(_task(before, "complete"))
    if said and not before.said:
        chunks.append({"type": "blocks", "blocks": list(said)[: limits.MOST_BLOCKS]})
    if not same or after.details != before.details:
        chunks.append(_task(after, "in_progress"))
    return after, chunks


def ending(last: Streamed) -> list[Json]:
    """The chunks that a streamed message ends with."""
    return [_task(last, "complete")] if last.stages else []


def _task(streamed: Streamed, status: str) -> Json:
    details = {"details": streamed.details} if streamed.details and status == "in_progress" else {}
    return {
        "type": "task_update",
        "id": streamed.task,
        "title": streamed.stages[-1],
        "status": status,
        **details,
    }


def _details(progress: ProgressPart) -> str:
    if progress.state != "running":
        return ""
    share = f"{round(progress.share * _HUNDRED)}% done" if progress.share else ""
    left = remaining(progress.seconds_left) if progress.seconds_left is not None else ""
    best = f"best so far: {unmarked(progress.best)}" if progress.best else ""
    return short(" · ".join(each for each in (share, left, best) if each), _DETAILS)
