"""Letters to render, as the courier hands them over."""

from bot.platform import Letter
from reports.reply import Part, Reply
from reports.stored import dump_reply

ROW = "o_018f3c2e9a7b4d51c0ffee12"


def letter(*parts: Part, role: str = "answer") -> Letter:
    """A letter with these parts."""
    return Letter("slack_T1", "t_1", ROW, role, "q_1", dump_reply(Reply(parts)))
