"""Where the work stands: the stage, how far it is, and what can be done meanwhile."""

from bot.phrasing import remaining
from bot.platform import Json
from bot.slack.controls import Control
from bot.slack.rendering.blocks import actions, button, context, section
from bot.slack.rendering.escaping import marked, short
from reports.reply import Form, ProgressPart

ENDED = ("done", "stopped", "failed")
_STEPS = 10
_LONGEST = 500


def working(progress: ProgressPart) -> list[Json]:
    """The stage with its bar, and the best answer so far."""
    lines = [f"{_bar(progress)}{stage(progress)}{_left(progress)}"]
    if progress.best:
        lines.append(f"Best so far: {marked(short(progress.best, _LONGEST))}")
    return [section("\n".join(lines))]


def ended(progress: ProgressPart) -> list[Json]:
    """How the work ended, in small print."""
    return [context(stage(progress))]


def stage(progress: ProgressPart) -> str:
    """What is being done, with marks."""
    words = short(progress.stage or "Waiting to start", _LONGEST)
    return marked(words[:1].upper() + words[1:])


def handles(row: str, progress: ProgressPart, form: Form | None) -> list[Json]:
    """The buttons to change the plan and to stop; none where it is stopping already."""
    if progress.state == "stopping":
        return []
    stop = Control("stop", row)
    made = [changing(Control("change", row))] if form else []
    return [actions([*made, button("Stop", stop.action_id, stop.value)])]


def changing(change: Control) -> Json:
    """The button that opens a plan's form."""
    return button("Change the plan", change.action_id, change.value)


def _bar(progress: ProgressPart) -> str:
    if progress.state == "waiting" or progress.share <= 0:
        return ""
    done = round(min(1.0, progress.share) * _STEPS)
    return f"{'▰' * done}{'▱' * (_STEPS - done)}  "


def _left(progress: ProgressPart) -> str:
    if progress.seconds_left is None or progress.state != "running":
        return ""
    return f" · {remaining(progress.seconds_left)}"
