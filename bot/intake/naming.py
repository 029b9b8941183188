"""Names of files as people give them, made safe for a file store and a page."""

import re
import unicodedata

_LONGEST = 120
_UNSAFE = re.compile(r'[\\/:*?"<>|%#&{}$!\'`@+=;^~]+')
_SPACES = re.compile(r"\s+")
_UNNAMED = "file"


def safe_name(name: str) -> str:
    """The last part of a name, without anything that a path, a header or a page could take for more than a name.

    At most 120 bytes; the extension is kept.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    plain = _SPACES.sub(" ", _UNSAFE.sub("_", shown)).strip(" .")
    return _shortened(plain) or _UNNAMED


def _shortened(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 8:  # noqa: PLR2004  no file that people send has a longer one
        stem, dot, extension = name, "", ""
    room = _LONGEST - len((dot + extension).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + extension
