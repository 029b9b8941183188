"""The address of a new source: from where no other program can read it, if the admin likes."""

import getpass
import os
import sys
from pathlib import Path

from automl.errors import ThreadcastError
from workers.sources.addresses import split
from workers.sources.connecting import parsed

_VARIABLE = "THREADCAST_SOURCE_URL"
SEEN = "The password stood in the command line, where others on this machine could read it: next time use --url-file."


def address(url: str | None, url_file: Path | None) -> tuple[str, str]:
    """The kind of a source and its whole address. ThreadcastError in words, without a word of it."""
    given = (url or _from_file(url_file) or os.environ.get(_VARIABLE) or _asked()).strip()
    scheme = given.partition("://")[0].casefold()
    if scheme in ("http", "https"):
        split(given)
        return "https", given
    parts = parsed(given)
    if parts.get_backend_name() == "sqlite" and parts.database:
        parts = parts.set(database=str(Path(parts.database).resolve()))
    if url and parts.username and parts.password is None and sys.stdin.isatty():
        parts = parts.set(password=getpass.getpass(f"Password of {parts.username} (empty for none): ") or None)
    return "database", parts.render_as_string(hide_password=False)


def shows_password(url: str | None) -> bool:
    """Whether an address from the command line carries a password."""
    login = (url or "").partition("://")[2].rpartition("@")[0]
    return ":" in login


def _from_file(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return sys.stdin.readline() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ThreadcastError("The file with the address can't be read.", "Check the name after --url-file.") from error


def _asked() -> str:
    if not sys.stdin.isatty():
        raise ThreadcastError(
            "The address is missing.", f"Give it with --url-file, {_VARIABLE}, or --url-file - for standard input."
        )
    return getpass.getpass("Address (it is not shown): ")
