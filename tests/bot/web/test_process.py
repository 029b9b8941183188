"""The process: it says how it is, stays small, and ends cleanly with pages open."""

import re
import time
from pathlib import Path

import httpx
import psutil

from tests.bot.living import Living, said
from tests.bot.web.test_events import OpenPage


def test_health_readiness_and_metrics_need_no_session(living: Living) -> None:
    assert httpx.get(f"{living.origin}/health").status_code == 200
    ready = httpx.get(f"{living.origin}/ready")
    assert ready.status_code == 503
    assert "queue" in ready.json()["missing"][0]
    assert "threadcast_outbox_due" in httpx.get(f"{living.origin}/metrics").text


def test_ready_when_all_is_there(tmp_path: Path, redis_url: str) -> None:
    with Living(tmp_path, quiet=True, THREADCAST_REDIS_URL=redis_url) as living:
        ready = httpx.get(f"{living.origin}/ready")
        assert (ready.status_code, ready.json()) == (200, {"ready": True, "missing": []})


def test_metrics_hold_numbers_and_no_words(living: Living) -> None:
    member = living.member("Ada Lovelace")
    with member.client() as client:
        client.post(f"/threads/{member.thread}/messages", json=said("e_12345678", "a secret question"))
    metrics = httpx.get(f"{living.origin}/metrics").text
    found = re.search(r"threadcast_acknowledgement_seconds_count (\S+)", metrics)
    assert found is not None
    assert float(found[1]) >= 1
    for word in ("Ada", "secret", member.thread, member.id):
        assert word not in metrics


def test_the_process_at_rest_is_small_and_has_loaded_nothing_heavy(living: Living) -> None:
    assert psutil.Process(living.pid).memory_full_info().pss < 150 << 20
    loaded = {Path(each.path).name.split(".")[0] for each in psutil.Process(living.pid).memory_maps()}
    assert not loaded & {"_multiarray_umath", "pandas_parser", "_path", "libtorch"}


def test_the_process_ends_at_once_though_pages_are_open(tmp_path: Path) -> None:
    with Living(tmp_path, quiet=True) as living:
        page = OpenPage(living.member("Ada"))
        page.open()
        began = time.monotonic()
        assert living.process is not None
        living.process.terminate()
        living.process.wait(15)
        assert time.monotonic() - began < 5
        assert page.ended.wait(5)
