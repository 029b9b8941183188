"""Keys that a machine makes and keeps for itself, so that what is secret can be sealed without setting a key up."""

import base64
import os
import secrets
from contextlib import suppress
from pathlib import Path

SOURCE_KEY = "source.key"
"""What addresses of sources are sealed with: for the light worker and the console."""
SLACK_KEY = "slack.key"
"""What Slack's tokens are sealed with: for the chat process."""
MODEL_KEY = "model.key"
"""What models are signed with: for the workers and the console, which load no others."""
_BYTES = 32


def kept_key(home: Path, name: str, *, made: bool) -> str | None:
    """The key of that name that a machine keeps for itself, in its home, readable by its owner alone.

    made: make it where it is new. OSError where the home can't be written or read.
    """
    path = home / name
    if made and not path.exists():
        _write(path, base64.urlsafe_b64encode(secrets.token_bytes(_BYTES)))
    return path.read_text(encoding="ascii").strip() if path.exists() else None


def _write(path: Path, key: bytes) -> None:
    """Whole or not at all; whoever comes first wins."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    try:
        with suppress(FileExistsError):  # another process was first: its key holds
            os.link(part, path)
    finally:
        part.unlink()
