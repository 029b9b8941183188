"""What each deal is worth, with the blanks of open deals filled in from what was won."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.result import Caution
from automl.row_plans import PipelinePlan

_TELLING = 0.3
_MOST_LEVELS = 50


@dataclass(frozen=True, slots=True)
class Amounts:
    """values: float64, never missing. assumed: which of them the file does not hold.

    quoted: what a deal was taken to be worth while it was open: its amount, or the usual one where a deal that is over
    has none (lost deals often lose theirs).
    """

    values: pd.Series
    quoted: pd.Series
    assumed: pd.Series
    cautions: tuple[Caution, ...]


def amounts(raw: pd.DataFrame, plan: PipelinePlan, state: pd.Series) -> Amounts:
    """The amounts; 1 for each deal where no column has them. A negative one is taken as unknown.

    Those of open deals that are unknown become the mean of the won ones, of the same kind where a column tells it.
    """
    if plan.amount is None:
        ones = pd.Series(1.0, index=raw.index)
        return Amounts(ones, ones, pd.Series(data=False, index=raw.index), ())
    values = raw[plan.amount].astype("float64")
    negative = int((values < 0).sum())
    values = values.where(values >= 0)
    blank = (state == "open") & ~(values > 0)
    won = values[(state == "won") & (values > 0)]
    usual = _usual(raw, won)
    filled = values.where(~blank, usual).fillna(0.0)
    told = (Caution("negative_amounts", {"count": negative}), Caution("blank_amounts", {"count": int(blank.sum())}))
    return Amounts(
        filled,
        filled.where(filled > 0, usual),
        blank,
        tuple(caution for caution in told if caution.values["count"]),
    )


def _usual(raw: pd.DataFrame, won: pd.Series) -> pd.Series:
    """The mean amount of won deals, by the column that tells it best."""
    overall = float(won.mean()) if len(won) else 0.0
    best, share = None, _TELLING
    for name in raw.columns:
        levels = raw[name].astype(str)
        if 2 <= levels.nunique() <= _MOST_LEVELS and (told := _told(won, levels)) > share:  # noqa: PLR2004
            best, share = levels, told
    if best is None:
        return pd.Series(overall, index=raw.index)
    return best.map(won.groupby(best.loc[won.index]).mean()).astype("float64").fillna(overall)


def _told(won: pd.Series, levels: pd.Series) -> float:
    """The share of the variance of log amounts that a column's levels explain."""
    logs = np.log1p(won)
    means = logs.groupby(levels.loc[won.index]).transform("mean")
    spread = float(((logs - logs.mean()) ** 2).sum())
    return 1 - float(((logs - means) ** 2).sum()) / spread if spread > 0 else 0.0
