"""What drives the target at all: shares of the whole influence, with direction."""

from time import monotonic
from typing import Literal

import numpy as np
import pandas as pd
from scipy import stats

from automl.explaining.figure import Figure, Numbers
from automl.explaining.telling import plain
from automl.explaining.walking import walk
from automl.jsonable import Loose
from automl.predicting.result import Driver
from automl.tabular import FittedModel, TreeContributions

_CLEAR = 0.4
"""Rank correlation from which a column has a direction."""
_LEAST_ROWS = 8
_WALKS = 150
_PROBE, _SECONDS = 25, 1.0
"""Rows by which the pace of contributions is taken, and what those of all rows may take."""


def drivers_of(figure: Figure, features: pd.DataFrame) -> tuple[tuple[Driver, ...], str]:
    """The drivers of a figure over rows of training, the strongest first, and the name of the model that is meant.

    By the contributions of a model that is part of it and can tell, else by walks of the model that answers.
    """
    features = _affordable(figure.model, features)
    told = figure.model.contributions(features)
    if told is None:
        moves, name = _walked(figure, features), figure.model.members[0].name
    else:
        moves, name = of_figure(told, figure, tuple(features.columns)), told.model
    strength = np.abs(moves).mean(axis=0)
    shares = strength / strength.sum() if strength.sum() > 0 else strength
    rows = features.iloc[: len(moves)]
    each = [_driver(rows[column], moves[:, place], float(shares[place])) for place, column in enumerate(features)]
    return tuple(sorted(each, key=lambda one: -one.share)), name


def _affordable(model: FittedModel, features: pd.DataFrame) -> pd.DataFrame:
    """As many of the rows, evenly chosen, as there is time for."""
    began = monotonic()
    if len(features) <= _PROBE or model.contributions(features.head(_PROBE)) is None:
        return features
    most = max(_PROBE, int(_SECONDS * _PROBE / max(monotonic() - began, 1e-9)))
    return features if len(features) <= most else features.iloc[np.linspace(0, len(features) - 1, most).astype(int)]


def of_figure(told: TreeContributions, figure: Figure, columns: tuple[str, ...]) -> Numbers:
    """The contributions to the figure's own class, in the order of `columns`: rows × columns."""
    values = told.values
    classes = figure.model.classes
    if values.ndim == 3:  # noqa: PLR2004 - one layer for each class
        values = values[:, :, classes.index(str(figure.positive))]
    elif figure.positive is not None and classes.index(figure.positive) == 0:
        values = -values
    out = np.zeros((len(values), len(columns)))
    for place, column in enumerate(columns):
        if column in told.columns:
            out[:, place] = values[:, told.columns.index(column)]
    return out


def own_moves(model: FittedModel, figure: Figure, features: pd.DataFrame) -> Numbers | None:
    """What each column adds to the figure by a model's own reckoning; None where none of the model can tell."""
    told = model.contributions(features)
    return None if told is None else of_figure(told, figure, tuple(features.columns))


def _walked(figure: Figure, features: pd.DataFrame) -> Numbers:
    rows = features.iloc[:_WALKS].reset_index(drop=True)
    others = features.sample(len(rows), random_state=1).reset_index(drop=True)
    return walk(figure, others, rows).moves


def _driver(values: pd.Series, moves: Numbers, share: float) -> Driver:
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return Driver(str(values.name), share, _direction(values.to_numpy(dtype=np.float64), moves))
    toward, away = _ends(values, moves)
    return Driver(str(values.name), share, None, toward, away)


def _direction(values: Numbers, moves: Numbers) -> Literal["up", "down"] | None:
    known = np.isfinite(values)
    if known.sum() < _LEAST_ROWS or np.ptp(values[known]) == 0 or np.ptp(moves[known]) == 0:
        return None
    correlation = float(stats.spearmanr(values[known], moves[known]).statistic)
    return "up" if correlation >= _CLEAR else "down" if correlation <= -_CLEAR else None


def _ends(values: pd.Series, moves: Numbers) -> tuple[Loose, Loose]:
    """The values that raise and lower the figure most, of those that more than a few rows hold."""
    means = pd.Series(moves).groupby(values.astype(object).to_numpy()).agg(["mean", "size"])
    often = means.loc[means["size"] >= _LEAST_ROWS, "mean"]
    if len(often) < 2 or pd.api.types.is_datetime64_any_dtype(values):  # noqa: PLR2004 - two ends
        return None, None
    return plain(often.idxmax()), plain(often.idxmin())
