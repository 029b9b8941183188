"""What a file is, by its content and never by its name."""

import re
from enum import Enum

from automl.errors import ReadingError
from automl.reading.archive import ZIP, check_workbook, members_of
from automl.reading.limits import Limits

_TAKEN = "Send the table as CSV or Excel (.xlsx)."
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_NOT_YET = {
    b"PAR1": "Parquet files",
    b"ARROW1": "Arrow files",
    b"SQLite format 3": "SQLite databases",
    b"\x1f\x8b": "gzip archives",
    b"7z\xbc\xaf": "7-Zip archives",
    b"Rar!": "RAR archives",
    b"BZh": "bzip2 archives",
    b"{\\rtf": "Word documents",
}
_HTML = re.compile(rb"^\s*(?:<!doctype html|<html|<table|<head|<body|<meta)", re.IGNORECASE)
_JSON = re.compile(rb"^\s*(?:\{\s*[\"}]|\[\s*[\[{])")
_SAMPLE = 4096


class Format(Enum):
    """What the reader takes."""

    TEXT = "text"
    WORKBOOK = "workbook"


def format_of(data: bytes, limits: Limits) -> Format:
    """The format; ReadingError, with what the file is instead, when it is not taken."""
    if not data:
        raise ReadingError("The file is empty.", "Check that the export went through and send the file again.")
    if data.startswith((ZIP, b"PK\x05\x06")):
        return _archive(data, limits)
    if data.startswith(_OLE):
        return _compound(data)
    _refuse_by_mark(data)
    _refuse_by_text(data[:_SAMPLE])
    return Format.TEXT


def not_yet(what: str) -> ReadingError:
    """The error for a format that is known and not taken."""
    return ReadingError(f"{what} aren't taken yet.", _TAKEN)


def _archive(data: bytes, limits: Limits) -> Format:
    names = members_of(data)
    if any(name.endswith("workbook.xml") for name in names):
        check_workbook(data, limits)
        return Format.WORKBOOK
    if any(name.endswith("workbook.bin") for name in names):
        raise not_yet("Binary Excel workbooks (.xlsb)")
    if any(name.startswith("word/") for name in names):
        raise not_yet("Word documents")
    if any(name.startswith("ppt/") for name in names):
        raise not_yet("PowerPoint files")
    if "mimetype" in names and "content.xml" in names:
        raise not_yet("OpenDocument files (.ods)")
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        raise not_yet("Numbers files")
    raise not_yet("Zip archives")


def _compound(data: bytes) -> Format:
    """The container of old Office files, and of protected new ones."""
    if _ENCRYPTED in data:
        raise ReadingError(*PROTECTED)
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Format.WORKBOOK
    raise not_yet("Old Office files other than Excel workbooks")


PROTECTED = (
    "The workbook is protected by a password.",
    "Remove the password in Excel (File, Info, Protect Workbook), save it, and send it again.",
)


def _refuse_by_mark(data: bytes) -> None:
    if data.startswith(_PICTURES) and (b"\0" in data[:_SAMPLE]):
        raise ReadingError("This is a picture, not a table.", _TAKEN)
    if data.startswith(b"%PDF"):
        raise ReadingError("This is a PDF document, not a table.", _TAKEN)
    for mark, what in _NOT_YET.items():
        if data.startswith(mark):
            raise not_yet(what)


def _refuse_by_text(head: bytes) -> None:
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(plain):
        raise not_yet("Web pages saved as a table (HTML)")
    if plain.lstrip().startswith(b"<?xml"):
        raise not_yet("XML files")
    if _JSON.match(plain):
        raise not_yet("JSON files")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 4 >= len(head)
    strange = sum(head.count(code) for code in (*range(1, 9), *range(14, 27)))
    if not wide and strange * 50 > len(head):
        raise ReadingError("This file is not a table.", _TAKEN)
