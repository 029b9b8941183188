"""How much is taken from a source, and how long that may take."""

from dataclasses import dataclass
from time import monotonic

from automl.reading.limits import MEBIBYTE
from workers.sources.problems import too_large, too_many_rows, too_slow


class Bounds:
    """The bounds of one fetch, begun now. name: of the source, for people. Each check raises SourceError."""

    def __init__(self, name: str, size: "Size") -> None:
        self.name, self.size = name, size
        self._until = monotonic() + size.seconds

    @property
    def left(self) -> float:
        """Seconds until the end, at least a little."""
        return max(self._until - monotonic(), 0.1)

    def check_time(self) -> None:
        if monotonic() > self._until:
            raise self.slow()

    def check_rows(self, rows: int) -> None:
        if rows > self.size.rows:
            raise too_many_rows(self.name, self.size.rows)

    def check_bytes(self, taken: int) -> None:
        if taken > self.size.megabytes * MEBIBYTE:
            raise too_large(self.name, self.size.megabytes)

    def slow(self) -> Exception:
        return too_slow(self.name, self.size.seconds)


@dataclass(frozen=True, slots=True)
class Size:
    """rows, megabytes: at most, also when unpacked. seconds: in all."""

    rows: int
    megabytes: int
    seconds: float
