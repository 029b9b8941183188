"""Numbers as other languages write them."""

import re

_ROOM = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d)")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d+")


def english_figure(written: str) -> str:
    """A number as English writes it: 1.200,5 and 1 200,5 are 1200.5; 1,200 is read as a thousand, as in Mexico."""
    figure = _ROOM.sub("", written)
    if _POINTS.fullmatch(figure):
        return figure.replace(".", "").replace(",", ".")
    if _COMMAS.fullmatch(figure):
        return figure.replace(",", "")
    return figure.replace(",", ".") if _COMMA.fullmatch(figure) else figure
