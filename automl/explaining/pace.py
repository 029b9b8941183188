"""How much can be predicted, from what predictions take here and now: machines are shared."""

from collections.abc import Sequence
from time import monotonic

import pandas as pd

from automl.explaining.figure import Figure, Numbers

ROW_SECONDS = 0.8
"""For the reasons of one row: its answer is due in two seconds, the loading of the model included."""


class Pace:
    """Predicts some rows, and notes how long that took. figures: of the rows."""

    def __init__(self, figure: Figure, features: pd.DataFrame) -> None:
        began = monotonic()
        self.figures: Numbers = figure(features)
        self.seconds = monotonic() - began
        self.row = self.seconds / max(len(features), 1)
        """Seconds for each row, those of the call itself among them."""


def within(counts: Sequence[int], most: float) -> int:
    """The largest of the counts that is not above `most`; the first where all are."""
    return max([each for each in counts if each <= most], default=counts[0])
