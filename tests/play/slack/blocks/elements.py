"""Interactive elements: buttons, menus, fields."""

from collections.abc import Callable
from typing import Any

from .problems import Problems, kind_of
from .texts import address, confirmation, options, text_object

_FOCUS = ("action_id", "focus_on_load")
_MENU = (*_FOCUS, "placeholder", "confirm")
_SELECTS = ("static", "external", "users", "conversations", "channels")
_PICKERS = {
    "datepicker": ("initial_date",),
    "timepicker": ("initial_time", "timezone"),
    "datetimepicker": ("initial_date_time",),
}
BUTTONS = ("button", "feedback_buttons", "icon_button", "workflow_button")
SELECTS = tuple(f"{kind}_select" for kind in _SELECTS)
MULTI_SELECTS = tuple(f"multi_{name}" for name in SELECTS)
FIELDS = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input")
CHOICES = ("checkboxes", "radio_buttons")


def element(problems: Problems, node: Any, at: str, allowed: tuple[str, ...]) -> None:
    """One element, which must be of a kind that its block takes."""
    kind = kind_of(node)
    if kind not in allowed:
        problems.add(f"unsupported type: {kind}", f"{at}/type")
        return
    if node.get("action_id") is not None:
        problems.text(node["action_id"], f"{at}/action_id", 255)
    if node.get("confirm") is not None:
        confirmation(problems, node["confirm"], f"{at}/confirm")
    if node.get("placeholder") is not None:
        text_object(problems, node["placeholder"], f"{at}/placeholder", 150, plain=True)
    _checker(kind)(problems, node, at)


def _checker(kind: str) -> Callable[[Problems, Any, str], None]:
    named = {
        "button": button,
        "image": image,
        "overflow": _overflow,
        "feedback_buttons": _feedback,
        "icon_button": _icon,
        "plain_text_input": _text_input,
        "number_input": _number_input,
        "file_input": _file_input,
        "rich_text_input": _free,
        "workflow_button": _free,
    }
    if kind in named:
        return named[kind]
    if kind in CHOICES:
        return _choices
    if kind in _PICKERS:
        return _picker
    return _select if kind in SELECTS or kind in MULTI_SELECTS else _line_input


def button(problems: Problems, node: Any, at: str) -> None:
    optional = ("action_id", "url", "value", "style", "confirm", "accessibility_label", "agent_prompt")
    if not problems.fields(node, at, ("type", "text"), optional):
        return
    text_object(problems, node["text"], f"{at}/text", 75, plain=True)
    if node.get("value") is not None:
        problems.text(node["value"], f"{at}/value", 2000)
    if node.get("url") is not None:
        address(problems, node["url"], f"{at}/url")
    if node.get("style") is not None:
        problems.one_of(node["style"], f"{at}/style", ("primary", "danger"))
    if node.get("accessibility_label") is not None:
        problems.text(node["accessibility_label"], f"{at}/accessibility_label", 75)


def image(problems: Problems, node: Any, at: str) -> None:
    """A picture needs words for those who cannot see it, and one source."""
    if problems.fields(node, at, ("type", "alt_text"), ("image_url", "slack_file", "title", "block_id")):
        problems.text(node["alt_text"], f"{at}/alt_text", 2000)
    if not isinstance(node, dict):
        return
    if (node.get("image_url") is None) == (node.get("slack_file") is None):
        problems.add("must provide exactly one of image_url, slack_file", at)
    if node.get("image_url") is not None:
        address(problems, node["image_url"], f"{at}/image_url")


def _overflow(problems: Problems, node: Any, at: str) -> None:
    problems.fields(node, at, ("type", "options"), ("action_id", "confirm"))
    options(problems, node, at, 5)


def _feedback(problems: Problems, node: Any, at: str) -> None:
    if not problems.fields(node, at, ("type", "positive_button", "negative_button"), ("action_id",)):
        return
    for name in ("positive_button", "negative_button"):
        if problems.fields(node[name], f"{at}/{name}", ("text", "value"), ("accessibility_label",)):
            text_object(problems, node[name]["text"], f"{at}/{name}/text", 75, plain=True)
            problems.text(node[name]["value"], f"{at}/{name}/value", 2000)


def _icon(problems: Problems, node: Any, at: str) -> None:
    optional = ("action_id", "value", "confirm", "accessibility_label", "visible_to_user_ids")
    if problems.fields(node, at, ("type", "icon", "text"), optional):
        text_object(problems, node["text"], f"{at}/text", 75, plain=True)


def _choices(problems: Problems, node: Any, at: str) -> None:
    first = "initial_options" if node["type"] == "checkboxes" else "initial_option"
    problems.fields(node, at, ("type", "options"), (*_FOCUS, "confirm", first))
    options(problems, node, at, 10, plain=False)


def _select(problems: Problems, node: Any, at: str) -> None:
    kind = node["type"]
    own = kind.removeprefix("multi_").removesuffix("_select")
    many = kind.startswith("multi_")
    optional: tuple[str, ...] = (*_MENU, *(("max_selected_items",) if many else ()))
    if own == "static":
        optional += ("options", "option_groups", "initial_options" if many else "initial_option")
    elif own == "external":
        optional += ("min_query_length", "initial_options" if many else "initial_option")
    else:
        optional += (f"initial_{own}" if many else f"initial_{own.removesuffix('s')}",)
        optional += ("response_url_enabled",) if own in ("conversations", "channels") and not many else ()
        optional += ("default_to_current_conversation", "filter") if own == "conversations" else ()
    problems.fields(node, at, ("type",), optional)
    if own == "static":
        options(problems, node, at, 100)


def _picker(problems: Problems, node: Any, at: str) -> None:
    problems.fields(node, at, ("type",), (*_MENU, *_PICKERS[node["type"]]))


def _text_input(problems: Problems, node: Any, at: str) -> None:
    optional = (
        *_FOCUS,
        "placeholder",
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "dispatch_action_config",
    )
    problems.fields(node, at, ("type",), optional)
    longest, shortest = node.get("max_length", 3000), node.get("min_length", 0)
    if not (isinstance(longest, int) and 1 <= longest <= 3000):
        problems.add("must be a number from 1 to 3000", f"{at}/max_length")
    elif node.get("initial_value") is not None:
        problems.text(node["initial_value"], f"{at}/initial_value", longest, 0)
    if not (isinstance(shortest, int) and 0 <= shortest <= 3000):
        problems.add("must be a number from 0 to 3000", f"{at}/min_length")


def _line_input(problems: Problems, node: Any, at: str) -> None:
    problems.fields(node, at, ("type",), (*_FOCUS, "placeholder", "initial_value", "dispatch_action_config"))


def _number_input(problems: Problems, node: Any, at: str) -> None:
    """Its numbers are strings."""
    optional = (*_FOCUS, "placeholder", "initial_value", "min_value", "max_value", "dispatch_action_config")
    problems.fields(node, at, ("type", "is_decimal_allowed"), optional)
    for name in ("initial_value", "min_value", "max_value"):
        if node.get(name) is not None:
            problems.text(node[name], f"{at}/{name}", 40)


def _file_input(problems: Problems, node: Any, at: str) -> None:
    problems.fields(node, at, ("type",), ("action_id", "filetypes", "max_files"))
    if not 1 <= int(node.get("max_files", 10)) <= 10:
        problems.add("must be a number from 1 to 10", f"{at}/max_files")


def _free(_problems: Problems, _node: Any, _at: str) -> None:
    """Kinds that the play takes as they are."""
