"""How pictures look, as models take it."""

import numpy as np
import pandas as pd

from automl.engines.tabular_looks import MOST, Looks
from automl.pictures.cells import cell


def _cells(count: int, seed: int = 0, size: int = 100) -> pd.Series:
    random = np.random.default_rng(seed)
    return pd.Series([cell("mostly red", each) for each in random.integers(0, 256, (count, size), dtype=np.uint8)])


def test_pictures_become_few_numbers_that_tell_them_apart() -> None:
    looks = Looks.learnt(_cells(300))
    assert looks is not None
    numbers = looks.of(_cells(20, seed=1))
    assert numbers.shape == (20, MOST)
    assert np.isfinite(numbers).all()
    assert len(np.unique(numbers.round(6), axis=0)) == 20


def test_a_cell_without_numbers_is_a_gap() -> None:
    looks = Looks.learnt(_cells(30))
    assert looks is not None
    odd = pd.Series([None, "mostly red", "x ⟦look 1 AAAA⟧", *_cells(2)], dtype=object)
    assert np.isnan(looks.of(odd)).all(axis=1).tolist() == [True, True, True, False, False]
    assert np.isnan(looks.of(_cells(5, size=40))).all()


def test_pictures_that_all_look_the_same_teach_nothing() -> None:
    same = pd.Series([_cells(1)[0]] * 30)
    assert Looks.learnt(same) is None
    assert Looks.learnt(pd.Series([None] * 30, dtype=object)) is None
    assert Looks.learnt(_cells(1)) is None
