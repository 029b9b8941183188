"""What a person types, as Slack writes it down: `&`, `<`, `>` escaped, addresses in angle brackets."""

import re
from typing import Any

_TOKEN = re.compile(r"<(?:@[UW]\w+|#C\w+|![\w^]+|https?://)[^<>]*>")
_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)\"']")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")


def as_typed(text: str) -> str:
    """Mentions that are already written Slack's way stay; everything else is escaped as Slack does it."""
    pieces, end = [], 0
    for token in _TOKEN.finditer(text):
        pieces += [_escaped(text[end : token.start()]), token.group()]
        end = token.end()
    return "".join([*pieces, _escaped(text[end:])])


def _escaped(words: str) -> str:
    words = _ENTITY.sub("&amp;", words).replace("<", "&lt;").replace(">", "&gt;")
    return _ADDRESS.sub(lambda found: f"<{found.group()}>", words)


def rich_elements(text: str) -> list[dict[str, Any]]:
    """The same text as elements of rich text: people, channels, broadcasts, links, and words between."""
    found: list[dict[str, Any]] = []
    end = 0
    for token in _TOKEN.finditer(text):
        found += _words(text[end : token.start()])
        found.append(_element(token.group()[1:-1]))
        end = token.end()
    return found + _words(text[end:])


def _words(text: str) -> list[dict[str, Any]]:
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return [{"type": "text", "text": plain}] if plain else []


def _element(token: str) -> dict[str, Any]:
    name, _, label = token.partition("|")
    if name.startswith("@"):
        return {"type": "user", "user_id": name[1:]}
    if name.startswith("#"):
        return {"type": "channel", "channel_id": name[1:]}
    if name.startswith("!"):
        return {"type": "broadcast", "range": name[1:]}
    return {"type": "link", "url": name, **({"text": label} if label else {})}
