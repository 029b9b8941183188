"""What of too many blocks is kept, so that a message shrinks and never fails."""

from collections.abc import Sequence

from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import context

_CLICKED = ("actions", "context_actions")
_SHORTENED = "This was too long for one message and is shortened."


def fitting(blocks: Sequence[Json]) -> list[Json]:
    """The blocks, or of too many what fits with a line that says so: the last texts go first.

    What can be clicked stays longest, with the text above it.
    """
    if limits.fit(blocks):
        return list(blocks)
    end = context(_SHORTENED)
    kept, weights = list(blocks), [limits.weight_of(block) for block in blocks]
    while len(kept) >= limits.MOST_BLOCKS or sum(weights) + limits.weight_of(end) > limits.MOST_IN_ALL:
        least = _least(kept)
        del kept[least], weights[least]
    return [*kept, end]


def _least(blocks: Sequence[Json]) -> int:
    """The place of the block that is missed least: the last text that no control below it belongs to."""
    clicked = [block["type"] in _CLICKED for block in blocks]
    alone = [
        place for place, follows in enumerate([*clicked[1:], False]) if place and not clicked[place] and not follows
    ]
    return alone[-1] if alone else len(blocks) - 1
