"""The contract of the file store, over a folder and over an object store."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from ledger.files import Files, StoredFiles

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "scratch"


@pytest.fixture
def afar(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk."""
    memory = Path("/dev/shm")  # noqa: S108  the one other disk that a test machine has
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has one disk")
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture(params=["folder", "object store", "folder on another disk"])
def files(request: pytest.FixtureRequest, tmp_path: Path, scratch: Path) -> Files:
    if request.param == "object store":
        return StoredFiles(f"memory://{uuid4().hex}/files", scratch)
    place: Path = tmp_path if request.param == "folder" else request.getfixturevalue("afar")
    return StoredFiles(str(place / "files"), scratch)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.csv"
    path.write_bytes(b"day,sales\n")
    return path


def _content(files: Files, key: str) -> bytes:
    with files.read(key) as stream:
        return stream.read()


def test_what_is_put_is_read(files: Files, source: Path) -> None:
    files.put("acme/d_1/original/sales.csv", source)
    assert _content(files, "acme/d_1/original/sales.csv") == b"day,sales\n"
    assert files.exists("acme/d_1/original/sales.csv")


def test_a_file_can_be_had_on_this_machine(files: Files, source: Path) -> None:
    files.put("acme/d_1/sales.csv", source)
    with files.local("acme/d_1/sales.csv") as path:
        assert path.name == "sales.csv"
        assert path.read_bytes() == b"day,sales\n"


def test_a_second_file_replaces_the_first(files: Files, source: Path) -> None:
    files.put("acme/result.json", source)
    source.write_bytes(b"{}")
    files.put("acme/result.json", source)
    assert _content(files, "acme/result.json") == b"{}"


def test_the_source_stays_where_it_is(files: Files, source: Path) -> None:
    files.put("acme/a", source)
    assert source.read_bytes() == b"day,sales\n"


def test_a_put_that_fails_leaves_what_was_there(files: Files, source: Path, tmp_path: Path) -> None:
    files.put("acme/a", source)
    with pytest.raises(FileNotFoundError):
        files.put("acme/a", tmp_path / "missing")
    with pytest.raises(FileNotFoundError):
        files.put("acme/b", tmp_path / "missing")
    assert _content(files, "acme/a") == b"day,sales\n"
    assert not files.exists("acme/b")


def test_what_is_on_its_way_leaves_nothing_behind(files: Files, source: Path, scratch: Path) -> None:
    files.put("acme/a", source)
    with files.local("acme/a"):
        pass
    assert not scratch.exists() or list(scratch.iterdir()) == []


def test_a_missing_file_is_said(files: Files) -> None:
    assert not files.exists("acme/none")
    with pytest.raises(FileNotFoundError):
        files.read("acme/none")
    with pytest.raises(FileNotFoundError), files.local("acme/none"):
        pass


def test_a_folder_is_no_file(files: Files, source: Path) -> None:
    files.put("acme/d_1/a", source)
    with pytest.raises(FileNotFoundError), files.local("acme/d_1"):
        pass


def test_removing_takes_everything_below_and_nothing_beside(files: Files, source: Path) -> None:
    for key in ("acme/q_1/a", "acme/q_1/answer/b", "acme/q_10/c", "acme/q_2"):
        files.put(key, source)
    files.remove("acme/q_1")
    assert [files.exists(f"acme/{key}") for key in ("q_1/a", "q_1/answer/b", "q_10/c", "q_2")] == [
        False,
        False,
        True,
        True,
    ]
    files.remove("acme/q_2")
    assert not files.exists("acme/q_2")
    files.remove("acme/q_2")


def test_names_that_look_like_patterns_are_names(files: Files, source: Path) -> None:
    files.put("acme/d_1/sales [1]?*.csv", source)
    files.put("acme/d_1/sales 1 2.csv", source)
    assert files.exists("acme/d_1/sales [1]?*.csv")
    with files.local("acme/d_1/sales [1]?*.csv") as path:
        assert path.read_bytes() == b"day,sales\n"
    files.remove("acme/d_1/sales [1]?*.csv")
    files.remove("acme/d_1/s*")
    assert files.exists("acme/d_1/sales 1 2.csv")
    assert not files.exists("acme/d_1/sales [1]?*.csv")


@pytest.mark.parametrize(
    "key", ["", "/etc/passwd", "../x", "acme/../../x", "acme/..", "a//b", "./a", "a/./b", "a\\..\\b", "a\0b", "a/"]
)
def test_no_key_leads_out_of_the_store(files: Files, source: Path, key: str) -> None:
    for use in (files.exists, files.read, files.remove, lambda wrong: files.put(wrong, source)):
        with pytest.raises(ValueError):  # noqa: PT011  the key itself is the message
            use(key)


def test_a_put_cut_short_by_a_power_cut_leaves_no_half_of_a_file(tmp_path: Path, scratch: Path) -> None:
    source = tmp_path / "large"
    source.write_bytes(os.urandom(64 * 2**20))
    store = tmp_path / "files"
    put = f"""
from pathlib import Path
from ledger.files import StoredFiles
files = StoredFiles({str(store)!r}, Path({str(scratch)!r}))
print("ready", flush=True)
for number in range(1000):
    files.put(f"acme/{{number}}", Path({str(source)!r}))
"""
    process = subprocess.Popen([sys.executable, "-c", put], stdout=subprocess.PIPE, cwd=_ROOT)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    process.wait()
    sizes = {path.stat().st_size for path in store.rglob("*") if path.is_file()}
    assert sizes <= {64 * 2**20}


def test_what_was_stored_before_a_moment_is_listed(files: Files, source: Path) -> None:
    before = datetime.now(UTC) - timedelta(seconds=5)
    files.put("acme/uploads/p/u_1/sales.csv", source)
    files.put("acme/d_1/original/sales.csv", source)
    later = datetime.now(UTC) + timedelta(seconds=5)
    assert sorted(files.older("acme", later)) == ["acme/d_1/original/sales.csv", "acme/uploads/p/u_1/sales.csv"]
    assert files.older("acme/uploads", later) == ["acme/uploads/p/u_1/sales.csv"]
    assert files.older("acme", before) == []
    assert files.older("nobody", later) == []
