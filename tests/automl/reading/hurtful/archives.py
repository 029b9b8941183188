"""Archives made to hurt: name → (the file's bytes, what is said of it, or the rows and columns that it has)."""

import gzip
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

MEBIBYTE = 1024 * 1024
Made = Callable[[], bytes]
Expected = str | tuple[int, int]
CSV = b"region,sales\nNorth,1\nSouth,2\n"
_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")


def zipped(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A plain zip archive."""
    stream = BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _raw(names: list[bytes], content: bytes, *, declared: int, method: int = 8, flags: int = 0) -> bytes:
    """An archive written by hand, whose entries share one piece of content and declare what they like."""
    head = _LOCAL.pack(b"PK\x03\x04", 20, flags, method, 0, 0, 0, len(content), declared, len(names[0]), 0)
    body = head + names[0] + content
    entries = [
        _CENTRAL.pack(b"PK\x01\x02", 20, 20, flags, method, 0, 0, 0, len(content), declared, len(n), 0, 0, 0, 0, 0, 0)
        + n
        for n in names
    ]
    central = b"".join(entries)
    return body + central + _END.pack(b"PK\x05\x06", 0, 0, len(names), len(names), len(central), len(body), 0)


def _bomb() -> bytes:
    squeezed = zlib.compressobj(9, wbits=-15)
    return squeezed.compress(bytes(300 * MEBIBYTE)) + squeezed.flush()


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


ARCHIVES: dict[str, tuple[Made, Expected]] = {
    "a zip bomb that says how large it is": (
        lambda: _raw([b"a.csv"], _bomb(), declared=300 * MEBIBYTE),
        "unpacks to more than 256 MB",
    ),
    "a zip bomb that says it is small": (lambda: _raw([b"a.csv"], _bomb(), declared=100), "damaged"),
    "a zip whose many entries share one piece": (
        lambda: _raw([b"%d.csv" % place for place in range(20)], _bomb(), declared=20 * MEBIBYTE),
        "unpacks to more than 256 MB",
    ),
    "a gzip bomb": (lambda: gzip.compress(bytes(300 * MEBIBYTE), 9), "unpacks to more than 256 MB"),
    "a gzip in a gzip": (lambda: gzip.compress(gzip.compress(CSV)), "another archive"),
    "a zip in a zip": (lambda: zipped({"inner.zip": zipped({"a.csv": CSV})}), "another archive"),
    "a zip in a gzip": (lambda: gzip.compress(zipped({"a.csv": CSV})), "another archive"),
    "a zip of zips of zips": (
        lambda: zipped({f"{place}.zip": zipped({"b.zip": zipped({"a.csv": CSV})}) for place in range(9)}),
        "None of the 9 files",
    ),
    "a name that climbs out of the archive": (lambda: zipped({"../../evil.csv": CSV}), "unsafe name"),
    "a name that climbs out as Windows does": (lambda: zipped({"..\\..\\evil.csv": CSV, "b.csv": CSV}), "unsafe name"),
    "an absolute name in an archive": (lambda: zipped({"/etc/passwd": CSV}), "unsafe name"),
    "a name on another drive": (lambda: zipped({"C:\\evil.csv": CSV}), "unsafe name"),
    "an archive of 30,000 files": (
        lambda: zipped({f"{place}.csv": b"" for place in range(30_000)}, ZIP_STORED),
        "30,000 files",
    ),
    "an archive with a password": (lambda: _raw([b"a.csv"], b"x" * 40, declared=40, flags=1), "password"),
    "an archive packed in an unknown way": (lambda: _raw([b"a.csv"], b"x" * 40, declared=40, method=99), "damaged"),
    "an archive cut off half way": (lambda: zipped({"a.csv": CSV * 1000})[:90], "damaged"),
    "an archive with a flipped byte": (lambda: _flipped(zipped({"a.csv": CSV * 1000}), 60), "damaged"),
    "an archive of nothing": (lambda: zipped({}), "empty"),
    "an archive of what a Mac adds": (lambda: zipped({"__MACOSX/._a.csv": b"\0\5", ".DS_Store": b"\0"}), "empty"),
    "a name with bells and line breaks": (lambda: zipped({"a\x07\x1b[31m\r\nb.csv": CSV}), (2, 2)),
    "a name of 60,000 letters": (lambda: zipped({"n" * 60_000 + ".csv": CSV, "b.csv": CSV}), (2, 2)),
    "a gzip cut off half way": (lambda: gzip.compress(CSV * 1000)[:60], "damaged"),
    "a gzip that lies about its check sum": (lambda: _flipped(gzip.compress(CSV), -6), "damaged"),
    "a gzip of nothing": (lambda: gzip.compress(b""), "empty"),
    "a tar archive in a gzip": (lambda: gzip.compress(bytes(257) + b"ustar" + bytes(600)), "Tar archives"),
}
