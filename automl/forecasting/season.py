"""How many steps make a season."""

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


def season_of(panel: Panel) -> int:
    """Steps in a season of a panel; 1 where there is none, or the history is shorter than two of them."""
    season = USUAL[panel.frequency]
    longest = int(panel.values.groupby("series").size().max())
    return season if longest >= 2 * season else 1
