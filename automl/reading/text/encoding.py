"""Bytes of a text file made into UTF-8."""

import codecs
from dataclasses import dataclass
from io import BytesIO

from charset_normalizer import from_bytes

from automl.table import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_PIECE = 1 << 22
_SAID = {
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows-1253)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "cp932": "Japanese (Shift-JIS)",
    "shift_jis": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "gb2312": "Chinese (GB18030)",
    "gbk": "Chinese (GB18030)",
    "gb18030": "Chinese (GB18030)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean (CP949)",
    "euc_kr": "Korean (CP949)",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """UTF-8 bytes without a byte order mark and without NULs, and what had to be done for it."""

    utf8: bytes
    notes: tuple[Note, ...] = ()


def decoded(data: bytes) -> Decoded:
    """Make UTF-8 of any of UTF-8, UTF-16, UTF-32 (by mark or by pattern), or single bytes (cp1252 if Western)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _from(data[len(mark) :], encoding)
    wide = _wide_without_mark(data[:_SAMPLE])
    return _from(data, wide or "utf-8")


def _wide_without_mark(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) * 4 < len(sample):  # noqa: PLR2004 - half of half of the bytes
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _from(data: bytes, encoding: str) -> Decoded:
    if encoding != "utf-8":
        return Decoded(_recoded(data, encoding))
    if not _is_utf8(data):
        return _western(data)
    return Decoded(data.replace(b"\0", b"") if b"\0" in data else data)


def _recoded(data: bytes, encoding: str) -> bytes:
    """UTF-8 without NULs, made piece by piece; what cannot be read becomes \ufffd."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    made = BytesIO()
    for start in range(0, len(data), _PIECE):
        text = decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        made.write(text.encode().replace(b"\0", b""))
    return made.getvalue()


def _is_utf8(data: bytes) -> bool:
    """Piece by piece: the whole text is never held twice."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _western(data: bytes) -> Decoded:
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text[:_SAMPLE] if character > "\x7f" and character != "\ufffd")
    if right > 10 * wrong:
        sentence = f"{wrong} characters are not valid UTF-8 and are shown as \ufffd."
        return Decoded(text.encode().replace(b"\0", b""), (Note("characters_replaced", sentence, wrong),))
    encoding = _single_byte(data)
    note = Note("encoding", f"The text is not UTF-8; it is read as {_SAID.get(encoding, encoding)}.")
    return Decoded(_recoded(data, encoding), (note,))


def _single_byte(data: bytes) -> str:
    """Western European, unless most letters would then be accented: another alphabet, judged by its frequencies."""
    western = data[:_SAMPLE].decode("cp1252", errors="replace")
    letters = [character for character in western if character.isalpha()]
    if sum(letter > "\x7f" for letter in letters) * 2 < len(letters):
        return "cp1252"
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
