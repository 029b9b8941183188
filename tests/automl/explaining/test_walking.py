"""Attributions by walks are Shapley values: checked against all orders, worked out one by one."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automl.explaining.figure import Figure
from automl.explaining.walking import walk
from automl.explaining.weighing import closed, weighed
from tests.automl.supposing.known import KnownModel


def _function(rows: pd.DataFrame) -> np.ndarray:
    a, b, c = (rows[name].to_numpy(dtype=float) for name in "abc")
    return np.asarray(a * b + 3 * c + np.maximum(a, c) * b)


def _exact(start: dict[str, float], end: dict[str, float]) -> dict[str, float]:
    """Over all six orders."""
    out = dict.fromkeys("abc", 0.0)
    for order in permutations("abc"):
        here = dict(start)
        for name in order:
            before = float(_function(pd.DataFrame([here]))[0])
            here[name] = end[name]
            out[name] += (float(_function(pd.DataFrame([here]))[0]) - before) / 6
    return out


@given(st.lists(st.floats(-3, 3), min_size=6, max_size=6))
@settings(max_examples=20, deadline=None)
def test_the_mean_of_many_walks_is_the_shapley_value(numbers: list[float]) -> None:
    start, end = dict(zip("abc", numbers[:3], strict=True)), dict(zip("abc", numbers[3:], strict=True))
    figure = Figure(KnownModel("regression", (), _function), None)
    walks = walk(figure, pd.DataFrame([start] * 600), pd.DataFrame([end] * 600))
    assert np.allclose(walks.moves.sum(axis=1), walks.ends - walks.starts)
    exact = _exact(start, end)
    spread = max(1.0, float(np.abs(walks.moves).max()))
    assert walks.moves.mean(axis=0) == pytest.approx(list(exact.values()), abs=0.06 * spread)


def test_walks_from_many_rows_agree_with_shaps_exact_explainer() -> None:
    import shap  # noqa: PLC0415  takes seconds

    random = np.random.default_rng(3)
    reference = pd.DataFrame(random.normal(size=(40, 3)), columns=list("abc"))
    row = pd.DataFrame([{"a": 1.5, "b": -2.0, "c": 0.7}])
    explainer = shap.ExactExplainer(
        lambda cells: _function(pd.DataFrame(cells, columns=list("abc"))),
        shap.maskers.Independent(reference.to_numpy(), max_samples=len(reference)),
    )
    expected = explainer(row.to_numpy()).values[0]
    figure = Figure(KnownModel("regression", (), _function), None)
    starts = pd.concat([reference] * 40, ignore_index=True)
    walks = walk(figure, starts, pd.concat([row] * len(starts), ignore_index=True))
    assert walks.moves.mean(axis=0) == pytest.approx(expected, abs=0.1)


def test_weights_give_a_sample_the_mean_of_all() -> None:
    known = np.random.default_rng(0).normal(size=(40, 2))
    weights = weighed(known, np.array([0.3, -0.2]))
    assert weights.sum() == pytest.approx(1)
    assert weights @ known == pytest.approx([0.3, -0.2])


def test_what_rounding_leaves_goes_to_the_largest() -> None:
    assert closed(np.array([0.1, -0.5, 0.2]), -0.21).tolist() == pytest.approx([0.1, -0.51, 0.2])
