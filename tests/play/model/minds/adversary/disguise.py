"""Words that look the same to a person and other to a machine."""

import unicodedata
from collections.abc import Callable

_ALIKE = str.maketrans("aeopcxyiASEHOPCTX", "аеорсхуіАЅЕНОРСТХ")
_MATHEMATICAL = 0x1D5BA - ord("a")
_WIDE = 0xFEE0


def _between(sign: str) -> Callable[[str], str]:
    """The sign in the middle of each word that has one."""
    return lambda text: " ".join(word[:2] + sign + word[2:] for word in text.split())


def _sans(text: str) -> str:
    return "".join(chr(ord(sign) + _MATHEMATICAL) if "a" <= sign <= "z" else sign for sign in text)


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + _WIDE) if "!" <= sign <= "~" else sign for sign in text)


DISGUISES: dict[str, Callable[[str], str]] = {
    "cyrillic": lambda text: text.translate(_ALIKE),
    "zero_width": _between("\u200b"),
    "joiner": _between("\u200d"),
    "soft_hyphen": _between("\u00ad"),
    "combining": _between("\u034f"),
    "wide": _wide,
    "sans": _sans,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "capitals": str.upper,
    "mixed": str.swapcase,
    "spaced": " ".join,
    "hyphenated": lambda text: "-".join(text.replace(" ", "")),
    "emphasised": lambda text: "*".join(text[at : at + 2] for at in range(0, len(text), 2)),
    "reversed": lambda text: "\u202e" + text[::-1] + "\u202c",
}
