"""The workspace's settings as Home shows them and as a form to change them. Pure."""

from collections.abc import Mapping

from bot.desk.configuring import BUDGET, COUNTRY, CURRENCY, FISCAL_START
from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import actions, button, context, fields, header, option, plain_text, section
from bot.slack.rendering.escaping import marked

CONFIGURE = "configure_workspace"
"""The action that opens the form, and the callback of the form itself."""
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905  as read
)
_LABELS = {
    FISCAL_START: "Fiscal year starts in",
    CURRENCY: "Currency of money without a mark",
    COUNTRY: "Country whose holidays count",
    BUDGET: "Seconds that an answer may take",
}
_HINTS = {
    CURRENCY: "Three letters, such as USD. Empty: as the file says.",
    COUNTRY: "Two letters, such as US. Empty: holidays do not count.",
    BUDGET: "From 5 to 86400. More time finds better models.",
}
_LABEL = 200


def shown(holding: Json) -> list[Json]:
    """The settings that hold, with a button to change them. holding: as `in_force` gives it."""
    words = {
        FISCAL_START: _MONTHS[int(holding[FISCAL_START]) - 1],
        CURRENCY: holding[CURRENCY] or "as the file says",
        COUNTRY: holding[COUNTRY] or "none",
        BUDGET: f"{float(holding[BUDGET]):g}",
    }
    return [
        header("Workspace settings"),
        fields([f"*{label}*\n{marked(str(words[name]))}" for name, label in _LABELS.items()]),
        actions([button("Change settings", CONFIGURE, "open")]),
        context("Only admins of this workspace see this part. Changes hold for the next questions."),
    ]


def form(holding: Json) -> Json:
    """The form as a modal view."""
    return {
        "type": "modal",
        "callback_id": CONFIGURE,
        "title": plain_text("Workspace settings", limits.VIEW_TITLE),
        "submit": plain_text("Save", limits.VIEW_TITLE),
        "close": plain_text("Cancel", limits.VIEW_TITLE),
        "blocks": [
            _input(FISCAL_START, _month(int(holding[FISCAL_START]))),
            _input(CURRENCY, _typed(holding[CURRENCY])),
            _input(COUNTRY, _typed(holding[COUNTRY])),
            _input(BUDGET, _typed(f"{float(holding[BUDGET]):g}")),
        ],
    }


def sorry(sentence: str) -> Json:
    """A modal that only says something."""
    return {
        "type": "modal",
        "title": plain_text("Workspace settings", limits.VIEW_TITLE),
        "close": plain_text("Close", limits.VIEW_TITLE),
        "blocks": [section(marked(sentence))],
    }


def given(state: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """What was typed and chosen, by field. state: a submitted view's values."""
    return {name: _value(state[name]["value"]) for name in _LABELS if "value" in state.get(name, {})}


def _input(name: str, element: Json) -> Json:
    hint = {"hint": plain_text(_HINTS[name], _LABEL)} if name in _HINTS else {}
    label = plain_text(_LABELS[name], _LABEL)
    return {"type": "input", "block_id": name, "label": label, "element": element, "optional": True, **hint}


def _month(month: int) -> Json:
    options = [option(name, str(number)) for number, name in enumerate(_MONTHS, 1)]
    return {
        "type": "static_select",
        "action_id": "value",
        "options": options,
        "initial_option": options[month - 1],
    }


def _typed(text: str | None) -> Json:
    initial = {"initial_value": text} if text else {}
    return {"type": "plain_text_input", "action_id": "value", **initial}


def _value(element: Json) -> str:
    if element.get("type") == "static_select":
        return str((element.get("selected_option") or {}).get("value", ""))
    return str(element.get("value") or "")
