"""Why a group differs, from the data alone: the planted reason is found, with its size."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from automl.errors import DataError
from automl.explaining.data.group import explain_from_data
from automl.explaining.result import ROWS, ExplainResult
from automl.plan import Circumstances, Filter, Period
from automl.row_plans import ExplainPlan
from automl.table import Kind, Table
from tests.automl.fitted import table_of
from tests.today import TODAY

KINDS = {
    "Region": Kind.CATEGORY,
    "Product": Kind.CATEGORY,
    "Channel": Kind.CATEGORY,
    "Discount": Kind.PERCENT,
    "Sales": Kind.MONEY,
    "Profit": Kind.MONEY,
    "Day": Kind.DATE,
}
WEST = Filter(column="Region", op="=", value="West")


def _orders(rows: int = 4000, seed: int = 0) -> pd.DataFrame:
    """Orders whose product alone decides what they bring: 100 for Chairs, 60 for Paper, 20 for Pens."""
    random = np.random.default_rng(seed)
    product = random.choice(["Chairs", "Paper", "Pens"], rows)
    return pd.DataFrame(
        {
            "Region": random.choice(["West", "East", "North", "South"], rows),
            "Product": product,
            "Channel": random.choice(["web", "shop"], rows),
            "Discount": random.choice([0.0, 0.1, 0.2], rows),
            "Sales": pd.Series(product).map({"Chairs": 100.0, "Paper": 60.0, "Pens": 20.0}) + random.normal(0, 5, rows),
        }
    )


def _why(frame: pd.DataFrame, aggregation: str | None = "mean", **more: object) -> ExplainResult:
    plan = ExplainPlan(subject="group", target="Sales", aggregation=aggregation, filters=[WEST], **more)  # type: ignore[arg-type]
    return explain_from_data(plan, _table(frame), Circumstances(today=TODAY))


def _table(frame: pd.DataFrame) -> Table:
    return table_of(frame, {name: KINDS.get(name, Kind.CATEGORY) for name in frame.columns}, "orders")


def _adds_up(result: ExplainResult) -> bool:
    told = sum(each.contribution for each in result.contributions)
    return result.baseline + told == pytest.approx(result.value, rel=1e-9, abs=1e-9)


def _more_pens_in_west(frame: pd.DataFrame, seed: int = 1) -> pd.DataFrame:
    """Half of what is not a pen in the West is no more."""
    random = np.random.default_rng(seed)
    gone = (frame["Region"] == "West") & (frame["Product"] != "Pens") & (random.random(len(frame)) < 0.5)
    return frame[~gone].reset_index(drop=True)


def test_a_group_with_more_of_the_cheap_product_is_lower_by_its_mix() -> None:
    frame = _more_pens_in_west(_orders())
    result = _why(frame)
    west = frame[frame["Region"] == "West"]["Sales"].mean()
    others = frame[frame["Region"] != "West"]["Sales"].mean()
    assert (result.baseline, result.value) == (pytest.approx(others), pytest.approx(west))
    assert _adds_up(result)
    first = result.contributions[0]
    assert (first.column, first.value) == ("Product", "Pens")
    assert first.contribution == pytest.approx(west - others, abs=1.0)
    assert first.mix == pytest.approx(first.contribution, abs=1.0)
    assert {each.column for each in result.contributions} == {"Product", "Region"}
    pens = result.parts[0]
    assert (pens.column, pens.value) == ("Product", "Pens")
    assert pens.share > pens.share_elsewhere
    assert pens.effect < 0


def test_a_group_that_does_worse_in_one_product_alone_is_lower_by_its_rate_there() -> None:
    frame = _orders()
    chairs = (frame["Region"] == "West") & (frame["Product"] == "Chairs")
    frame.loc[chairs, "Sales"] -= 30
    result = _why(frame)
    first = result.contributions[0]
    assert (first.column, first.value) == ("Product", "Chairs")
    assert first.rate == pytest.approx(-10, abs=1.0)
    assert _adds_up(result)
    assert result.parts[0].value == "Chairs"
    assert result.parts[0].figure == pytest.approx(70, abs=1.5)
    assert result.parts[0].figure_elsewhere == pytest.approx(100, abs=1.5)


def test_a_group_that_does_worse_everywhere_is_itself_the_reason() -> None:
    frame = _orders()
    frame.loc[frame["Region"] == "West", "Sales"] -= 12
    result = _why(frame)
    assert result.contributions[0].column == "Region"
    assert result.contributions[0].rate == pytest.approx(-12, abs=1.5)
    assert _adds_up(result)


def test_a_sum_is_lower_by_volume_mix_and_rate_which_add_up() -> None:
    frame = _more_pens_in_west(_orders())
    frame.loc[frame["Region"] == "West", "Sales"] -= 5
    result = _why(frame, "sum")
    total = frame.groupby("Region")["Sales"].sum()
    assert result.value == pytest.approx(total["West"])
    assert result.baseline == pytest.approx(total.drop("West").mean())
    told = {each.column: each for each in result.contributions}
    counts = frame["Region"].value_counts()
    mean = frame.groupby("Region")["Sales"].mean()
    halfway = (mean["West"] + frame.loc[frame["Region"] != "West", "Sales"].mean()) / 2
    assert told[ROWS].contribution == pytest.approx((counts["West"] - counts.drop("West").mean()) * halfway)
    assert told["Product"].mix is not None
    assert told["Product"].mix < 0
    assert _adds_up(result)


def test_another_group_may_be_named_to_compare_with() -> None:
    frame = _more_pens_in_west(_orders())
    east = Filter(column="Region", op="=", value="East")
    result = _why(frame, "sum", against=(east,))
    assert result.baseline == pytest.approx(frame[frame["Region"] == "East"]["Sales"].sum())
    assert result.others == {"Region": "East"}
    assert _adds_up(result)


def test_a_group_that_looks_worse_and_is_better_like_for_like_is_told_so() -> None:
    frame = _more_pens_in_west(_orders())
    frame.loc[frame["Region"] == "West", "Sales"] += 4
    result = _why(frame)
    assert result.value < result.baseline
    told = {each.column: each.contribution for each in result.contributions}
    assert told["Region"] == pytest.approx(4, abs=1.0)
    assert "turned" in {each.kind for each in result.cautions}


@pytest.mark.parametrize("seed", range(6))
def test_columns_that_make_no_difference_are_not_named(seed: int) -> None:
    frame = _orders(1500, seed)
    random = np.random.default_rng(seed + 50)
    for number in range(15):
        frame[f"noise{number}"] = random.choice(["a", "b", "c"], len(frame))
    frame.loc[frame["Region"] == "West", "Sales"] -= 20
    named = {each.column for each in _why(frame).contributions}
    assert len(named - {"Region", "Product"}) <= 1
    assert not any(name.startswith("noise") for name in named) or seed == 0


def test_what_a_group_is_made_of_alone_says_which_of_it_drags() -> None:
    random = np.random.default_rng(3)
    parts = {"Furniture": ["Tables", "Chairs", "Lamps"], "Office": ["Paper", "Pens"], "Tech": ["Phones", "Cables"]}
    category = random.choice(list(parts), 3000)
    part = [random.choice(parts[each]) for each in category]
    profit = np.where(np.array(part) == "Tables", -30.0, 20.0) + random.normal(0, 4, 3000)
    frame = pd.DataFrame(
        {"Category": category, "Part": part, "Channel": random.choice(["a", "b"], 3000), "Profit": profit}
    )
    table = _table(frame)
    plan = ExplainPlan(
        subject="group",
        target="Profit",
        filters=[Filter(column="Category", op="=", value="Furniture")],
        aggregation="mean",
    )
    result = explain_from_data(plan, table, Circumstances(today=TODAY))
    assert result.contributions[0].column == "Part"
    assert result.contributions[0].value == "Tables"
    assert result.parts[0].effect == pytest.approx(-50 / 3, rel=0.15)
    assert _adds_up(result)


def test_a_share_of_yes_is_compared_as_a_rate() -> None:
    frame = _orders()
    random = np.random.default_rng(1)
    likely = np.where(frame["Product"] == "Pens", 0.6, 0.2)
    frame["Returned"] = np.where(random.random(len(frame)) < likely, "Yes", "No")
    frame = _more_pens_in_west(frame, seed=7).drop(columns="Sales")
    plan = ExplainPlan(subject="group", target="Returned", filters=[WEST], direction="lower")
    result = explain_from_data(plan, _table(frame), Circumstances(today=TODAY))
    assert (result.what, result.positive) == ("rate", "Yes")
    assert 0 < result.baseline < result.value < 1
    assert result.contributions[0].column == "Product"
    assert "opposite" in {each.kind for each in result.cautions}


def test_few_rows_are_cautioned() -> None:
    frame = _orders(60)
    assert "few_rows" in {each.kind for each in _why(frame).cautions}


def test_a_question_that_names_no_group_or_no_measure_says_so() -> None:
    table = _table(_orders(50))
    for plan in (ExplainPlan(subject="group", target="Sales"), ExplainPlan(subject="group", filters=[WEST])):
        with pytest.raises(DataError):
            explain_from_data(plan, table, Circumstances(today=TODAY))


def test_who_buys_in_two_groups_counts_in_both() -> None:
    random = np.random.default_rng(3)
    frame = pd.DataFrame(
        {
            "Region": np.repeat(["East", "West"], 400),
            "Channel": random.choice(["web", "shop"], 800),
            "Customer": [f"C{number % (100 if number < 400 else 80)}" for number in range(800)],
        }
    )
    told = frame.groupby("Region")["Customer"].nunique()
    plan = ExplainPlan(subject="group", target="Customer", aggregation="count_distinct", filters=[WEST])
    result = explain_from_data(plan, _table(frame), Circumstances(today=TODAY))
    assert (result.baseline, result.value) == (told["East"], told["West"]) == (100, 80)


@pytest.mark.parametrize("aggregation", ["sum", "mean"])
def test_a_period_is_compared_with_the_one_before_it(aggregation: str) -> None:
    """Why did sales drop in March? Fewer of the dear chairs were sold than in February."""
    frame = _orders().assign(Day=lambda rows: pd.Timestamp("2025-02-01") + pd.to_timedelta(rows.index % 56, unit="D"))
    march = frame["Day"] >= "2025-03-01"
    frame = frame[~(march & (frame["Product"] == "Chairs") & (frame.index % 4 != 0))].reset_index(drop=True)
    plan = ExplainPlan(
        subject="group",
        target="Sales",
        aggregation=aggregation,  # type: ignore[arg-type]
        time="Day",
        period=Period(label="March 2025", start=date(2025, 3, 1), end=date(2025, 3, 28)),
        filters=[Filter(column="Day", op="between", value=[date(2025, 3, 1), date(2025, 3, 28)])],
        against=(Filter(column="Day", op="between", value=[date(2025, 2, 1), date(2025, 2, 28)]),),
        direction="lower",
    )
    result = explain_from_data(plan, _table(frame), Circumstances(today=TODAY))
    told = frame.groupby(frame["Day"] >= "2025-03-01")["Sales"].agg(aggregation)
    assert (result.baseline, result.value) == (pytest.approx(told[False]), pytest.approx(told[True]))
    assert _adds_up(result)
    assert "Product" in [each.column for each in result.contributions[:2]]
    assert not {"opposite", "by_mean"} & {each.kind for each in result.cautions}
