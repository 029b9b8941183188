"""What is offered to be said first, where somebody opens a conversation with the bot. Pure."""

from datetime import datetime, timedelta

from bot.platform import Json
from bot.slack.rendering.escaping import short, unmarked
from bot.slack.surfacing.overview import Given, Overview

_LATELY = timedelta(days=1)
"""So long is a question without a file about the last one that came in the same conversation."""
_NAME = 40
_WITHOUT_FILE = ("What can you do?", "Predict next quarter", "What is in this file?")
_WITH_FILE = ("Predict next quarter", "Describe this file", "Show the total by month")


def suggested(overview: Overview, channel: str, moment: datetime) -> Json:
    """Arguments of the method that shows prompts: {"title", "prompts": [{"title", "message"}]}."""
    file = _last_file(overview, channel, moment)
    if file is None:
        return {"title": "Send me a spreadsheet, then ask", "prompts": _prompts(_WITHOUT_FILE)}
    return {"title": f"About {short(unmarked(file.name), _NAME)}", "prompts": _prompts(_WITH_FILE)}


def _last_file(overview: Overview, channel: str, moment: datetime) -> Given | None:
    here = [each for each in overview.files if each.where is not None and each.where.channel == channel]
    return next((each for each in here if each.readable and moment - each.at <= _LATELY), None)


def _prompts(words: tuple[str, ...]) -> list[Json]:
    return [{"title": each, "message": each} for each in words]
