"""Text objects, options and confirmations."""

from typing import Any

from .problems import Problems, kind_of

_URL = ("http://", "https://", "slack://", "mailto:", "tel:")


def text_object(problems: Problems, node: Any, at: str, most: int, *, plain: bool = False, least: int = 1) -> None:
    """A plain_text or mrkdwn object; `plain` where Slack takes no mrkdwn."""
    if not problems.fields(node, at, ("type", "text"), ("emoji", "verbatim")):
        return
    allowed = ("plain_text",) if plain else ("plain_text", "mrkdwn")
    if problems.one_of(kind_of(node), f"{at}/type", allowed):
        problems.text(node["text"], f"{at}/text", most, least)
        extra = "verbatim" if kind_of(node) == "plain_text" else "emoji"
        if extra in node:
            problems.add(f"invalid additional property: {extra}", at)


def option(problems: Problems, node: Any, at: str, *, plain: bool = True) -> None:
    if problems.fields(node, at, ("text", "value"), ("description", "url")):
        text_object(problems, node["text"], f"{at}/text", 75, plain=plain)
        problems.text(node["value"], f"{at}/value", 150)
        if node.get("description") is not None:
            text_object(problems, node["description"], f"{at}/description", 75, plain=plain)


def options(
    problems: Problems, node: dict[str, Any], at: str, most: int, *, plain: bool = True, least: int = 1
) -> None:
    """`options`, or where a menu allows it `option_groups`; the initial one must be among them, word for word."""
    offered: list[Any] = []
    if node.get("option_groups") is not None and node.get("options") is None:
        for number, group in enumerate(problems.items(node["option_groups"], f"{at}/option_groups", 100)):
            place = f"{at}/option_groups/{number}"
            if problems.fields(group, place, ("label", "options"), ()):
                text_object(problems, group["label"], f"{place}/label", 75, plain=True)
                offered += _listed(problems, group["options"], f"{place}/options", most, plain=plain, least=least)
    elif node.get("options") is None:
        problems.add("missing required field: options", at)
    else:
        offered = _listed(problems, node["options"], f"{at}/options", most, plain=plain, least=least)
    first = node.get("initial_options") or ([node["initial_option"]] if node.get("initial_option") else [])
    if any(not _among(one, offered) for one in first):
        name = "initial_options" if node.get("initial_options") else "initial_option"
        problems.add("invalid initial option: it is not among the options", f"{at}/{name}")


def _listed(problems: Problems, given: Any, at: str, most: int, *, plain: bool, least: int) -> list[Any]:
    found = problems.items(given, at, most, least)
    for number, node in enumerate(found):
        option(problems, node, f"{at}/{number}", plain=plain)
    return found


def _among(one: Any, offered: list[Any]) -> bool:
    def core(node: Any) -> tuple[Any, Any]:
        return (node.get("value"), (node.get("text") or {}).get("text")) if isinstance(node, dict) else (None, None)

    return core(one) in [core(each) for each in offered]


def confirmation(problems: Problems, node: Any, at: str) -> None:
    if problems.fields(node, at, ("title", "text", "confirm", "deny"), ("style",)):
        text_object(problems, node["title"], f"{at}/title", 100, plain=True)
        text_object(problems, node["text"], f"{at}/text", 300)
        text_object(problems, node["confirm"], f"{at}/confirm", 30, plain=True)
        text_object(problems, node["deny"], f"{at}/deny", 30, plain=True)


def address(problems: Problems, value: Any, at: str) -> None:
    """An address that Slack would open, 3,000 characters at most."""
    if problems.text(value, at, 3000) and not value.startswith(_URL):
        problems.add("must be a valid URL", at)
