"""A modal in a person's hands: its state, what it lets through, and what the app's answer does to it."""

from typing import TYPE_CHECKING

from .ask import Ask, Refusal
from .blocks.views import check_view
from .methods.views import fill, new_view
from .records import Json, View

if TYPE_CHECKING:
    from .people import Person


def submission_problems(view: View, state: Json) -> list[str]:
    """What Slack's own modal complains about before anything is sent: empty required fields, too long ones."""
    found = []
    for block in view.blocks:
        if block.get("type") != "input":
            continue
        label = block["label"]["text"]
        for held in state.get(block["block_id"], {}).values():
            value = next((v for key, v in held.items() if key != "type"), None)
            if value in (None, "", []) and not block.get("optional"):
                found.append(f"{label}: required")
            if isinstance(value, str):
                found += _length(label, value, block["element"])
    return found


def _length(label: str, value: str, element: Json) -> list[str]:
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    return [f"{label}: {len(value)} characters, {least} to {most} allowed"] if not least <= len(value) <= most else []


def accept(person: "Person", view: View, body: Json) -> None:
    """response_action: errors keep the modal, update and push show another, clear closes all; none closes this one."""
    action = body.get("response_action")
    if action == "errors":
        blocks = {block["block_id"] for block in view.blocks}
        unknown = set(body.get("errors") or {}) - blocks
        assert not unknown, f"errors for blocks that the view does not have: {sorted(unknown)}"
        return
    if action == "clear":
        for other in person.views:
            other.open = False
    elif action in ("update", "push"):
        _show(person, view, str(action), body)
    else:
        view.open = False


def _show(person: "Person", view: View, action: str, body: Json) -> None:
    grant = person.world.bot_of(view.team)
    assert grant is not None
    ask = Ask(person.play, "view_submission", grant, {"view": body.get("view")})
    try:
        checked = check_view(ask, "modal")
    except Refusal as refusal:
        raise AssertionError(f"Slack would refuse the answered view: {refusal.body}") from refusal
    if action == "update":
        fill(ask, view, checked)
        return
    pushed = new_view(ask, checked, view.team, person.id, view)
    person.world.views[pushed.id] = pushed
