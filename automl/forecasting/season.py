"""How many steps make a season: what the calendar says, or a cycle that the values show."""

import numpy as np

from automl.engine import Panel
from automl.table import Frequency

USUAL: dict[Frequency, int] = {
    Frequency.HOUR: 24,
    Frequency.DAY: 7,
    Frequency.WEEK: 52,
    Frequency.MONTH: 12,
    Frequency.QUARTER: 4,
    Frequency.YEAR: 1,
}
SHORTEST_CYCLE = 3
SURE = 3.0
"""Standard errors that a cycle's autocorrelation must stand above zero."""
STRONG = 0.3
"""And the least that it must be: a weaker cycle is of no use to a forecast."""
MULTIPLES = (1, 2, 3)
REPEATS = 4
"""A cycle must have been seen at least this many times."""


def season_of(panel: Panel) -> int:
    """Steps in a season of a panel; 1 where there is none, or the history is shorter than two of them.

    By the frequency; for years, which have no season of the calendar, a cycle found by autocorrelation.
    """
    season = USUAL[panel.frequency]
    if season == 1:
        return _cycle(panel)
    longest = int(panel.values.groupby("series").size().max())
    return season if longest >= 2 * season else 1


def _cycle(panel: Panel) -> int:
    """The cycle that most of the series show, 1 where they show none."""
    found = [
        cycle_of(group["value"].to_numpy(dtype=float))
        for _, group in panel.values.sort_values("step").groupby("series")
    ]
    cycles, counts = np.unique(found, return_counts=True)
    best = int(counts.argmax())
    return int(cycles[best]) if 2 * counts[best] > len(found) else 1


def cycle_of(values: np.ndarray) -> int:
    """The length of a significant cycle in a series, by its autocorrelation after a trough; 1 where there is none."""
    known = values[np.isfinite(values)]
    most = len(known) // REPEATS
    if most < SHORTEST_CYCLE or np.ptp(known) == 0:
        return 1
    steps = np.arange(len(known))
    level = known - np.polyval(np.polyfit(steps, known, 1), steps)
    correlation = np.array([_correlation(level, lag) for lag in range(most + 1)])
    bar = max(STRONG, SURE / np.sqrt(len(known)))
    peaks = [lag for lag in range(SHORTEST_CYCLE, most + 1) if correlation[lag] >= bar and correlation[1:lag].min() < 0]
    # The first hump is the cycle, later ones are its multiples.
    hump = [lag for position, lag in enumerate(peaks) if lag == peaks[0] + position]
    return max(hump, key=lambda lag: _repeated(level, lag)) if hump else 1


def _repeated(level: np.ndarray, lag: int) -> float:
    """The mean autocorrelation at a cycle and its multiples: a cycle that is a little off loses step with itself."""
    return float(np.mean([_correlation(level, k * lag) for k in MULTIPLES if k * lag <= len(level) // 2]))


def _correlation(level: np.ndarray, lag: int) -> float:
    power = float((level**2).sum())
    shared = (level[lag:] * level[: len(level) - lag]).mean() * len(level)
    return float(shared) / power if power > 0 else 0.0
