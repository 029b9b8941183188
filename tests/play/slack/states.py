"""What stands in the fields and menus of a message or a view: as it began, as a person left it."""

from typing import Any

from .elements import chosen, elements_of, initial
from .records import Json, Message, View

_STATELESS = ("button", "overflow", "workflow_button", "feedback_buttons", "icon_button")


def state_of(on: Message | View, values: Json | None = None) -> Json:
    """`state.values`, by block_id and action_id; `values` are put in now, by block_id, action_id or label.

    What a person chose earlier stays, also when the app shows the same field again.
    """
    wanted = dict(values or {})
    state: Json = {}
    for found in elements_of(on.blocks):
        if found.element["type"] in _STATELESS:
            continue
        block = str(found.block["block_id"])
        names = (block, found.action, str((found.block.get("label") or {}).get("text", "")))
        named = [name for name in names if name in wanted]
        if named:
            value: Any = wanted.pop(named[0])
            on.entered[block, found.action] = chosen(found.element, value)
        held = on.entered.get((block, found.action)) or chosen(found.element, initial(found.element))
        state.setdefault(block, {})[found.action] = held
    assert not wanted, f"no such fields: {sorted(wanted)}; there are {sorted(state)}"
    return state
