"""The smallest change that turns the outcome of a row, within what a person can act on."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from automl.capabilities.whatif import whatif
from automl.errors import DataError
from automl.models.card import Feature
from automl.plan import Filter
from automl.row_plans import WhatIfPlan
from automl.supposing.actionable import can_act_on
from automl.supposing.candidates import spread_of
from automl.supposing.result import WhatIfResult
from automl.table import Kind
from tests.automl.fitted import Asked, fitted, table_of
from tests.automl.planted import customers, flats
from tests.automl.supposing.known import asked_of

KINDS = {"price": Kind.NUMBER, "calls": Kind.INTEGER, "age": Kind.INTEGER, "plan": Kind.CATEGORY}


def _table(rows: int = 500) -> tuple[pd.DataFrame, dict[str, Kind]]:
    random = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "name": [f"N{number}" for number in range(rows)],
            "price": random.uniform(0, 100, rows).round(1),
            "calls": random.integers(0, 20, rows),
            "age": random.integers(18, 90, rows),
            "plan": random.choice(["basic", "plus"], rows),
            "y": random.choice(["Yes", "No"], rows),
        }
    )
    return frame, {"name": Kind.ID, **KINDS, "y": Kind.CATEGORY}


def _turned(asked: Asked, name: str, column: str = "name", **more: object) -> WhatIfResult:
    plan = WhatIfPlan(flip=True, filters=[Filter(column=column, op="=", value=name)], model="m_1", **more)  # type: ignore[arg-type]
    return whatif(plan, asked.table, asked.tools)


def _by_price(rows: pd.DataFrame) -> npt.NDArray[np.float64]:
    odds = (rows["price"].astype(float) - 50) / 10 + (rows["age"].astype(float) - 50) / 5
    return np.asarray(1 / (1 + np.exp(-odds)))


def test_the_smallest_change_of_a_number_is_where_the_outcome_turns(tmp_path: Path) -> None:
    frame, kinds = _table()
    frame.loc[0, ["price", "age"]] = [90.0, 50]
    asked = asked_of(table_of(frame, kinds), KINDS, _by_price, tmp_path)
    result = _turned(asked, "N0")
    change = result.flips[0].changes[0]
    assert change.column == "price"
    assert change.after == pytest.approx(50, abs=1.0)
    assert change.after < 50
    assert result.baseline > 0.5 > result.flips[0].value
    assert result.baseline + sum(each.contribution for each in result.contributions) == pytest.approx(result.value)


def test_nothing_that_a_person_cannot_act_on_is_proposed(tmp_path: Path) -> None:
    frame, kinds = _table()
    asked = asked_of(table_of(frame, kinds), KINDS, _by_price, tmp_path)
    for name in ("N1", "N2", "N3"):
        assert "age" not in {each.column for flip in _turned(asked, name).flips for each in flip.changes}


@pytest.mark.parametrize("seed", range(4))
def test_no_pair_on_the_grid_is_shorter_than_the_one_that_is_found(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    a, b = random.uniform(0.5, 1.5, 2)

    def together(rows: pd.DataFrame) -> npt.NDArray[np.float64]:
        price, calls = rows["price"].to_numpy(dtype=float) / 100, rows["calls"].to_numpy(dtype=float) / 19
        return np.asarray(np.minimum(0.9, np.minimum(price * a, 0.35) + np.minimum(calls * b, 0.35)))

    frame, kinds = _table()
    frame.loc[0, ["price", "calls"]] = [5.0, 1]
    frame["calls"] = frame["calls"].astype(int)
    asked = asked_of(table_of(frame, kinds), KINDS, together, tmp_path)
    flip = _turned(asked, "N0").flips[0]
    assert {each.column for each in flip.changes} == {"price", "calls"}
    spreads = {name: spread_of(frame[name]) for name in ("price", "calls")}
    length = sum(abs(each.after - each.before) / spreads[each.column] for each in flip.changes)
    grid = pd.DataFrame(
        [
            (x, y)
            for x in frame["price"].quantile(np.linspace(0, 1, 6))
            for y in frame["calls"].quantile(np.linspace(0, 1, 6))
        ],
        columns=["price", "calls"],
    ).round({"price": 0, "calls": 0})
    turning = grid[together(grid) >= 0.5]
    shortest = (abs(turning["price"] - 5) / spreads["price"] + abs(turning["calls"] - 1) / spreads["calls"]).min()
    assert length <= shortest + 0.1


def test_where_nothing_turns_the_outcome_that_is_said_by_none(tmp_path: Path) -> None:
    frame, kinds = _table()

    def never(rows: pd.DataFrame) -> npt.NDArray[np.float64]:
        return np.full(len(rows), 0.9)

    result = _turned(asked_of(table_of(frame, kinds), KINDS, never, tmp_path), "N0")
    assert result.flips == ()
    assert result.value == result.baseline == pytest.approx(0.9)


def test_a_customer_who_would_leave_is_shown_what_would_keep_them(tmp_path: Path) -> None:
    asked = fitted(customers(), "Churn", tmp_path, names=["customerID"])
    likely = asked.model.model.predict(asked.table.frame[[each.name for each in asked.model.card.features]])[:, 1]
    name = asked.table.frame["customerID"].iloc[int(np.argsort(likely)[-40])]
    result = _turned(asked, name, "customerID")
    assert result.flips
    assert all(flip.value < 0.5 for flip in result.flips)
    assert {each.column for flip in result.flips for each in flip.changes} <= {
        "Contract",
        "MonthlyCharges",
        "Paperless",
    }
    assert result.seconds < 2


def test_a_value_to_reach_is_reached(tmp_path: Path) -> None:
    asked = fitted(flats(), "rent", tmp_path, task="regression", positive=None)
    size = float(asked.table.frame["size"].iloc[0])
    now = float(asked.model.model.predict(asked.table.frame.iloc[[0]])[0])
    plan = WhatIfPlan(flip=True, filters=[Filter(column="size", op="=", value=size)], model="m_1", goal=now + 120)
    assert whatif(plan, asked.table, asked.tools).flips[0].value >= now + 120
    with pytest.raises(DataError, match="how much"):
        whatif(plan.model_copy(update={"goal": None}), asked.table, asked.tools)


@pytest.mark.parametrize(
    ("name", "kind", "can"),
    [
        ("MonthlyCharges", Kind.MONEY, True),
        ("Contract", Kind.CATEGORY, True),
        ("discount_rate", Kind.PERCENT, True),
        ("Age", Kind.INTEGER, False),
        ("SeniorCitizen", Kind.INTEGER, False),
        ("customer_gender", Kind.CATEGORY, False),
        ("tenure", Kind.INTEGER, False),
        ("MaritalStatus", Kind.CATEGORY, False),
        ("signed_on", Kind.DATE, False),
        ("comment", Kind.TEXT, False),
        ("Region", Kind.CATEGORY, False),
    ],
)
def test_what_a_person_can_act_on(name: str, kind: Kind, can: bool) -> None:
    assert can_act_on(Feature(name, kind)) is can


def test_where_a_row_has_the_outcome_already_nothing_is_proposed(tmp_path: Path) -> None:
    frame, kinds = _table()
    frame.loc[0, ["price", "age"]] = [90.0, 50]
    asked = asked_of(table_of(frame, kinds), KINDS, _by_price, tmp_path)
    assert _turned(asked, "N0", outcome="No").flips
    with pytest.raises(DataError, match="“Yes” already"):
        _turned(asked, "N0", outcome="Yes")
