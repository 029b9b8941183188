"""What goes together is found, whatever the kinds of the columns; noise stays silent."""

import numpy as np
import pandas as pd
import pytest

from automl.profile import profile_column
from automl.profiling.derived import derived
from automl.profiling.relationships import relationships
from automl.table import Kind, Table

ROWS = 600


def table_of(**columns: tuple[Kind, object]) -> Table:
    frame = pd.DataFrame({name: values for name, (_, values) in columns.items()})
    profiles = tuple(profile_column(frame[name], kind, ()) for name, (kind, _) in columns.items())
    return Table("made", frame, profiles, None, len(frame), len(profiles))


def links(table: Table) -> dict[frozenset[str], float]:
    return {frozenset((each.a, each.b)): each.strength for each in relationships(table, table.frame)}


def words(codes: "np.ndarray[tuple[int], np.dtype[np.int64]]", letters: str) -> "list[str]":
    return [letters[code] for code in codes]


def test_two_numbers_that_rise_together_and_one_that_bends() -> None:
    random = np.random.default_rng(1)
    x = random.uniform(-1, 1, ROWS)
    table = table_of(
        x=(Kind.NUMBER, x),
        up=(Kind.NUMBER, np.exp(3 * x) + random.normal(0, 0.1, ROWS)),
        bent=(Kind.NUMBER, x**2 + random.normal(0, 0.02, ROWS)),
    )
    found = links(table)
    assert found[frozenset(("x", "up"))] > 0.9
    assert found[frozenset(("x", "bent"))] > 0.9


def test_a_category_goes_with_a_number_and_with_another_category() -> None:
    random = np.random.default_rng(2)
    codes = random.integers(0, 4, ROWS)
    other = np.where(random.uniform(size=ROWS) < 0.85, codes, random.integers(0, 4, ROWS))
    table = table_of(
        plan=(Kind.CATEGORY, words(codes, "ABCD")),
        price=(Kind.NUMBER, np.array([10, 40, 20, 90])[codes] + random.normal(0, 2, ROWS)),
        team=(Kind.CATEGORY, words(other, "wxyz")),
    )
    found = links(table)
    assert found[frozenset(("plan", "price"))] > 0.9
    assert 0.7 < found[frozenset(("plan", "team"))] < 0.95


@pytest.mark.parametrize("seed", range(5))
def test_noise_shows_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    numbers = {f"n{place}": (Kind.NUMBER, random.lognormal(size=60)) for place in range(15)}
    groups = {
        f"g{place}": (Kind.CATEGORY, words(random.integers(0, 3 + place, 60), "ABCDEFGHIJ")) for place in range(6)
    }
    table = table_of(**numbers, **groups)
    assert links(table) == {}
    assert derived(table, table.frame) == ()


def test_strength_knows_no_unit_and_no_outlier() -> None:
    random = np.random.default_rng(3)
    x = random.normal(size=ROWS)
    y = x + random.normal(0, 0.5, ROWS)
    plain = links(table_of(x=(Kind.NUMBER, x), y=(Kind.NUMBER, y)))
    scaled = np.where(np.arange(ROWS) == 5, 1e12, 1000 * y)
    same = links(table_of(x=(Kind.NUMBER, x), y=(Kind.NUMBER, scaled)))
    assert abs(plain[frozenset("xy")] - same[frozenset("xy")]) < 0.02


def test_missing_cells_hide_no_link() -> None:
    random = np.random.default_rng(4)
    x = random.normal(size=ROWS)
    holes = np.where(random.uniform(size=ROWS) < 0.4, np.nan, x)
    assert links(table_of(x=(Kind.NUMBER, x), y=(Kind.NUMBER, holes)))[frozenset("xy")] > 0.98


def test_a_column_that_is_a_formula_of_two_others_is_told() -> None:
    random = np.random.default_rng(5)
    units, price = random.integers(1, 20, ROWS), np.round(random.uniform(1, 90, ROWS), 2)
    gross = np.round(units * price, 2)
    discount = np.round(random.uniform(0, 0.2, ROWS) * gross, 2)
    table = table_of(
        Units=(Kind.INTEGER, units),
        Price=(Kind.NUMBER, price),
        Gross=(Kind.NUMBER, gross),
        Discount=(Kind.NUMBER, discount),
        Net=(Kind.NUMBER, np.round(gross - discount, 2)),
        Tax=(Kind.NUMBER, gross * 0.2),
    )
    told = {(each.column, each.formula) for each in derived(table, table.frame)}
    assert ("Gross", "Units × Price") in told
    assert ("Gross", "Discount + Net") in told
    assert ("Tax", "0.2 × Gross") in told
    assert len(told) == 3


def test_a_column_that_each_value_of_another_decides_is_told() -> None:
    random = np.random.default_rng(6)
    states = random.integers(0, 12, ROWS)
    table = table_of(
        State=(Kind.CATEGORY, words(states, "ABCDEFGHIJKL")),
        Region=(Kind.CATEGORY, words(states // 3, "NESW")),
        Colour=(Kind.CATEGORY, words(random.integers(0, 4, ROWS), "rgby")),
    )
    assert [(each.column, each.by) for each in derived(table, table.frame)] == [("Region", ("State",))]
