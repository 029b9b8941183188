"""Finding what can be clicked or filled in, in blocks, by its id or by its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .records import Json


@dataclass(frozen=True)
class Found:
    """An interactive element and the block that holds it."""

    block: Json
    element: Json

    @property
    def action(self) -> str:
        return str(self.element.get("action_id", ""))

    @property
    def words(self) -> str:
        text = self.element.get("text") or self.element.get("placeholder") or {}
        return str(text.get("text", "")) if isinstance(text, dict) else str(text)


def elements_of(blocks: list[Json]) -> Iterator[Found]:
    """Every element with an action_id, in order."""
    for block in blocks:
        for element in [*(block.get("elements") or []), block.get("accessory"), block.get("element")]:
            if isinstance(element, dict) and "action_id" in element:
                yield Found(block, element)
        yield from _in_cells(block)


def _in_cells(block: Json) -> Iterator[Found]:
    """Buttons in the cells of a data table."""
    for row in block.get("rows") or [] if block.get("type") == "data_table" else []:
        for cell in row:
            element = cell.get("element") if isinstance(cell, dict) else None
            if isinstance(element, dict) and "action_id" in element:
                yield Found(block, element)


def find(blocks: list[Json], wanted: str) -> Found:
    """By action_id, then by how it begins, then by the words on it; an AssertionError tells what there is."""
    there = list(elements_of(blocks))
    for fits in (
        lambda f: f.action == wanted,
        lambda f: f.action.startswith(wanted),
        lambda f: f.words == wanted,
        lambda f: wanted.lower() in f.words.lower(),
    ):
        for found in there:
            if fits(found):
                return found
    raise AssertionError(f"nothing to click like {wanted!r}; there is {[(f.action, f.words) for f in there]}")


def options_of(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups") or [] for option in group.get("options") or []]
    return [*(element.get("options") or []), *grouped]


def option_named(element: Json, wanted: Any) -> Json:
    """An option by its text or its value."""
    for option in options_of(element):
        if wanted in (option["text"]["text"], option.get("value")):
            return option
    texts = [option["text"]["text"] for option in options_of(element)]
    raise AssertionError(f"no option {wanted!r} in {texts}")


def chosen(element: Json, value: Any) -> Json:
    """The state of an element once a person filled it in with this value."""
    kind = element["type"]
    state: Json = {"type": kind}
    if kind in ("static_select", "external_select", "radio_buttons", "overflow"):
        return state | {"selected_option": None if value is None else option_named(element, value)}
    if kind in ("multi_static_select", "multi_external_select", "checkboxes"):
        return state | {"selected_options": [option_named(element, each) for each in value or []]}
    named = {
        "users_select": "selected_user",
        "conversations_select": "selected_conversation",
        "channels_select": "selected_channel",
        "multi_users_select": "selected_users",
        "multi_conversations_select": "selected_conversations",
        "multi_channels_select": "selected_channels",
        "datepicker": "selected_date",
        "timepicker": "selected_time",
        "datetimepicker": "selected_date_time",
        "file_input": "files",
        "rich_text_input": "rich_text_value",
    }
    return state | {named.get(kind, "value"): value}


def initial(element: Json) -> Any:
    """What an element holds before anybody touched it, as `chosen` wants it."""
    for key in ("initial_option", "initial_options"):
        if element.get(key) is not None:
            given = element[key]
            return [o["text"]["text"] for o in given] if isinstance(given, list) else given["text"]["text"]
    for key, value in element.items():
        if key.startswith("initial_"):
            return value
    return None
