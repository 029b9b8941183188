"""A message's blocks, checked as Slack checks them."""

from collections.abc import Iterator
from typing import Any

from tests.play.slack.ask import Ask, Refusal
from tests.play.slack.records import Json

from .kinds import EVERYWHERE, MESSAGES_ONLY, check_blocks
from .problems import Problems, kind_of

MOST_BLOCKS, MOST_CHARACTERS, MOST_CHARTS = 50, 13_200, 2
_KINDS = EVERYWHERE | MESSAGES_ONLY


def check_message(ask: Ask, name: str = "blocks") -> list[Json]:
    """The blocks of the call; refused as Slack refuses them. Every block without a block_id is given one."""
    return refuse_or_fill(ask, ask.json(name, "invalid_blocks_format") or [], name)


def refuse_or_fill(ask: Ask, blocks: Any, name: str = "blocks") -> list[Json]:
    """The same for blocks that did not come as an argument."""
    if not isinstance(blocks, list) or any(not isinstance(block, dict) for block in blocks):
        raise Refusal("invalid_blocks_format")
    problems = Problems()
    problems.items(blocks, f"/{name}", MOST_BLOCKS, 0)
    check_blocks(problems, blocks, f"/{name}", _KINDS)
    _pictures(ask, problems, blocks, f"/{name}")
    _counted(ask, problems, blocks, f"/{name}")
    if problems.found:
        raise Refusal("invalid_blocks", *problems.found)
    if sum(_characters(blocks)) > MOST_CHARACTERS:
        raise Refusal("msg_blocks_too_long")
    return [{"block_id": ask.world.stamps.secret("", 6), **block} for block in blocks]


def _counted(ask: Ask, problems: Problems, blocks: list[Json], at: str) -> None:
    """Kinds of which a message takes only a few, and those that this team cannot show."""
    kinds = [kind_of(block) for block in blocks]
    if kinds.count("data_visualization") > MOST_CHARTS:
        problems.add(f"no more than {MOST_CHARTS} data_visualization blocks allowed", at)
    if kinds.count("table") > 1:
        problems.add("only_one_table_allowed", at)
    team = ask.world.teams.get(ask.team_id or "")
    for number, kind in enumerate(kinds):
        if team is not None and kind in team.switched_off:
            problems.add(f"unsupported type: {kind}", f"{at}/{number}/type")


def _pictures(ask: Ask, problems: Problems, node: Any, at: str) -> None:
    """A slack_file must exist, be processed, be a picture, and be one that the bot may see."""
    parts = enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ()
    for key, part in parts:
        if key == "slack_file" and not _usable(ask, part):
            problems.add("invalid slack file", f"{at}/slack_file")
        elif isinstance(part, (dict, list)):
            _pictures(ask, problems, part, f"{at}/{key}")


def _usable(ask: Ask, named: Any) -> bool:
    if not isinstance(named, dict) or ("id" in named) == ("url" in named):
        return False
    wanted = str(named.get("id") or "")
    if "url" in named:
        place = str(named["url"]).removeprefix(f"{ask.world.base}files-pri/").split("/", 1)[0]
        wanted = place.rsplit("-", 1)[-1]
    file = ask.world.files.get(wanted)
    if file is None or file.deleted or not file.completed or not file.ready:
        return False
    where = [ask.world.channels[c] for c in file.channels if c in ask.world.channels]
    mine = file.user == ask.grant.user or any(ask.grant.user in channel.members for channel in where)
    return mine and file.mimetype in ("image/png", "image/jpeg", "image/gif")


def _characters(node: Any) -> Iterator[int]:
    """The lengths of all texts, however deep."""
    if isinstance(node, dict):
        for key in ("text", "title", "caption", "label"):
            if isinstance(node.get(key), str):
                yield len(node[key])
        for part in node.values():
            yield from _characters(part) if isinstance(part, (dict, list)) else ()
    elif isinstance(node, list):
        for part in node:
            yield from _characters(part)
