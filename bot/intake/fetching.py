"""Fetching one attachment: from the platform into scratch, bounded, then into the file store."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.intake.naming import safe_name
from bot.platform import AttachmentError, Platform
from ledger.files import Files
from ledger.identity import new_id
from ledger.tables import Json


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that now lies in the store under `key`, for a dataset yet to be written."""

    dataset: str
    name: str
    bytes: int
    sha256: str
    key: str


def fetched(
    platform: Platform, files: Files, scratch: Path, workspace: str, attachment: Json, most_bytes: int
) -> Fetched:
    """Fetch an attachment. AttachmentError in words; OSError where the store or the disk fails."""
    name = safe_name(str(attachment["name"]))
    _check_size(name, int(attachment.get("bytes") or 0), most_bytes)
    dataset = new_id("d")
    scratch.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="intake-", dir=scratch) as folder:
        target = Path(folder) / "file"
        called = platform.fetch(workspace, str(attachment["reference"]), target, most_bytes)
        name = name if called is None else safe_name(called)
        key = f"{workspace}/{dataset}/original/{name}"
        files.put(key, target)
        return Fetched(dataset, name, target.stat().st_size, _sha256(target), key)


def _check_size(name: str, size: int, most_bytes: int) -> None:
    if size > most_bytes:
        raise AttachmentError(
            f"“{name}” is larger than the limit of {most_bytes // 2**20} MB.",
            "Send a smaller file, for example with fewer columns or years.",
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
