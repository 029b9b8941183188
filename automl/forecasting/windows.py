"""Rolling windows: where the history is cut to see how a forecast would have done.

|------------------------|
| x x x x x y y y - - -  |   x: what the model sees, y: what it is asked, -: not touched
| x x x x x x x y y y -  |
| x x x x x x x x x y y y|   the last window ends with the history
"""

from dataclasses import dataclass

FEWEST_STEPS = 5
"""A history shorter than this at an origin teaches a model nothing."""
OVERLAP = 3
"""Windows may overlap: they start at least a third of their length apart."""
WORTH = ((4, 8), (30, 5), (150, 3))
"""Up to so many series, so many windows."""
FEWEST_WINDOWS = 2


@dataclass(frozen=True, slots=True)
class Windows:
    """Rolling windows of `reach` steps; `offsets` are their starts, in steps before the end, the oldest first."""

    reach: int
    offsets: tuple[int, ...]


def rolling_windows(longest: int, horizon: int, season: int, most: int) -> Windows:
    """Windows of at most `horizon` steps over a history of `longest` steps, at most `most` of them.

    The first origin has two seasons behind it. No window where the history is too short for one.
    """
    room = longest - max(2 * season if season > 1 else 0, FEWEST_STEPS)
    if room < 1:
        return Windows(min(horizon, max(longest, 1)), ())
    reach = min(horizon, max(1, (2 * room + 2) // 3))
    spare = room - reach
    stride = max(1, round(reach / OVERLAP))
    if most > 1:
        stride = max(stride, min(reach, spare // (most - 1)))
    count = min(most, 1 + spare // stride)
    return Windows(reach, tuple(reach + k * stride for k in reversed(range(count))))


def most_windows(series: int) -> int:
    """How many windows a panel of so many series is worth: with many series, each window teaches more."""
    return next((windows for most, windows in WORTH if series <= most), FEWEST_WINDOWS)
