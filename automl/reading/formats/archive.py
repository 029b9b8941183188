"""Zip containers looked into before anything parses them."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception

from automl.errors import ReadingError
from automl.reading.limits import MEBIBYTE, Limits

ZIP = b"PK\x03\x04"
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE)")
_UNSAVED = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_MANIFEST = "META-INF/manifest.xml"
"""Tells of an OpenDocument file that its parts are encrypted."""
_CHUNK = 1_048_576
PROTECTED = (
    "The workbook is protected by a password.",
    "Remove the password in Excel (File, Info, Protect Workbook), save it, and send it again.",
)
DAMAGED = (
    "The workbook is damaged or did not arrive whole.",
    "Open it in Excel, save it again, and send it once more.",
)


def members_of(data: bytes) -> frozenset[str]:
    """The names in a zip container; ReadingError when it is damaged."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError(*DAMAGED) from error


def check_workbook(data: bytes, limits: Limits) -> None:
    """ReadingError when a workbook unpacks to more than the limit, is damaged or protected, or defines XML entities.

    What the container declares is checked first, then what comes out is counted: a declaration may lie.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > limits.max_unpacked:
                raise _too_large(limits)
            left = limits.max_unpacked
            for member in archive.infolist():
                left -= _unpacked(archive, member, left, limits)
            if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
                raise ReadingError(*PROTECTED)
    except (BadZipFile, ZlibError, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise ReadingError(*DAMAGED) from error


def formulas_unsaved(data: bytes) -> bool:
    """Whether a workbook holds formulas without the values that they had when it was saved."""
    with ZipFile(BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/" in name and name.endswith(".xml")]
        return any(_UNSAVED.search(archive.read(name)) for name in sheets)


def _unpacked(archive: ZipFile, member: ZipInfo, left: int, limits: Limits) -> int:
    """Bytes that a member unpacks to, at most `left`."""
    count, before = 0, b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            count += len(chunk)
            if count > left:
                raise _too_large(limits)
            if _ENTITY.search(before + chunk) and not member.filename.endswith(".bin"):
                raise ReadingError(
                    "The workbook is damaged or unsafe: it defines its own XML entities, which no spreadsheet needs.",
                    "Open it in Excel, save it again, and send it once more.",
                )
            before = chunk[-16:]
    return count


def _too_large(limits: Limits) -> ReadingError:
    return ReadingError(
        f"The workbook unpacks to more than {limits.max_unpacked // MEBIBYTE} MB, the limit.",
        "Send fewer rows, or save the sheet as CSV.",
    )
