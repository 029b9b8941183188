"""How much the reader takes."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read: bytes of the file, bytes of what a packed file unpacks to, rows, columns, and cells.

    members: files within an archive. memory, seconds: what reading anything but plain text may take.
    """

    max_bytes: int = 200 * MEBIBYTE
    max_unpacked: int = 256 * MEBIBYTE
    max_rows: int = 5_000_000
    max_columns: int = 5_000
    max_cells: int = 100_000_000
    max_members: int = 20_000
    memory: int = 2048 * MEBIBYTE
    seconds: float = 90.0
