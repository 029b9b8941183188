"""What people write, as plain words: Slack's own marks for mentions, channels and links are taken out or spelt out."""

import html
import re

_MARK = re.compile(r"<([^<>]*)>")
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
_SPACES = re.compile(r"[ \t]{2,}")


def mentioned(text: str) -> frozenset[str]:
    """The ids of those whom a message mentions."""
    return frozenset(_MENTION.findall(text))


def plain(text: str, bot_user: str | None) -> str:
    """The words of a message without the mention of the bot; links as their addresses, people and channels by name."""
    kept = _MENTION.sub(lambda found: "" if found[1] == bot_user else found[0], text)
    spelt = html.unescape(_MARK.sub(lambda found: _spelt(found[1]), kept))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in spelt.splitlines()).strip()


def _spelt(mark: str) -> str:
    target, _, label = mark.partition("|")
    if target.startswith(("@", "#", "!")):
        return f"{target[0]}{label}" if label and target[0] != "!" else label.lstrip("@") or target
    return label if target.startswith(("mailto:", "tel:")) and label else target
