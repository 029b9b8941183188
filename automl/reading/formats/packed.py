"""Files in a gzip or a zip archive, unpacked in memory within bounds; nothing is ever written to a disk."""

import zlib
from dataclasses import dataclass
from gzip import GzipFile
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from automl.errors import ReadingError
from automl.reading.layout.names import shown
from automl.reading.limits import MEBIBYTE, Limits

_CHUNK = 1_048_576
_JUNK = ("__MACOSX",)
_JUNK_FILES = (".ds_store", "thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1
_DAMAGED = ("The archive is damaged or did not arrive whole.", "Pack it again and send it once more.")
_AGAIN = "Unpack it, and send the table itself."


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an archive. folder: the names above it."""

    name: str
    folder: tuple[str, ...]
    content: bytes


def gunzipped(data: bytes, limits: Limits) -> bytes:
    """What a gzip file holds. ReadingError when it is damaged or holds more than the limit."""
    try:
        with GzipFile(fileobj=BytesIO(data)) as stream:
            return _counted(stream, limits.max_unpacked, limits)
    except (zlib.error, EOFError, OSError) as error:
        raise ReadingError(*_DAMAGED) from error


def unzipped(data: bytes, limits: Limits) -> list[Packed]:
    """The files of a zip archive without what systems add. ReadingError when it is damaged, protected or too large."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            wanted = [member for member in archive.infolist() if _is_wanted(member)]
            _check(wanted, limits)
            left, files = limits.max_unpacked, []
            for member in wanted:
                files.append(_unpacked(archive, member, left, limits))
                left -= len(files[-1].content)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise ReadingError(*_DAMAGED) from error
    if not files:
        raise ReadingError("The archive is empty.", "Pack the table again and send it once more.")
    return files


def _is_wanted(member: ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    junk = path.name.lower() in _JUNK_FILES or path.name.startswith("._") or path.parts[:1] == _JUNK
    return not member.is_dir() and not junk


def _check(members: list[ZipInfo], limits: Limits) -> None:
    if len(members) > limits.max_members:
        sentence = f"The archive holds {len(members):,} files, more than can be read."
        raise ReadingError(sentence, "Put the data in one table, and send that.")
    if any(_leads_out(member) for member in members):
        raise ReadingError("The archive holds a file with an unsafe name, one that leads out of the archive.", _AGAIN)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ReadingError("The archive is protected by a password.", "Pack it again without a password, and send it.")
    if sum(member.file_size for member in members) > limits.max_unpacked:
        raise _too_large(limits)


def _leads_out(member: ZipInfo) -> bool:
    path = member.filename.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":"


def _unpacked(archive: ZipFile, member: ZipInfo, left: int, limits: Limits) -> Packed:
    """What it declares was checked already; what comes out is counted, for a declaration may lie."""
    with archive.open(member) as stream:
        content = _counted(stream, left, limits)
    path = PurePosixPath(member.filename.replace("\\", "/"))
    folder = tuple(shown(part) for part in path.parts[:-1])
    return Packed(shown(path.name), folder, content)


def _counted(stream: GzipFile | IO[bytes], most: int, limits: Limits) -> bytes:
    parts, left = [], most
    while part := stream.read(_CHUNK):
        left -= len(part)
        if left < 0:
            raise _too_large(limits)
        parts.append(part)
    return b"".join(parts)


def _too_large(limits: Limits) -> ReadingError:
    return ReadingError(
        f"The archive unpacks to more than {limits.max_unpacked // MEBIBYTE} MB, the limit.",
        "Send fewer rows or columns, or a table that is already summed up by day or month.",
    )


def nested() -> ReadingError:
    """The error for an archive within an archive."""
    return ReadingError("The archive holds another archive, which isn't opened.", _AGAIN)
