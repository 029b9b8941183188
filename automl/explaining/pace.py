"""How many walks there is time for, from what predictions take here and now."""

from collections.abc import Sequence
from time import monotonic

import pandas as pd

from automl.explaining.figure import Figure, Numbers

ROW_SECONDS = 0.8
"""For the reasons of one row: its answer is due in two seconds, the loading of the model included."""
_COUNTS = (16, 32, 64, 128, 200)
"""Few different counts, so that the same question is mostly answered from the same walks."""
_DIRECTIONS = 2


class Pace:
    """Seconds that predictions take: those of a call, and those of each row in it."""

    def __init__(self, figure: Figure, features: pd.DataFrame) -> None:
        figure(features.iloc[:1])  # the first call of a model loads what it has put off
        began = monotonic()
        figure(features.iloc[:1])
        between = monotonic()
        self.figures: Numbers = figure(features)
        self.call = between - began
        self.row = max(0.0, monotonic() - between - self.call) / max(len(features), 1)

    def walks(self, seconds: float, columns: int) -> int:
        """How many walks over so many columns fit into the seconds."""
        stops = _DIRECTIONS * columns
        return within(_COUNTS, (seconds - self.call) / max(stops * self.row, 1e-9))


def within(counts: Sequence[int], most: float) -> int:
    """The largest of the counts that is not above `most`; the first where all are."""
    return max([each for each in counts if each <= most], default=counts[0])
