"""What Slack refuses of a message or a view, by its documentation and by what people measured, as sentences.

Written from docs.slack.dev/reference/block-kit and its issue threads, apart from the renderer's own numbers.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

Block = dict[str, Any]


def faults(blocks: Sequence[Block], text: str = "x") -> list[str]:
    """Why Slack would refuse the message; [] where it takes it."""
    found = [each for block in blocks for each in _block(block)]
    if len(blocks) > 50:
        found.append(f"{len(blocks)} blocks")
    if len(json.dumps(blocks)) > 13_200:
        found.append(f"{len(json.dumps(blocks))} characters in all")
    if sum(block["type"] == "data_visualization" for block in blocks) > 2:
        found.append("more than two charts")
    if not text or len(text) > 4_000:
        found.append(f"a text of {len(text)} characters")
    return found


def home_faults(view: Block) -> list[str]:
    """Why Slack would refuse the Home tab."""
    found = [each for block in view["blocks"] for each in _block(block)]
    if not 1 <= len(view["blocks"]) <= 100 or len(json.dumps(view)) > 250_000:
        found.append("too large a view")
    return found


def view_faults(view: Block) -> list[str]:
    """Why Slack would refuse the modal."""
    found = [each for block in view["blocks"] for each in _block(block)]
    for name in {"title", "submit", "close"} & {"title", *view}:
        found += list(_text(view[name], 24, f"the view's {name}", "plain_text"))
    if not 1 <= len(view["blocks"]) <= 100:
        found.append(f"{len(view['blocks'])} blocks")
    if len(view.get("private_metadata", "")) > 3_000 or len(json.dumps(view)) > 250_000:
        found.append("too large a view")
    ids = [block.get("block_id") for block in view["blocks"] if "block_id" in block]
    return found + (["a block_id comes twice"] if len(ids) != len(set(ids)) else [])


def _block(block: Block) -> Iterator[str]:
    known = {
        "section": _section,
        "context": _context,
        "header": _header,
        "divider": lambda _: iter(()),
        "actions": _actions,
        "context_actions": _context_actions,
        "data_table": _data_table,
        "data_visualization": _chart,
        "input": _input,
    }
    if block["type"] not in known:
        yield f"no block is called {block['type']}"
    else:
        yield from known[block["type"]](block)
    ids = [each["action_id"] for each in _elements(block)]
    if len(ids) != len(set(ids)):
        yield "an action_id comes twice in a block"
    if not 1 <= len(block.get("block_id", "x")) <= 255:
        yield "a block_id's length"


def _section(block: Block) -> Iterator[str]:
    if "text" not in block and not block.get("fields"):
        yield "a section without text"
    if "text" in block:
        yield from _text(block["text"], 3_000, "a section")
    if len(block.get("fields", ())) > 10:
        yield "more than ten fields"
    for each in block.get("fields", ()):
        yield from _text(each, 2_000, "a field")
    if "accessory" in block:
        yield from _element(block["accessory"])


def _context(block: Block) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield "a context's elements"
    for each in block["elements"]:
        yield from _text(each, 2_000, "small print")


def _header(block: Block) -> Iterator[str]:
    yield from _text(block["text"], 150, "a header", "plain_text")


def _actions(block: Block) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 25:
        yield f"{len(block['elements'])} controls in a row"
    for each in block["elements"]:
        yield from _element(each)


def _context_actions(block: Block) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 5:
        yield "a context's actions"
    for each in block["elements"]:
        for button in (each["positive_button"], each["negative_button"]):
            yield from _text(button["text"], 75, "a verdict", "plain_text")
            if not 1 <= len(button["value"]) <= 2_000 or len(button.get("accessibility_label", "")) > 75:
                yield "a verdict's value or label"


def _input(block: Block) -> Iterator[str]:
    yield from _text(block["label"], 2_000, "a label", "plain_text")
    yield from _element(block["element"])


def _data_table(block: Block) -> Iterator[str]:
    rows = block["rows"]
    widths = {len(row) for row in rows}
    if not block["caption"] or not 2 <= len(rows) <= 101 or len(widths) != 1 or not 1 <= min(widths) <= 20:
        yield "a table's shape"
    if sum(len(cell["text"]) for row in rows for cell in row) > 10_000:
        yield "a table's characters"
    if any(cell["type"] != "raw_text" or not cell["text"] for row in rows for cell in row):
        yield "an empty cell"
    if not 1 <= block.get("page_size", 5) <= 100:
        yield "a table's pages"


def _chart(block: Block) -> Iterator[str]:
    chart = block["chart"]
    categories = chart["axis_config"]["categories"]
    names = [each["name"] for each in chart["series"]]
    if not 1 <= len(block["title"]) <= 50 or chart["type"] not in ("line", "bar", "area"):
        yield "a chart's title or type"
    if not 1 <= len(names) <= 6 or len(set(names)) != len(names) or not all(names):
        yield "a chart's series"
    if not 1 <= len(categories) <= 20 or len(set(categories)) != len(categories):
        yield "a chart's points"
    if any(not 1 <= len(each) <= 20 for each in categories):
        yield "a chart's labels"
    for series in chart["series"]:
        if [point["label"] for point in series["data"]] != categories:
            yield "a series that is not of the axis"
        if not all(isinstance(point["value"], int | float) for point in series["data"]):
            yield "a point that is no number"


def _element(element: Block) -> Iterator[str]:
    if not 1 <= len(element["action_id"]) <= 255:
        yield "an action_id's length"
    if element["type"] == "button":
        yield from _text(element["text"], 75, "a button", "plain_text")
        if len(element.get("value", "")) > 2_000:
            yield "a button's value"
    if "placeholder" in element:
        yield from _text(element["placeholder"], 150, "a placeholder", "plain_text")
    if element["type"] in ("static_select", "multi_static_select", "checkboxes"):
        yield from _options(element)
    if len(str(element.get("initial_value", ""))) > 3_000:
        yield "a value that stands already"


def _options(element: Block) -> Iterator[str]:
    most = 10 if element["type"] == "checkboxes" else 100
    groups = element.get("option_groups")
    lists = [group["options"] for group in groups] if groups else [element.get("options", [])]
    if len(lists) > 100:
        yield "too many groups"
    for each in groups or ():
        yield from _text(each["label"], 75, "a group", "plain_text")
    every = [each for options in lists for each in options]
    if any(not 1 <= len(options) <= most for options in lists):
        yield f"{[len(options) for options in lists]} options in a {element['type']}"
    for each in every:
        yield from _text(each["text"], 75, "an option", "plain_text")
        if not 1 <= len(each["value"]) <= 150:
            yield "an option's value"
    initial = element.get("initial_options", [element["initial_option"]] if "initial_option" in element else [])
    if any(each not in every for each in initial) or element.get("initial_options") == []:
        yield "an option that stands already and is not offered"


def _text(text: Block, most: int, what: str, kind: str | None = None) -> Iterator[str]:
    if not 1 <= len(text["text"]) <= most:
        yield f"{what} of {len(text['text'])} characters"
    if kind and text["type"] != kind:
        yield f"{what} of type {text['type']}"
    if text["type"] == "mrkdwn" and "emoji" in text:
        yield "marks and emoji in one"


def _elements(block: Block) -> list[Block]:
    found = [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]
    return [each for each in found if "action_id" in each]
