"""A chat process that lives for a file of tests, with people signed in."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import httpx
import pytest

from tests.bot.living import Living, Member


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """A running chat process with a limit of 1 MB for files."""
    home: Path = tmp_path_factory.mktemp("chat")
    with Living(home, quiet=True, THREADCAST_MAX_FILE_MEGABYTES="1") as running:
        yield running


_names = count()


@pytest.fixture
def newcomer(living: Living) -> Callable[[], Member]:
    """Signs somebody new in, with a thread of their own."""
    return lambda: living.member(f"person {next(_names)}")


@pytest.fixture
def member(newcomer: Callable[[], Member]) -> Member:
    return newcomer()


@pytest.fixture
def client(member: Member) -> Iterator[httpx.Client]:
    """The member's browser."""
    with member.client() as opened:
        yield opened
