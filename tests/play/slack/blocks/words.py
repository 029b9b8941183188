"""The words of blocks, as a person reads them from top to bottom."""

from collections.abc import Iterator
from typing import Any

_CONTROLS = ("text", "placeholder", "title", "label", "hint", "description", "alt_text")


def words_of(blocks: list[dict[str, Any]]) -> str:
    """All words of all blocks, a line for each text."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def _lines(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for part in node:
            yield from _lines(part)
    elif isinstance(node, dict):
        yield from _of_object(node)


def _of_object(node: dict[str, Any]) -> Iterator[str]:
    kind = node.get("type")
    if kind in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
        yield "".join(line for part in node.get("elements", []) for line in _of_object(part))
    elif kind in ("table", "data_table"):
        yield from _lines(node.get("caption"))
        yield from (" | ".join(" ".join(_lines(cell)) for cell in row) for row in node.get("rows", []))
    elif kind == "data_visualization":
        yield from _of_chart(node)
    elif kind == "raw_number":
        yield str(node.get("text") or node.get("value"))
    elif kind == "user":
        yield f"<@{node.get('user_id')}>"
    elif kind == "link":
        yield str(node.get("text") or node.get("url"))
    else:
        for key in (*_CONTROLS, "fields", "elements", "accessory", "element", "options", "initial_value", "tasks"):
            yield from _lines(node.get(key))


def _of_chart(node: dict[str, Any]) -> Iterator[str]:
    """A chart's title and every number in it: what a screen reader would say."""
    yield str(node.get("title", ""))
    chart = node.get("chart") or {}
    for series in chart.get("series") or []:
        points = ", ".join(f"{p.get('label')} {p.get('value')}" for p in series.get("data") or [])
        yield f"{series.get('name')}: {points}"
    for segment in chart.get("segments") or []:
        yield f"{segment.get('label')} {segment.get('value')}"
