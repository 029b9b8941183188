"""Panels for tests, made up and seeded."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
import pytest

from automl.engine import Panel
from automl.table import Frequency

MakePanel = Callable[..., Panel]


def monthly(values: Mapping[str, np.ndarray], start: str = "2018-01-01") -> Panel:
    """A panel of monthly series that all start at the same step."""
    frames = [
        pd.DataFrame({"series": name, "step": pd.date_range(start, periods=len(one), freq="MS"), "value": one})
        for name, one in values.items()
    ]
    return Panel(pd.concat(frames, ignore_index=True), Frequency.MONTH, 0)


def seasonal(length: int, *, level: float = 100.0, noise: float = 5.0, seed: int = 0, trend: float = 0.5) -> np.ndarray:
    """A trend, a yearly season and noise."""
    steps = np.arange(length)
    random = np.random.default_rng(seed)
    return level + trend * steps + 0.2 * level * np.sin(steps * np.pi / 6) + random.normal(scale=noise, size=length)


@pytest.fixture
def regions() -> Panel:
    """Three regions, five years."""
    return monthly(
        {name: seasonal(60, level=50.0 * (k + 1), seed=k) for k, name in enumerate(("East", "North", "West"))}
    )
