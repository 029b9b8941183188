"""What never gets into a log: secrets, long values, and whatever an object might say of somebody's data."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

LEFT_OUT = "[left out]"
LONGEST = 300
"""Characters of a value that are kept."""
_DEEPEST = 4
_MOST_ITEMS = 20
_SECRET_NAME = re.compile(
    r"secret|token|password|passwd|api_?-?key|authorization|cookie|credential|private_?key|csrf|_hash$", re.IGNORECASE
)
_SECRET_VALUE = re.compile(
    r"""xox[a-z]-[\w-]+ | xapp-[\w-]+ | \bsk-[\w-]{8,}            # keys of chat platforms and language models
      | \beyJ[\w-]+\.[\w-]+\.[\w-]*                               # signed web tokens
      | (?<=Bearer\ )\S+ | (?<=Basic\ )\S+
      | (?<=://)[^/\s:@]*:[^/\s@]+(?=@)                           # a password in a URL
      | (?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{40,}(?![\w-])   # long and random: links, cookies
    """,
    re.VERBOSE,
)


def clean(event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The fields of a log line with secrets left out and long values cut."""
    for name, value in event.items():
        event[name] = _field(name, value, 0)
    return event


def _field(name: str, value: Any, depth: int) -> Any:
    if isinstance(value, str | bytes) and _SECRET_NAME.search(name):
        return LEFT_OUT
    return _value(value, depth)


def _value(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, PurePath | date | timedelta):
        return _text(str(value))
    if depth >= _DEEPEST:
        return LEFT_OUT
    if isinstance(value, Mapping):
        items = list(value.items())[:_MOST_ITEMS]
        return {_text(str(name)): _field(str(name), item, depth + 1) for name, item in items}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes | bytearray):
        return [_value(item, depth + 1) for item in list(value)[:_MOST_ITEMS]]
    return f"<{type(value).__name__}>"


def _text(text: str) -> str:
    text = _SECRET_VALUE.sub(LEFT_OUT, text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
