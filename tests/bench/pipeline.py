"""Sales pipelines: markets whose truth is known, each export asked as a person would; one rate and the oracle beside.

Errors of chances are Brier scores that the true chances would expect; a range is held against quarters that are lived
through many times.
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from automl.deals.answer import result_of
from automl.deals.result import PipelineResult
from automl.deals.valuing import valued
from automl.plan import Circumstances
from automl.reading import read_file
from automl.row_plans import PipelinePlan
from automl.understanding import understand
from tests.automl.deals.exports import LAYOUTS
from tests.automl.deals.market import Market, market

_END = date(2026, 12, 31)
_LIVES = 100
_SEEDS = range(100, 104)
_SIZES = ((12, 0.8), (24, 1.0), (36, 3.0))
"""Months of history, and deals a day."""


def run() -> None:
    """A line for each size of market, and one for all."""
    with threadpool_limits(1):
        rows = [_one(months, per_day, seed) for months, per_day in _SIZES for seed in _SEEDS]
    table = pd.DataFrame(rows)
    print(table.groupby("deals a day").mean().round(3).T.to_string())
    print("\nall:", table.drop(columns="deals a day").mean().round(3).to_dict())


def _one(months: int, per_day: float, seed: int) -> dict[str, float]:
    there = market(months=months, per_day=per_day, seed=seed)
    names = sorted(LAYOUTS)
    began = monotonic()
    answer = _answer(there, names[seed % len(names)])
    seconds = monotonic() - began
    truth, lives = there.chances(100), there.outcomes(_END, _LIVES)
    said = _in_order(answer, there)
    oracle = float(np.mean(truth * (1 - truth)))
    quarter = answer.quarter
    return {
        "deals a day": per_day,
        "closed deals": answer.closed,
        "Brier, ours": oracle + float(np.mean((said - truth) ** 2)),
        "Brier, one rate": oracle + float(np.mean((answer.win_rate - truth) ** 2)),
        "Brier, oracle": oracle,
        "range holds": float(np.mean((lives >= quarter.p10) & (lives <= quarter.p90))),
        "median off by": quarter.p50 / float(np.median(lives)) - 1,
        "seconds": seconds,
    }


def _answer(there: Market, layout: str) -> PipelineResult:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        LAYOUTS[layout](there).to_csv(path, index=False)
        table = read_file(path).tables[0]
    circumstances = Circumstances(today=there.today)
    plan = understand("what will our pipeline bring this quarter?", table, circumstances).plan
    assert isinstance(plan, PipelinePlan)
    return result_of(valued(table, plan, circumstances), plan, table, circumstances, None)


def _in_order(answer: PipelineResult, there: Market) -> np.ndarray:
    """The chances in the order of the market's open deals, which all layouts number alike."""
    number = there.open["id"].str[4:].astype(int)
    by_number = {int("".join(filter(str.isdigit, deal.id))[-4:]): deal.probability for deal in answer.deals}
    return np.array([by_number.get(each % 10_000, answer.win_rate) for each in number])
