"""A database as a source, through the living system: registered, asked about, grown, and asked about again."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import psutil
import pytest

from tests.servers.postgres import Postgres
from tests.servers.system import System, started
from tests.workers.sources.shop import Shop, open_shop

pytestmark = pytest.mark.living
WORDS = "predict next quarter sales by region from Orders"


@pytest.fixture(scope="module")
def shop(postgres: Postgres) -> Shop:
    """Orders of three years that end two months ago."""
    opened = open_shop(postgres)
    opened.add_months(_month(-38), 36)
    return opened


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with started(tmp_path_factory.mktemp("sourced"), {"THREADCAST_SOURCE_FRESH_SECONDS": "0"}) as system:
        yield system


def _month(away: int) -> str:
    """The first day of a month so many months from now."""
    today = date.today()  # noqa: DTZ011  the system's own day
    index = today.year * 12 + today.month - 1 + away
    return f"{index // 12}-{index % 12 + 1:02d}-01"


def _add(system: System, shop: Shop) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "workers.console",
            "admin",
            "source",
            "add",
            "Orders",
            "--url-file",
            "-",
            "--table",
            "orders",
        ],
        cwd=system.home,
        env=system.environment,
        input=shop.reader,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_a_question_without_a_file_is_answered_from_a_database_and_again_when_it_has_grown(
    system: System, shop: Shop
) -> None:
    _add(system, shop)
    ada = system.person("Ada")
    thread = ada.thread()
    first = ada.ask(thread, WORDS)
    told = ada.wait_for_post(thread, first, "told")
    assert "From Orders, fetched" in told.text
    answer = ada.wait_for_answer(thread, first, 120)
    assert "East" in answer.text
    assert "From Orders, fetched" in answer.text
    shop.add_months(_month(-2), 2, level=400)
    again = ada.ask(thread, WORDS)
    assert "is now" in ada.wait_for_answer(thread, again, 120).text
    assert "hunter2" not in system.logs(10**6)


def test_no_other_process_is_given_the_key(system: System) -> None:
    key = (system.home / "source.key").read_text().strip()
    holders = {name for name, pid in system.pids.items() if key in psutil.Process(pid).environ().values()}
    assert holders == {"light"}
    bound = {"THREADCAST_SOURCE_FRESH_SECONDS"}
    for name, pid in system.pids.items():
        assert (bound <= psutil.Process(pid).environ().keys()) == (name == "light"), name
    for process in system.processes():
        assert "hunter2" not in " ".join(process.cmdline())
