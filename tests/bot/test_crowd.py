"""While many arrive, what can wait is done one piece at a time, and otherwise side by side."""

import threading
from concurrent.futures import ThreadPoolExecutor

from bot.crowd import MANY, Crowd


def _side_by_side(crowd: Crowd) -> int:
    """The most pieces of work that were done at once, of four."""
    working, most, counting = 0, 0, threading.Lock()
    all_there = threading.Barrier(4)

    def work() -> None:
        nonlocal working, most
        all_there.wait()
        with crowd.giving_way():
            with counting:
                working += 1
                most = max(most, working)
            threading.Event().wait(0.05)
            with counting:
                working -= 1

    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(work) for _ in range(4)]:
            each.result()
    return most


def test_a_few_arrivals_are_no_crowd() -> None:
    crowd = Crowd()
    for _ in range(MANY // 2 - 1):
        crowd.came()
    assert not crowd.dense
    assert _side_by_side(crowd) == 4


def test_in_a_crowd_what_can_wait_is_done_one_piece_at_a_time() -> None:
    crowd = Crowd()
    for _ in range(2 * MANY):
        crowd.came()
    assert crowd.dense
    assert _side_by_side(crowd) == 1
