"""How long a prediction will take, about, before it is begun."""

from automl.tabular import Effort

_START = {"quick": 8.0, "balanced": 20.0}
_CELLS_A_SECOND = {"quick": 60_000.0, "balanced": 5_000.0}
_MOST = {"quick": 15.0}
_THOROUGH = 10.0
_MINUTE, _FEW = 60.0, 90.0


def seconds(rows: int, columns: int, effort: Effort, budget: float) -> float:
    """Seconds that a prediction takes, about: it grows with the cells to learn from, and ends at its deadline.

    budget: of a balanced effort, in seconds; thorough may take ten times that.
    """
    if effort == "thorough":
        return min(_THOROUGH * budget, _THOROUGH * seconds(rows, columns, "balanced", budget))
    return min(budget, _MOST.get(effort, budget), _START[effort] + rows * columns / _CELLS_A_SECOND[effort])


def in_words(lasting: float) -> str:
    """About how long: "10 seconds", "2 minutes"."""
    if lasting < _FEW:
        return f"{max(5, 5 * round(lasting / 5))} seconds"
    return f"{max(2, round(lasting / _MINUTE))} minutes"
