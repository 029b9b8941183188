"""The courier as it lives: several threads side by side, woken by hints, and not ended by a database that is away."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from bot.courier.courier import Courier
from bot.rush import FAST, Rush
from ledger.bell import Bell, RedisBell, SilentBell
from ledger.database import Database
from tests.bot.office import Office, says
from tests.contracts.fake_platform import FakePlatform
from tests.waiting import soon


@contextmanager
def _running(database: Database, bell: Bell, platform: FakePlatform) -> Iterator[Courier]:
    courier = Courier(database, bell, platform)
    courier.start()
    try:
        yield courier
    finally:
        courier.stop()


def test_a_thread_that_hangs_delays_no_other(office: Office, platform: FakePlatform) -> None:
    slow, quick = office.thread("slow"), office.thread("quick")
    platform.slow[slow] = threading.Event()
    office.put(office.question(slow, "answered"), "answer", says("slow"))
    with _running(office.database, SilentBell(), platform):
        office.put(office.question(quick, "answered"), "answer", says("quick"))
        assert soon(lambda: platform.threads[quick])
        assert platform.threads[slow] == []
        platform.slow[slow].set()
        assert soon(lambda: platform.threads[slow])


def test_a_workspace_whose_threads_all_hang_delays_no_other(office: Office, platform: FakePlatform) -> None:
    hanging = [office.thread(f"hanging {number}") for number in range(20)]
    for thread in hanging:
        platform.slow[thread] = threading.Event()
        office.put(office.question(thread, "answered"), "answer", says("slow"))
    other = Office(office.database, "other")
    quick = other.thread("quick")
    with _running(office.database, SilentBell(), platform):
        other.put(other.question(quick, "answered"), "answer", says("quick"))
        assert soon(lambda: platform.threads[quick], 10)
        for thread in hanging:
            platform.slow[thread].set()
        assert soon(lambda: all(platform.threads[thread] for thread in hanging), 20)


def test_whoever_wakes_the_courier_does_not_wait_for_its_next_look(office: Office, platform: FakePlatform) -> None:
    thread = office.thread()
    with _running(office.database, SilentBell(), platform) as courier:
        waits = []
        for _ in range(3):
            began, told = time.monotonic(), len(platform.threads[thread])
            office.put(office.question(thread, "answered"), "answer", says("now"))
            courier.wake()
            assert soon(lambda told=told: len(platform.threads[thread]) > told)  # type: ignore[misc]
            waits.append(time.monotonic() - began)
        assert min(waits) < 0.5


def test_a_thread_that_may_go_on_in_a_moment_goes_on_then(office: Office, platform: FakePlatform) -> None:
    thread = office.thread()
    platform.pauses[thread] = 0.3
    with _running(office.database, SilentBell(), platform):
        office.put(office.question(thread, "answered"), "answer", says("soon"))
        time.sleep(1.5)
        assert platform.threads[thread] == []
        platform.pauses.clear()
        began = time.monotonic()
        assert soon(lambda: platform.threads[thread])
        assert time.monotonic() - began < 0.9


def test_a_hint_brings_a_reply_at_once(office: Office, platform: FakePlatform, redis_url: str) -> None:
    thread = office.thread()
    with _running(office.database, RedisBell(redis_url), platform):
        time.sleep(1.2)  # listening, in the midst of a poll
        waits = []
        for _ in range(3):
            began, told = time.monotonic(), len(platform.threads[thread])
            office.put(office.question(thread, "answered"), "answer", says("now"))
            RedisBell(redis_url).hint(thread)
            assert soon(lambda told=told: len(platform.threads[thread]) > told)  # type: ignore[misc]
            waits.append(time.monotonic() - began)
        assert min(waits) < 0.5


def test_twenty_threads_of_ten_questions_are_all_sent_in_order(office: Office, platform: FakePlatform) -> None:
    threads = [office.thread(f"thread {number}") for number in range(20)]
    for number in range(10):
        for thread in threads:
            office.put(office.question(thread, "answered"), "answer", says(str(number)))
    with _running(office.database, SilentBell(), platform):
        assert soon(lambda: sum(map(len, platform.threads.values())) == 200, 60)
    for thread in threads:
        assert [said.text for said in platform.threads[thread]] == [str(number) for number in range(10)]


class Flickering(Database):
    """A database that can be away."""

    away = False

    @contextmanager
    def read(self) -> Iterator[object]:  # type: ignore[override]
        if self.away:
            raise OperationalError("select", {}, RuntimeError("away"))
        with super().read() as session:
            yield session


def test_the_courier_goes_on_when_the_database_is_back(database_url: str, platform: FakePlatform) -> None:
    database = Flickering(database_url)
    office = Office(database)
    thread = office.thread()
    database.away = True
    with _running(database, SilentBell(), platform) as courier:
        time.sleep(0.3)
        office.put(office.question(thread, "answered"), "answer", says("back"))
        database.away = False
        courier.wake()
        assert soon(lambda: platform.threads[thread], 15)
    database.close()


def test_in_a_rush_letters_go_slowly_and_none_is_lost(office: Office, platform: FakePlatform) -> None:
    threads = [office.thread(f"thread {number}") for number in range(30)]
    for thread in threads:
        office.put(office.question(thread, "answered"), "answer", says("said"))
    rush = Rush()
    courier = Courier(office.database, SilentBell(), platform, rush)
    for _ in range(FAST):
        rush.note()
    courier.start()
    try:
        time.sleep(0.7)
        assert sum(map(len, platform.threads.values())) < 20
        assert soon(lambda: sum(map(len, platform.threads.values())) == 30)
    finally:
        courier.stop()
