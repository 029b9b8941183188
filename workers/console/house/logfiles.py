"""Where processes write what they have to say: one file for each, in `<home>/logs`."""

import io
from pathlib import Path

MOST_BYTES = 10 * 2**20


def open_log(home: Path, name: str) -> io.FileIO:
    """The log of a process, to be added to; one that has grown large is put aside first, in place of the last such."""
    path = log_path(home, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > MOST_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab", buffering=0)


def log_path(home: Path, name: str) -> Path:
    return home / "logs" / f"{name}.log"
