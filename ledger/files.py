"""The file store: what people gave, tables read from it, results, charts and workbooks. A folder, or an object store.

Keys are paths below the store: `<workspace>/<dataset or question>/<name>`. A key holds a whole file or nothing.
"""

import errno
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Protocol, cast

import fsspec
from fsspec.spec import AbstractFileSystem

from ledger.identity import new_id


class Files(Protocol):
    """A store of files by key."""

    def put(self, key: str, source: Path) -> None:
        """Store a file that lies on this machine under `key`, whole or not at all; what was there is replaced."""

    def read(self, key: str) -> BinaryIO:
        """The file's bytes as a stream. FileNotFoundError."""

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        """The file on this machine, for as long as the block lasts. FileNotFoundError."""

    def exists(self, key: str) -> bool: ...

    def remove(self, prefix: str) -> None:
        """Remove everything at and below a key. Nothing there is no error."""

    def older(self, prefix: str, moment: datetime) -> Sequence[str]:
        """The keys at and below a key that were stored before `moment`."""


class StoredFiles(Files):
    """Files by fsspec. url: a folder's path, or s3://bucket/prefix. scratch: a folder for what is on its way."""

    def __init__(self, url: str, scratch: Path) -> None:
        self._fs, self._root = cast("tuple[AbstractFileSystem, str]", fsspec.core.url_to_fs(url))
        self._scratch = scratch
        self._is_local = "file" in self._fs.protocol

    def put(self, key: str, source: Path) -> None:
        target = self._path(key)
        self._fs.makedirs(target.rpartition("/")[0], exist_ok=True)
        if self._is_local:
            self._put_locally(source, Path(target))
        elif not source.is_file():
            raise FileNotFoundError(source)
        else:
            self._fs.put_file(str(source), target)

    def read(self, key: str) -> BinaryIO:
        return cast("BinaryIO", self._fs.open(self._path(key), "rb"))

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        target = self._path(key)
        if not self._fs.isfile(target):
            raise FileNotFoundError(key)
        if self._is_local:
            yield Path(target)
            return
        with self._on_its_way() as folder:
            path = folder / key.rpartition("/")[2]
            self._fs.get_file(target, str(path))
            yield path

    def exists(self, key: str) -> bool:
        return bool(self._fs.exists(self._path(key)))

    def remove(self, prefix: str) -> None:
        for path in self._fs.find(self._path(prefix)):
            with suppress(FileNotFoundError):  # somebody else removed it meanwhile
                self._fs.rm_file(path)
        if self._is_local:
            shutil.rmtree(self._path(prefix), ignore_errors=True)

    def older(self, prefix: str, moment: datetime) -> Sequence[str]:
        found = cast("dict[str, dict[str, Any]]", self._fs.find(self._path(prefix), detail=True))
        start = len(self._fs._strip_protocol(self._root)) + 1  # noqa: SLF001  as `find` names what it finds
        return [path[start:] for path, about in found.items() if _stored_at(about) < moment]

    def _put_locally(self, source: Path, target: Path) -> None:
        with self._on_its_way() as folder:
            part = folder / "part"
            shutil.copyfile(source, part)
            try:
                part.replace(target)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                _replace_from_afar(part, target)

    @contextmanager
    def _on_its_way(self) -> Iterator[Path]:
        self._scratch.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="file-", dir=self._scratch) as folder:
            yield Path(folder)

    def _path(self, key: str) -> str:
        if "\0" in key or "\\" in key or any(step in ("", ".", "..") for step in key.split("/")):
            raise ValueError(key)
        return f"{self._root}/{key}"


def _stored_at(about: Mapping[str, Any]) -> datetime:
    """When a file was stored, of what fsspec knows about it. A folder gives seconds, an object store a moment."""
    found = next((about[name] for name in ("LastModified", "mtime", "created") if name in about), 0.0)
    moment = found if isinstance(found, datetime) else datetime.fromtimestamp(found, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _replace_from_afar(source: Path, target: Path) -> None:
    """Scratch lies on another disk than the store: the last step is made from a hidden file beside the target."""
    beside = target.with_name(f".{new_id('part')}")
    try:
        shutil.copyfile(source, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
