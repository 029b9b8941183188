"""What comes from people and data, made harmless: it is shown as it is, and never calls, links or formats anything.

`marked` is for texts with Slack's marks, `unmarked` for texts that Slack takes as they are, `fenced` for code.
"""

import re
import unicodedata

LINK_LEFT_OUT = "(link left out)"
_ADDRESS = r"(?:[a-z][a-z0-9+.\-]{1,20}://|www\.|mailto:|javascript:|data:\w+/)[^\s)>|\]]+"
_LINK = re.compile(rf"!?\[([^\]\n]*)\]\(\s*<?{_ADDRESS}[^)\n]*\)|<?{_ADDRESS}(?:\|[^>\n]*)?>?", re.IGNORECASE)
_BROADCAST = re.compile(r"@(?=(?:channel|here|everyone|group)\b)", re.IGNORECASE)
_COMMAND = re.compile(r"<(?=[!@#])")
_EMPHASIS = re.compile(r"(?<!\w)([*_~])(?=\S)([^\n]*?)(?<=\S)\1(?!\w)")
_LOOKALIKES = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
_QUOTE = re.compile(r"^(\s*)&gt;", re.MULTILINE)
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of what follows, so that a text reads as another."""


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
    seen = "".join(_seen(each) for each in text)
    linkless = _LINK.sub(lambda found: " ".join(filter(None, (found[1], LINK_LEFT_OUT))), seen)
    return _BROADCAST.sub("＠", linkless)


def _seen(character: str) -> str:
    if character in _TURNING:
        return ""
    if character != "\n" and unicodedata.category(character) == "Cc":
        return " "
    return "" if unicodedata.category(character) == "Cs" else character


def _without_emphasis(text: str) -> str:
    """Marks that would come in pairs become characters that look like them; `unit_price` and `5 * 3` stay."""
    before = ""
    while before != text:
        before = text
        text = _EMPHASIS.sub(lambda found: f"{_LOOKALIKES[found[1]]}{found[2]}{_LOOKALIKES[found[1]]}", text)
    return text
