"""An answer, part for part: the sentence with the number first, what can be clicked last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.phrasing import headline
from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import context, fields, section
from bot.slack.rendering.charts import native
from bot.slack.rendering.choosing import choosing, chosen
from bot.slack.rendering.escaping import marked, short
from bot.slack.rendering.room import Room, Surfaces
from bot.slack.rendering.signing import Signatures, signed
from bot.slack.rendering.tables import as_block, written
from reports.reply import Chart, Choices, Details, Figures, Footnote, Paragraph, Part, TablePart

_BOLD = 300
"""Characters of a first sentence that is bold as a whole."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen of a part's options. person: by whom, as Slack names them."""

    label: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Around the parts.

    row: the outbox row's id. chosen: by the part's place in the reply, what was chosen of it. who: by place, did what a
    line says. rest: where rows are that are not shown, as a sentence, or nothing. planned: whether the plan stands in
    the thread, with what it assumes.
    """

    row: str
    surfaces: Surfaces
    room: Room
    chosen: Mapping[int, Chosen]
    who: Signatures
    rest: str = ""
    planned: bool = False


def answer(parts: Sequence[Part], setting: Setting) -> list[Json]:
    """The blocks of an answer or a note."""
    first = next((part for part in parts if isinstance(part, Paragraph)), None) if is_result(parts) else None
    charts = 0
    blocks: list[Json] = []
    for place, part in enumerate(parts):
        if isinstance(part, Chart):
            drawn = native(part) if setting.surfaces.charts and charts < setting.room.charts else None
            charts += drawn is not None
            blocks += [drawn] if drawn else []
        elif part is first:
            blocks.append(section(_headline(short(first.text, setting.room.text))))
        else:
            blocks += _blocks(part, place, setting)
    return blocks


def is_result(parts: Sequence[Part]) -> bool:
    """Whether it tells something that was computed."""
    return any(isinstance(part, Chart | Figures | TablePart | Details) for part in parts)


def _blocks(part: Part, place: int, setting: Setting) -> list[Json]:
    room = setting.room
    match part:
        case Paragraph(text):
            return [section(marked(short(text, room.text)))]
        case Footnote():
            text = part.text.removeprefix(part.assumed).strip() if setting.planned else part.text
            return [context(signed(text, setting.who.get(place), room.small))] if text else []
        case Figures():
            return _figures(part)
        case TablePart():
            native_table = as_block(part, room.rows, setting.rest) if setting.surfaces.tables else []
            return native_table or written(part, room.lines, setting.rest)
        case Choices():
            done = setting.chosen.get(place)
            return chosen(part, done.label, done.person) if done else choosing(part, place, setting.row, room.options)
        case _:
            return []


def _headline(text: str) -> str:
    head = headline(text)
    if not head.value:
        return f"*{marked(text)}*" if len(text) <= _BOLD and "\n" not in text else marked(text)
    return f"*{marked(head.lead)}: {marked(head.value)}*{marked(head.rest)}"


def _figures(part: Figures) -> list[Json]:
    texts = [f"{marked(short(each.label, 200))}\n*{marked(short(each.value, 200))}*" for each in part.figures]
    return [fields(texts[at : at + limits.MOST_FIELDS]) for at in range(0, len(texts), limits.MOST_FIELDS)]
