"""Signatures over folders: what lies in a signed folder is what this installation has put there, and nothing else."""

import hashlib
import hmac
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

SIGNATURE = "signature.json"
_PURPOSE = b"threadcast model 1\n"
"""Keeps a signature of a model from being one of anything else that the same key may sign."""


class UnsignedError(Exception):
    """The folder was not signed with this key, or not as it is now. `why` is for logs."""


def sign(folder: Path, key: bytes) -> None:
    """Write `signature.json`: the SHA-256 of every file, and an HMAC-SHA256 over that list. UnsignedError for links."""
    if not key:
        raise UnsignedError("there is no key")
    digests = {name: _digest(folder / name) for name in _names(folder)}
    text = json.dumps({"files": digests, "hmac": _mac(digests, key)}, indent=1, sort_keys=True)
    (folder / SIGNATURE).write_text(text, encoding="utf-8")


def copy_signed(folder: Path, key: bytes, copy: Path) -> None:
    """Copy a signed folder. What is in `copy` afterwards is what was signed, whoever writes to `folder` meanwhile.

    UnsignedError where a file was changed, added or removed, where there is a link, or where the key is another.
    """
    signed = _listed(folder, key)
    present = set(_names(folder))
    if present != set(signed):
        raise UnsignedError(f"files differ: {sorted(present ^ set(signed))}")
    for name, digest in signed.items():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, target, follow_symlinks=False)
        if target.is_symlink() or not hmac.compare_digest(_digest(target), digest):
            raise UnsignedError(f"changed: {name}")


def _listed(folder: Path, key: bytes) -> Mapping[str, str]:
    """Path and digest of each signed file, once the signature over them is found to be right."""
    path = folder / SIGNATURE
    if not key or path.is_symlink() or not path.is_file():
        raise UnsignedError("there is no signature")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        files, mac = found["files"], found["hmac"]
        right = isinstance(files, dict) and hmac.compare_digest(_mac(files, key).encode(), str(mac).encode())
    except (ValueError, TypeError, KeyError) as error:
        raise UnsignedError("the signature can't be read") from error
    if not right:
        raise UnsignedError("signed with another key, or the list was changed")
    return {str(name): str(digest) for name, digest in files.items()}


def _names(folder: Path) -> Iterator[str]:
    """The relative paths of all files but the signature. UnsignedError for links and what is no plain file."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise UnsignedError(f"not a plain file: {name}")
        if path.is_file() and name != SIGNATURE:
            yield name


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _mac(digests: Mapping[str, str], key: bytes) -> str:
    return hmac.new(key, _PURPOSE + json.dumps(digests, sort_keys=True).encode(), hashlib.sha256).hexdigest()
