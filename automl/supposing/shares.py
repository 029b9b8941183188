"""What each of several supposed changes adds: Shapley values over the changes."""

from itertools import chain, combinations, permutations
from math import factorial

import numpy as np

from automl.explaining.figure import Numbers

_MOST_EXACT = 4
_SAMPLED = 6
"""Orders that are tried where there are too many changes for all subsets, each with its reverse."""

Subset = tuple[int, ...]


def subsets_needed(changes: int) -> int:
    """How many versions of each row have to be predicted."""
    return len(subsets_of(changes))


def shares(means: dict[Subset, float], changes: int) -> Numbers:
    """What each change adds on average over the orders in which they could be made; in sum all of the difference.

    means: of each subset. Exact for four changes at most (Shapley, 1953).
    """
    orders = _orders(changes)
    out = np.zeros(changes)
    for order in orders:
        for place in range(changes):
            before, after = tuple(sorted(order[:place])), tuple(sorted(order[: place + 1]))
            out[order[place]] += (means[after] - means[before]) / len(orders)
    return out


def _orders(changes: int) -> list[Subset]:
    if changes <= _MOST_EXACT:
        return list(permutations(range(changes)))
    random = np.random.default_rng(0)
    drawn = [tuple(int(each) for each in random.permutation(changes)) for _ in range(min(_SAMPLED, factorial(changes)))]
    return [*drawn, *(order[::-1] for order in drawn)]


def subsets_of(changes: int) -> list[Subset]:
    """The subsets of the changes whose figures are needed, from none to all."""
    if changes <= _MOST_EXACT:
        sizes = range(changes + 1)
        return list(chain.from_iterable(combinations(range(changes), size) for size in sizes))
    needed = {tuple(sorted(order[:size])) for order in _orders(changes) for size in range(changes + 1)}
    return sorted(needed, key=lambda each: (len(each), each))
