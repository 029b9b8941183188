"""Who a message would have notified, and which links it carries: what tests hold against broadcasts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BROADCAST = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")
_GROUP = re.compile(r"<!subteam\^(\w+)(?:\|[^>]*)?>")
_PERSON = re.compile(r"<@([UW]\w+)(?:\|[^>]*)?>")
_BARE = re.compile(r"(?<![\w@])@(channel|here|everyone)\b")
_LINK = re.compile(r"<((?:https?|mailto)[^|>\s]+)(?:\|[^>]*)?>|(?<![<|\w])(https?://[^\s<>|)\]\"]+)")


@dataclass(frozen=True)
class Notice:
    """A broadcast (channel, here, everyone), a person or a group that a text would have called."""

    kind: str
    whom: str


def _texts(node: Any) -> Iterator[tuple[str, bool]]:
    """Every text that Slack parses for mentions, and whether bare @channel counts there too."""
    if isinstance(node, list):
        for part in node:
            yield from _texts(part)
    elif isinstance(node, dict):
        if node.get("type") in ("mrkdwn", "markdown") and isinstance(node.get("text"), str):
            yield node["text"], False
        for part in node.values():
            if isinstance(part, (dict, list)):
                yield from _texts(part)


def _elements(node: Any) -> Iterator[Notice]:
    """Mentions that are written as elements of rich text."""
    if isinstance(node, list):
        for part in node:
            yield from _elements(part)
    elif isinstance(node, dict):
        if node.get("type") == "broadcast":
            yield Notice("broadcast", str(node.get("range")))
        if node.get("type") == "user" and "user_id" in node:
            yield Notice("person", str(node["user_id"]))
        for part in node.values():
            yield from _elements(part)


def notices_of(text: str, blocks: list[dict[str, Any]], *, link_names: bool = False) -> list[Notice]:
    """Everybody whom a message calls, each once. With `link_names` or parse=full a bare @channel counts too."""
    found: dict[Notice, None] = dict.fromkeys(_elements(blocks))
    for words in [text, *(words for words, _ in _texts(blocks))]:
        found.update(dict.fromkeys(Notice("broadcast", who) for who in _BROADCAST.findall(words)))
        found.update(dict.fromkeys(Notice("group", who) for who in _GROUP.findall(words)))
        found.update(dict.fromkeys(Notice("person", who) for who in _PERSON.findall(words)))
        if link_names:
            found.update(dict.fromkeys(Notice("broadcast", who) for who in _BARE.findall(words)))
    return list(found)


def links_of(text: str, blocks: list[dict[str, Any]]) -> list[str]:
    """Every address that a message would show as a link, in order of appearance."""
    found: dict[str, None] = {}
    for words in [text, *(words for words, _ in _texts(blocks))]:
        found.update(dict.fromkeys(inner or bare for inner, bare in _LINK.findall(words)))
    found.update(dict.fromkeys(_urls(blocks)))
    return list(found)


def _urls(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _urls(part)
    elif isinstance(node, dict):
        for key in ("url", "image_url", "thumbnail_url"):
            if isinstance(node.get(key), str):
                yield node[key]
        for part in node.values():
            yield from _urls(part)
