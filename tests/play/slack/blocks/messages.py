"""A message's blocks, checked as Slack checks them."""

from tests.play.slack.ask import Ask, Refusal
from tests.play.slack.records import Json


def check_message(ask: Ask) -> list[Json]:
    """The blocks of the call; refused as Slack refuses them. Every block without a block_id is given one."""
    blocks = ask.json("blocks", "invalid_blocks_format") or []
    if not isinstance(blocks, list) or any(not isinstance(block, dict) for block in blocks):
        raise Refusal("invalid_blocks_format")
    return [{"block_id": ask.world.stamps.secret("", 6), **block} for block in blocks]
