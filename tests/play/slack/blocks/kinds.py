"""Every kind of block, each with its own limits."""

from collections.abc import Callable
from typing import Any

from .charts import data_table, table, visualization
from .elements import BUTTONS, CHOICES, FIELDS, MULTI_SELECTS, SELECTS, element, image
from .problems import Problems, kind_of
from .texts import address, text_object

_PICKERS = ("datepicker", "timepicker")
_IN_ACTIONS = ("button", "workflow_button", "overflow", "datetimepicker", *CHOICES, *SELECTS, *MULTI_SELECTS, *_PICKERS)
_IN_SECTIONS = ("button", "workflow_button", "overflow", "image", *CHOICES, *SELECTS, *MULTI_SELECTS, *_PICKERS)
_IN_INPUTS = ("datetimepicker", *FIELDS, *CHOICES, *SELECTS, *MULTI_SELECTS, *_PICKERS)
_RICH = ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")


def _section(problems: Problems, block: Any, at: str) -> None:
    problems.fields(block, at, ("type",), ("block_id", "text", "fields", "accessory", "expand"))
    if block.get("text") is None and not block.get("fields"):
        problems.add("missing required field: text", at)
    if block.get("text") is not None:
        text_object(problems, block["text"], f"{at}/text", 3000)
    if block.get("fields") is not None:
        for number, node in enumerate(problems.items(block["fields"], f"{at}/fields", 10)):
            text_object(problems, node, f"{at}/fields/{number}", 2000)
    if block.get("accessory") is not None:
        element(problems, block["accessory"], f"{at}/accessory", _IN_SECTIONS)


def _header(problems: Problems, block: Any, at: str) -> None:
    if problems.fields(block, at, ("type", "text"), ("block_id", "level")):
        text_object(problems, block["text"], f"{at}/text", 150, plain=True)


def _divider(problems: Problems, block: Any, at: str) -> None:
    problems.fields(block, at, ("type",), ("block_id",))


def _markdown(problems: Problems, block: Any, at: str) -> None:
    if problems.fields(block, at, ("type", "text"), ("block_id",)):
        problems.text(block["text"], f"{at}/text", 12_000)


def _image(problems: Problems, block: Any, at: str) -> None:
    image(problems, block, at)
    if block.get("title") is not None:
        text_object(problems, block["title"], f"{at}/title", 2000, plain=True)


def _context(problems: Problems, block: Any, at: str) -> None:
    if not problems.fields(block, at, ("type", "elements"), ("block_id",)):
        return
    for number, node in enumerate(problems.items(block["elements"], f"{at}/elements", 10)):
        place = f"{at}/elements/{number}"
        if kind_of(node) == "image":
            image(problems, node, place)
        else:
            text_object(problems, node, place, 3000)


def _actions(problems: Problems, block: Any, at: str) -> None:
    if not problems.fields(block, at, ("type", "elements"), ("block_id",)):
        return
    for number, node in enumerate(problems.items(block["elements"], f"{at}/elements", 25)):
        element(problems, node, f"{at}/elements/{number}", _IN_ACTIONS)


def _context_actions(problems: Problems, block: Any, at: str) -> None:
    if not problems.fields(block, at, ("type", "elements"), ("block_id",)):
        return
    for number, node in enumerate(problems.items(block["elements"], f"{at}/elements", 5)):
        element(problems, node, f"{at}/elements/{number}", tuple(b for b in BUTTONS if b != "workflow_button"))


def _input(problems: Problems, block: Any, at: str) -> None:
    if not problems.fields(
        block, at, ("type", "label", "element"), ("block_id", "hint", "optional", "dispatch_action")
    ):
        return
    text_object(problems, block["label"], f"{at}/label", 2000, plain=True)
    if block.get("hint") is not None:
        text_object(problems, block["hint"], f"{at}/hint", 2000, plain=True)
    element(problems, block["element"], f"{at}/element", _IN_INPUTS)


def _rich_text(problems: Problems, block: Any, at: str) -> None:
    if not problems.fields(block, at, ("type", "elements"), ("block_id",)):
        return
    for number, node in enumerate(problems.items(block["elements"], f"{at}/elements", 1000)):
        if problems.one_of(kind_of(node), f"{at}/elements/{number}/type", _RICH):
            problems.items(node.get("elements"), f"{at}/elements/{number}/elements", 10_000, 0)


def _video(problems: Problems, block: Any, at: str) -> None:
    if problems.fields(
        block,
        at,
        ("type", "alt_text", "title", "thumbnail_url", "video_url"),
        ("block_id", "author_name", "description", "provider_icon_url", "provider_name", "title_url"),
    ):
        address(problems, block["video_url"], f"{at}/video_url")


def _task_card(problems: Problems, block: Any, at: str) -> None:
    optional = ("block_id", "details", "output", "sources", "status")
    if problems.fields(block, at, ("type", "task_id", "title"), optional) and "status" in block:
        problems.one_of(block["status"], f"{at}/status", ("pending", "in_progress", "complete", "error"))


def _plan(problems: Problems, block: Any, at: str) -> None:
    problems.fields(block, at, ("type", "title"), ("block_id", "tasks"))


Check = Callable[[Problems, Any, str], None]

EVERYWHERE: dict[str, Check] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "image": _image,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich_text,
    "video": _video,
    "input": _input,
}
MESSAGES_ONLY: dict[str, Check] = {
    "markdown": _markdown,
    "context_actions": _context_actions,
    "table": table,
    "data_table": data_table,
    "data_visualization": visualization,
    "task_card": _task_card,
    "plan": _plan,
}


def check_blocks(problems: Problems, blocks: list[Any], at: str, kinds: dict[str, Check]) -> None:
    """All blocks by their kind; then that no id stands for two."""
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        place = f"{at}/{number}"
        if kind_of(block) not in kinds:
            problems.add(f"unsupported type: {kind_of(block)}", f"{place}/type")
            continue
        kinds[kind_of(block)](problems, block, place)
        if block.get("block_id") is not None and problems.text(block["block_id"], f"{place}/block_id", 255):
            if block["block_id"] in seen:
                problems.add(f'`block_id` "{block["block_id"]}" already exists', f"{place}/block_id")
            seen.add(block["block_id"])
        _actions_once(problems, block, place)


def _actions_once(problems: Problems, block: Any, at: str) -> None:
    """Within a block an action_id stands once."""
    seen: set[str] = set()
    elements = block.get("elements") if isinstance(block.get("elements"), list) else []
    for number, node in enumerate(elements):
        action = node.get("action_id") if isinstance(node, dict) else None
        if action is not None and action in seen:
            problems.add(
                f'`action_id` "{action}" already exists for another action', f"{at}/elements/{number}/action_id"
            )
        seen.add(str(action))
