"""Columns worked on side by side: arrow and numpy let other threads run meanwhile."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_THREADS = 4
_LARGE = 20_000
"""Rows from which threads pay."""
Item = TypeVar("Item")
Made = TypeVar("Made")


def over_columns(function: Callable[[Item], Made], items: Iterable[Item], rows: int) -> list[Made]:
    """`function` of every item, in their order; in threads when the columns have many rows."""
    if rows < _LARGE:
        return [function(item) for item in items]
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(function, items))
