"""The file store: what people gave, tables read from it, results, charts and workbooks. A folder, or an object store.

Keys are paths below the store: `<workspace>/<dataset or question>/<name>`. A key holds a whole file or nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Protocol, cast

import fsspec
from fsspec.spec import AbstractFileSystem


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


class StoredFiles(Files):
    """Files by fsspec. url: a folder's path, or s3://bucket/prefix. scratch: a folder for what is on its way."""

    def __init__(self, url: str, scratch: Path) -> None:
        self._fs, self._root = cast("tuple[AbstractFileSystem, str]", fsspec.core.url_to_fs(url))
        self._scratch = scratch

    def put(self, key: str, source: Path) -> None:
        target = self._path(key)
        self._fs.makedirs(target.rpartition("/")[0], exist_ok=True)
        if not self._is_local():
            self._fs.put_file(str(source), target)
            return
        part = Path(f"{target}.part-{source.stat().st_ino}")
        self._fs.put_file(str(source), str(part))
        part.replace(target)

    def read(self, key: str) -> BinaryIO:
        return cast("BinaryIO", self._fs.open(self._path(key), "rb"))

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        if self._is_local():
            path = Path(self._path(key))
            if not path.is_file():
                raise FileNotFoundError(key)
            yield path
            return
        with TemporaryDirectory(dir=self._scratch) as folder:
            path = Path(folder) / key.rpartition("/")[2]
            self._fs.get_file(self._path(key), str(path))
            yield path

    def exists(self, key: str) -> bool:
        return bool(self._fs.exists(self._path(key)))

    def remove(self, prefix: str) -> None:
        if self._fs.exists(self._path(prefix)):
            self._fs.rm(self._path(prefix), recursive=True)

    def _is_local(self) -> bool:
        return "file" in self._fs.protocol

    def _path(self, key: str) -> str:
        if not key or key.startswith("/") or ".." in key.split("/"):
            raise ValueError(key)
        return f"{self._root}/{key}"
