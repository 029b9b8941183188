"""The plan said back, with where its work stands; once that has ended, small print of what was planned."""

from collections.abc import Sequence

from bot.platform import Json
from bot.slack.rendering.blocks import context, section
from bot.slack.rendering.choosing import MOST_BUTTONS, choosing
from bot.slack.rendering.escaping import marked, short
from bot.slack.rendering.room import Room
from bot.slack.rendering.signing import Signatures, signed
from bot.slack.rendering.working import ENDED, ended, handles, working
from reports.reply import Choices, Footnote, Form, Paragraph, Part, ProgressPart


def told(parts: Sequence[Part], row: str, room: Room, who: Signatures) -> list[Json]:
    """The blocks of a told plan. row: the outbox row's id. who: did what its lines say."""
    progress = next((part for part in parts if isinstance(part, ProgressPart)), None)
    form = next((part for part in parts if isinstance(part, Form)), None)
    said = [marked(short(part.text, room.text)) for part in parts if isinstance(part, Paragraph)]
    small = [signed(part.text, who.get(at), room.small) for at, part in enumerate(parts) if isinstance(part, Footnote)]
    if progress is None or progress.state in ENDED:
        lines = [context(text) for text in (*said, *small)]
        return [*lines, *(ended(progress) if progress else [])]
    lines = [*(section(text) for text in said), *(context(text) for text in small)]
    offered = [
        block
        for place, part in enumerate(parts)
        if isinstance(part, Choices)
        for block in choosing(part, place, row, MOST_BUTTONS)
    ]
    return [*lines, *working(progress), *offered, *handles(row, progress, form)]
