"""A form as a modal, and what was submitted as the desk's changes.

Options travel as places in the form's lists, so that long values fit and a forged one can only name what is offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.platform import Json
from bot.slack.controls import Control
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import option, plain_text
from reports.reply import Field, Form

CHANGE_VIEW = "change"
_ACTION = "value"
_GROUP = 100
_LONGEST_WORDS = 900
_LONGEST_INPUT = 3_000


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person changed. values: by the fields' names, as the desk takes them. words: how it reads."""

    values: dict[str, str | list[str]]
    words: str


def modal(form: Form, control: Control, callback_id: str = CHANGE_VIEW) -> Json:
    """The view of a form. control: comes back with it, in `private_metadata`."""
    fields = [field for field in form.fields if field.options or field.control in ("number", "text")]
    return view(form.title, [_input(field) for field in fields], form.submit, callback_id, control.value)


def view(title: str, blocks: Sequence[Json], submit: str, callback_id: str, metadata: str = "") -> Json:
    """A modal. title, submit: not escaped, 24 letters. blocks: a hundred at most."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": metadata,
        "title": plain_text(title, limits.VIEW_TITLE),
        "submit": plain_text(submit, limits.VIEW_TITLE),
        "close": plain_text("Cancel", limits.VIEW_TITLE),
        "blocks": list(blocks[: limits.VIEW_BLOCKS]),
    }


def changes_of(form: Form, state: Mapping[str, Any]) -> Changes:
    """What a submitted view differs in from the form. state: the view's `state`. ValueError for one that is no answer.

    What is not among a field's options, or no field's, is refused.
    """
    values: dict[str, str | list[str]] = {}
    words: list[str] = []
    for field in form.fields:
        element = state.get("values", {}).get(field.name, {}).get(_ACTION)
        given = None if element is None else _given(field, element)
        if given is not None and not _same(field, given):
            values[field.name] = given
            words.append(f"{_name(field)}: {_read(field, given)}")
    said = "; ".join(words)
    return Changes(values, said if len(said) <= _LONGEST_WORDS else f"{said[:_LONGEST_WORDS]}…")


def _input(field: Field) -> Json:
    return {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, limits.FIELD_LABEL),
        "element": _element(field),
        "optional": field.control == "several" or not field.value,
    }


def _element(field: Field) -> Json:
    options = [option(each.label, str(place)) for place, each in enumerate(field.options)]
    now = [each for each, known in zip(options, field.options, strict=True) if known.value in _values(field)]
    match field.control:
        case "several" if len(options) <= limits.CHECKBOXES:
            made: Json = {"type": "checkboxes", "options": options}
            return _acting(made | ({"initial_options": now} if now else {}))
        case "several":
            return _acting(_menu("multi_static_select", options) | ({"initial_options": now[:100]} if now else {}))
        case "select":
            return _acting(_menu("static_select", options) | ({"initial_option": now[0]} if now else {}))
        case "number":
            made = {"type": "number_input", "is_decimal_allowed": True}
        case "text":
            made = {"type": "plain_text_input", "max_length": _LONGEST_INPUT}
    return _acting(made | ({"initial_value": str(field.value)[:_LONGEST_INPUT]} if field.value else {}))


def _menu(kind: str, options: Sequence[Json]) -> Json:
    """A select; of more than a hundred options in groups, which are named by their first and last."""
    made: Json = {"type": kind, "placeholder": plain_text("Choose", limits.PLACEHOLDER)}
    if len(options) <= limits.MOST_OPTIONS:
        return {**made, "options": list(options)}
    groups = [options[at : at + _GROUP] for at in range(0, len(options), _GROUP)][: limits.MOST_GROUPS]
    return {**made, "option_groups": [{"label": _span(group), "options": list(group)} for group in groups]}


def _span(group: Sequence[Json]) -> Json:
    first, last = str(group[0]["text"]["text"])[:30], str(group[-1]["text"]["text"])[:30]
    return plain_text(f"{first} – {last}", limits.OPTION)


def _acting(element: Json) -> Json:
    return {**element, "action_id": _ACTION}


def _given(field: Field, element: Mapping[str, Any]) -> str | list[str] | None:
    """What a control holds; None where nothing was filled in."""
    if field.control == "several":
        return [_value(field, each) for each in element.get("selected_options") or []]
    if field.control == "select":
        picked = element.get("selected_option")
        return None if picked is None else _value(field, picked)
    return str(element.get("value") or "")


def _value(field: Field, picked: Mapping[str, Any]) -> str:
    place = int(picked["value"])
    if not 0 <= place < len(field.options):
        raise ValueError(picked["value"])
    return field.options[place].value


def _values(field: Field) -> Sequence[str]:
    return [field.value] if isinstance(field.value, str) else field.value


def _same(field: Field, given: str | list[str]) -> bool:
    return set(given) == set(field.value) if isinstance(given, list) else given == field.value


def _name(field: Field) -> str:
    """What a field is called, without what its label explains in brackets."""
    return field.label.partition(" (")[0].strip()


def _read(field: Field, given: str | list[str]) -> str:
    labels = {each.value: each.label for each in field.options}
    wanted = given if isinstance(given, list) else [given]
    return ", ".join(labels.get(each, each) for each in wanted) or "none"
