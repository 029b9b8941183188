"""What comes from people and data, made harmless: it is shown as it is, and never calls, links or formats anything.

`marked` is for texts with Slack's marks, `unmarked` for texts that Slack takes as they are, `fenced` for code.
"""

import re

LINK_LEFT_OUT = "(link left out)"
_ADDRESS = r"(?:[a-z][a-z0-9+.\-]{1,20}://|www\.|mailto:|javascript:|data:\w+/)[^\s)>|\]]+"
_LINK = re.compile(rf"!?\[([^\]\n]*)\]\(\s*<?{_ADDRESS}[^)\n]*\)|<?{_ADDRESS}(?:\|[^>\n]*)?>?", re.IGNORECASE)
_BROADCAST = re.compile(r"@(?=(?:channel|here|everyone|group)\b)", re.IGNORECASE)
_COMMAND = re.compile(r"<(?=[!@#])")
_EDGE = re.compile(r"(?<!\w)[*_~](?=\S)|(?<=\S)[*_~](?!\w)")
"""Where a mark may begin or end emphasis."""
_LOOKALIKES = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
_QUOTE = re.compile(r"^(\s*)&gt;", re.MULTILINE)
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Marks that turn the direction of what follows, so that a text reads as another; halves of characters."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def marked(text: str) -> str:
    """A text that stands among Slack's marks (mrkdwn): none of its own characters is one."""
    escaped = _escaped(_harmless(text)).replace("`", _LOOKALIKES["`"])
    return _QUOTE.sub(r"\1›", _without_emphasis(escaped))


def unmarked(text: str) -> str:
    """A text for what Slack shows as it is: labels, options, cells, titles."""
    return _COMMAND.sub("‹", _harmless(text))


def fenced(text: str) -> str:
    """A text for inside a fence of three backticks."""
    return _escaped(_harmless(text)).replace("`", _LOOKALIKES["`"])


def short(text: str, most: int) -> str:
    """A text of at most that many characters, cut with an ellipsis; not yet escaped."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cut(escaped: str, most: int) -> str:
    """As `short`, for what `marked` or `fenced` made: no escape is cut in the middle."""
    if len(escaped) <= most:
        return escaped
    kept = escaped[: most - 1]
    begun = kept.rfind("&")
    if begun >= 0 and ";" not in kept[begun:] and len(kept) - begun < len("&amp;"):
        kept = kept[:begun]
    return kept.rstrip() + "…"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _harmless(text: str) -> str:
    """Without addresses, calls to everybody, and characters that are not seen."""
    seen = _CONTROL.sub(" ", _UNSEEN.sub("", text))
    linkless = _LINK.sub(lambda found: " ".join(filter(None, (found[1], LINK_LEFT_OUT))), seen)
    return _BROADCAST.sub("＠", linkless)


def _without_emphasis(text: str) -> str:
    """Marks that could come in pairs become characters that look like them; `unit_price` and `5 * 3` stay."""
    return "\n".join(map(_flat, text.split("\n")))


def _flat(line: str) -> str:
    return _EDGE.sub(lambda found: found[0] if line.count(found[0]) == 1 else _LOOKALIKES[found[0]], line)
