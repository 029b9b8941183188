"""What a file is, by its content and never by its name."""

import re
from enum import Enum

from automl.errors import ReadingError
from automl.reading.formats.archive import DAMAGED, PROTECTED, ZIP, members_of
from automl.reading.formats.json_text import looks_like_json
from automl.reading.text.encoding import decoded

TAKEN = "Send the table as CSV, Excel, Parquet or JSON."
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (ZIP, b"PK\x05\x06", b"PK\x07\x08")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_MARKS = {b"PAR1": "parquet", b"\x1f\x8b": "gzip"}
_NOT_TAKEN = {
    b"ARROW1": "Arrow files",
    b"SQLite format 3": "SQLite databases",
    b"7z\xbc\xaf": "7-Zip archives",
    b"Rar!": "RAR archives",
    b"BZh": "bzip2 archives",
    b"\xfd7zXZ": "xz archives",
    b"\x28\xb5\x2f\xfd": "Zstandard archives",
    b"{\\rtf": "Word documents",
    b"PARE": "Encrypted Parquet files",
}
_HTML = re.compile(r"(?is)\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|table|head|body|meta|style|title|div)\b")
_TAR = slice(257, 262)
_SAMPLE = 4096


class Format(Enum):
    """What the reader takes."""

    TEXT = "text"
    JSON = "json"
    WEB_PAGE = "web page"
    WORKBOOK = "workbook"
    PARQUET = "parquet"
    GZIP = "gzip"
    ZIP = "zip"


def is_plain(data: bytes) -> bool:
    """Whether the file can only be a text with one record a line, or nothing that is taken: it needs no unpacking."""
    begins = (*_ZIPS, _OLE, *_MARKS)
    return not data.startswith(begins) and _text_format(data[:_SAMPLE]) is Format.TEXT


def format_of(data: bytes) -> Format:
    """The format; ReadingError, with what the file is instead, when it is not taken."""
    if not data:
        raise ReadingError("The file is empty.", "Check that the export went through and send the file again.")
    if data.startswith(_ZIPS):
        return _archive(data)
    if data.startswith(_OLE):
        return _compound(data)
    for mark, what in _MARKS.items():
        if data.startswith(mark):
            return Format(what)
    _refuse_by_mark(data)
    _refuse_by_text(data[:_SAMPLE])
    return _text_format(data[:_SAMPLE])


def not_taken(what: str) -> ReadingError:
    """The error for a format that is known and not taken."""
    return ReadingError(f"{what} aren't taken.", TAKEN)


def _archive(data: bytes) -> Format:
    names = members_of(data)
    if any(name.endswith(("workbook.xml", "workbook.bin")) for name in names):
        return Format.WORKBOOK
    if any(name.startswith("word/") for name in names):
        raise not_taken("Word documents")
    if any(name.startswith("ppt/") for name in names):
        raise not_taken("PowerPoint files")
    if "mimetype" in names and "content.xml" in names:
        return Format.WORKBOOK
    if any(name.startswith("Index/") or name.endswith((".iwa", "Index.zip")) for name in names):
        raise ReadingError(
            "This is an Apple Numbers file, which only Numbers can open.",
            "In Numbers choose File, Export To, Excel or CSV, and send that.",
        )
    return Format.ZIP


def _compound(data: bytes) -> Format:
    """The container of old Office files, and of protected new ones."""
    if _ENCRYPTED in data:
        raise ReadingError(*PROTECTED)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Format.WORKBOOK
    if "WordDocument".encode("utf-16-le") in data or "PowerPoint".encode("utf-16-le") in data:
        raise not_taken("Word documents and PowerPoint files")
    raise ReadingError(*DAMAGED)


def _refuse_by_mark(data: bytes) -> None:
    if data.startswith(_PICTURES) and (b"\0" in data[:_SAMPLE]):
        raise ReadingError("This is a picture, not a table.", TAKEN)
    if data.startswith(b"%PDF"):
        raise ReadingError("This is a PDF document, not a table.", TAKEN)
    if data[_TAR] == b"ustar":
        raise not_taken("Tar archives")
    for mark, what in _NOT_TAKEN.items():
        if data.startswith(mark):
            raise not_taken(what)


def _refuse_by_text(head: bytes) -> None:
    plain = decoded(head).utf8.lstrip()
    if plain.startswith(b"<?xml"):
        raise not_taken("XML files")
    if plain.startswith(b"MIME-Version:"):
        raise not_taken("Web archives (.mht)")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 4 >= len(head)
    strange = sum(head.count(code) for code in (*range(1, 9), *range(14, 27)))
    if not wide and strange * 50 > len(head):
        raise ReadingError("This file is not a table.", TAKEN)


def _text_format(head: bytes) -> Format:
    text = decoded(head).utf8.decode(errors="ignore")
    if _HTML.match(text):
        return Format.WEB_PAGE
    return Format.JSON if looks_like_json(text) else Format.TEXT
