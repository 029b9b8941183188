"""Uploads: one file of a multipart body, written to scratch as it comes, and stopped at the limit."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from anyio import to_thread

from bot.errors import Missing, TooMuch
from bot.intake.naming import safe_name
from bot.web.multipart import ReceivedFile
from ledger.files import Files
from ledger.identity import new_id
from ledger.tables import Json, Person

UPLOAD = r"^[0-9A-Za-z_-]+/uploads/[0-9A-Za-z_]+/[0-9A-Za-z_]+/[^/\\]+$"
"""What the key of an upload looks like: workspace, uploads, person, upload, name."""
_ENVELOPE_BYTES = 64 * 1024


def refuse_declared(declared: str | None, most_bytes: int) -> None:
    """TooMuch, before a byte is read, where the sender itself says that it is too large."""
    if declared is not None and declared.isdigit() and int(declared) > most_bytes + _ENVELOPE_BYTES:
        raise too_much(most_bytes)


def too_much(most_bytes: int) -> TooMuch:
    return TooMuch(
        f"The file is larger than the limit of {most_bytes // 2**20} MB.",
        "Send a smaller file, for example with fewer columns or years.",
    )


def checked(person: Person, files: Files, attachments: Sequence[Json]) -> list[Json]:
    """The attachments of a message, where they are uploads of the same person. Missing where they are not."""
    for each in attachments:
        _check(person, files, str(each["reference"]))
    return [{**each, "name": str(each["reference"]).rpartition("/")[2]} for each in attachments]


def _check(person: Person, files: Files, reference: str) -> None:
    mine = reference.startswith(f"{person.workspace_id}/uploads/{person.id}/") and re.match(UPLOAD, reference)
    if not mine or not _stored(files, reference):
        raise Missing("The uploaded file is not here any more.", "Upload it again.")


def _stored(files: Files, reference: str) -> bool:
    try:
        return files.exists(reference)
    except ValueError:  # no key of a store
        return False


async def keep(
    person: Person, files: Files, scratch: Path, content_type: str, body: AsyncIterator[bytes], most_bytes: int
) -> Json:
    """Store the file of a multipart body: {"reference", "name", "bytes"}. TooMuch, Refused, in words."""
    with TemporaryDirectory(prefix="upload-", dir=scratch) as folder:
        received = ReceivedFile(Path(folder) / "file", most_bytes, too_much(most_bytes))
        await received.take(content_type, body)
        name = safe_name(received.name)
        reference = f"{person.workspace_id}/uploads/{person.id}/{new_id('u')}/{name}"
        await to_thread.run_sync(files.put, reference, received.path)
        return {"reference": reference, "name": name, "bytes": received.bytes}
