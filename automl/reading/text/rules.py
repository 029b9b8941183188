"""Lines drawn with dashes around the rows of a listing, as systems print them to a text file."""

import re

_HEAD = 65_536
_RULE = re.compile(rb"(?m)^[|+ ]*[-=_*]{3}[-=_*|+,;\t ]*\r?$")


def without_rules(text: bytes) -> bytes:
    """The text with such lines blank, so that all others keep their numbers; they are looked for in its beginning."""
    head = text[:_HEAD]
    return _RULE.sub(b"", text) if b'"' not in head and _RULE.search(head) else text
