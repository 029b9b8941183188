"""Benchmark samples: series with the steps that followed them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from automl.engine import Panel
from automl.table import Frequency

DATA = Path("../shared/data/dev")
RHYTHM = {
    Frequency.YEAR: "YS",
    Frequency.QUARTER: "QS",
    Frequency.MONTH: "MS",
    Frequency.WEEK: "W-MON",
    Frequency.DAY: "D",
    Frequency.HOUR: "h",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A set of series; `season` is the one by which its MASE is scaled, by custom."""

    name: str
    frequency: Frequency
    season: int
    horizon: int


@dataclass(frozen=True, slots=True)
class Series:
    """One series with the truth that followed."""

    name: str
    values: np.ndarray
    truth: np.ndarray

    def panel(self, frequency: Frequency) -> Panel:
        steps = pd.date_range("1900-01-01", periods=len(self.values), freq=RHYTHM[frequency])
        frame = pd.DataFrame({"series": self.name, "step": steps, "value": self.values})
        return Panel(frame, frequency, 0)


SAMPLES = (
    Sample("m3_monthly_dev_80", Frequency.MONTH, 12, 18),
    Sample("m3_quarterly_dev_80", Frequency.QUARTER, 4, 8),
    Sample("tourism_monthly_dev_30", Frequency.MONTH, 12, 24),
    Sample("tourism_quarterly_dev_30", Frequency.QUARTER, 4, 8),
    Sample("m4_weekly_dev_60", Frequency.WEEK, 1, 13),
    Sample("m4_hourly_dev_30", Frequency.HOUR, 24, 48),
)


def series_of(sample: Sample, most: int) -> Iterator[Series]:
    """At most so many series of a sample, spread over it."""
    train = pd.read_csv(DATA / f"benchmarks/{sample.name}_train.csv")
    truth = {
        name: group["value"]
        for name, group in pd.read_csv(DATA / f"answers/{sample.name}_test.csv").groupby("series_id")
    }
    groups = list(train.groupby("series_id", sort=True))
    for position in np.unique(np.linspace(0, len(groups) - 1, min(most, len(groups))).astype(int)):
        name, group = groups[position]
        yield Series(str(name), group["value"].to_numpy(dtype=float), truth[name].to_numpy(dtype=float))
