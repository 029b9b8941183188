"""A reply in words alone: what notifications and screen readers get, and what is posted where no block is taken."""

from collections.abc import Iterator

from bot.platform import Json, Letter
from bot.slack.rendering import limits
from bot.slack.rendering.escaping import cut, marked, short
from reports.reply import (
    Chart,
    Choices,
    Details,
    Figures,
    FilePart,
    Footnote,
    Form,
    Paragraph,
    Part,
    ProgressPart,
    TablePart,
)
from reports.stored import load_reply

MOST_PLAIN = 3_500
_ROWS = 10
_NOTHING = "There is something new in this thread."


def notice(letter: Letter) -> str:
    """What stands in for the blocks, escaped."""
    return cut("\n".join(_said(letter, 0, limits.NOTICE)), limits.NOTICE) or _NOTHING


def plain(letter: Letter) -> str:
    """The whole letter in words, escaped, for where nothing else is taken."""
    return cut("\n\n".join(_said(letter, _ROWS, MOST_PLAIN)), MOST_PLAIN) or _NOTHING


def before_all(reply: Json) -> str:
    """What is said before a reply's parts; empty where nothing is."""
    return str(reply.get("before") or "")


def _said(letter: Letter, rows: int, most: int) -> Iterator[str]:
    texts = [before_all(letter.reply), *(_words(part, rows) for part in load_reply(letter.reply).parts)]
    return (marked(short(text, most)) for text in dict.fromkeys(texts) if text)


def _words(part: Part, rows: int) -> str:
    match part:
        case Paragraph(text):
            return text
        case Footnote(text):
            return text if rows else ""
        case Figures(figures):
            return "\n".join(f"{figure.label}: {figure.value}" for figure in figures)
        case TablePart():
            return _listed(part, rows)
        case Choices(question, options, quiet=quiet):
            return "" if quiet else "\n".join([question, *(f"• {option.label}" for option in options[:_ROWS])])
        case ProgressPart(stage):
            return stage[:1].upper() + stage[1:]
        case Chart(alt=alt):
            return alt
        case FilePart() | Form() | Details():
            return ""


def _listed(table: TablePart, rows: int) -> str:
    if not rows:
        return ""
    shown = [
        ", ".join(f"{name}: {cell}" for name, cell in zip(table.columns, row, strict=False))
        for row in table.rows[:rows]
    ]
    total = max(table.total_rows, len(table.rows))
    more = [f"Showing {len(shown):,} of {total:,}."] if total > len(shown) else []
    return "\n".join([table.title, *(f"• {each}" for each in shown), *more])
