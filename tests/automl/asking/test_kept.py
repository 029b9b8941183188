"""Groups kept by what they come to, the first of each other group, how often a flag says yes."""

from datetime import date

import pandas as pd
import pytest

from automl.capabilities.ask import ask
from automl.engine import Deadline
from automl.errors import DataError
from automl.plan import AskPlan, Circumstances
from automl.profile import profile_column
from automl.result import AskResult
from automl.table import Kind, Table
from automl.understanding import understand
from tests.automl.asking.sales import frame, table

NOW = Circumstances(today=date(2026, 11, 21))


def members() -> Table:
    """Customers of whom some have left."""
    made = pd.DataFrame(
        {
            "Contract": ["Monthly", "Monthly", "Yearly", "Yearly", "Monthly"] * 8,
            "Partner": ["Yes", "No", "Yes", "No", "No"] * 8,
            "Left": [1, 0, 0, 0, 1] * 8,
            "Hours": [float(number) for number in range(40)],
        }
    )
    kinds = {"Contract": Kind.CATEGORY, "Partner": Kind.CATEGORY, "Left": Kind.INTEGER, "Hours": Kind.NUMBER}
    columns = tuple(profile_column(made[name], kind) for name, kind in kinds.items())
    return Table("members", made, columns)


def answered(question: str, of: Table) -> AskResult:
    understood = understand(question, of, NOW)
    assert isinstance(understood.plan, AskPlan), (understood.clarify, understood.error, understood.plan)
    return ask(understood.plan, of, NOW, Deadline(20))


def test_customers_are_kept_by_what_they_come_to_and_not_by_single_rows() -> None:
    totals = frame().groupby("Customer")["Sales"].sum()
    bound = int(totals.median())
    got = answered(f"which customers have sales above {bound}?", table()).rows
    assert {row[0] for row in got} == set(totals[totals > bound].index)


def test_months_are_kept_by_their_totals() -> None:
    totals = frame().groupby(frame()["Order Date"].dt.to_period("M"))["Sales"].sum()
    got = answered("months with sales above 100000", table()).rows
    assert len(got) == int((totals > 100000).sum()) > 0
    assert got[0][1] == pytest.approx(totals.max())


def test_a_filter_by_rows_stays_one_where_the_groups_only_break_down() -> None:
    rows = frame()[frame()["Sales"] > 1000]
    got = dict(answered("sales by rep for orders above 1000", table()).rows)
    assert got == pytest.approx(rows.groupby("Rep")["Sales"].sum().to_dict())


def test_a_bound_that_nobody_reaches_is_said() -> None:
    with pytest.raises(DataError, match="There is no Rep"):
        answered("which reps have sales above 99000000?", table())


def test_the_best_of_each_other_group() -> None:
    got = answered("top 2 products per rep", table()).rows
    totals = frame().groupby(["Rep", "Product"])["Sales"].sum()
    best = totals.sort_values(ascending=False).groupby(level=0).head(2)
    assert {(row[0], row[1]) for row in got} == set(best.index)


def test_which_of_two_is_told_for_each() -> None:
    got = dict(answered("do kevin or amara sell more?", table()).rows)
    totals = frame().groupby("Rep")["Sales"].sum()
    assert got == pytest.approx({"Kevin": totals["Kevin"], "Amara": totals["Amara"]})


@pytest.mark.parametrize("question", ["attrition rate", "what share of people left", "rate of left"])
def test_a_rate_is_the_share_of_rows_in_which_a_flag_says_yes(question: str) -> None:
    (row,) = answered(question, members()).rows
    assert row[-1] == pytest.approx(0.4)


def test_a_rate_by_group() -> None:
    got = answered("attrition rate by contract", members()).rows
    assert [(row[0], row[-1]) for row in got] == [("Monthly", pytest.approx(2 / 3)), ("Yearly", 0.0)]


def test_the_longest_is_not_read_as_the_lowest() -> None:
    plan = understand("which contract has the longest hours on average", members(), NOW).plan
    assert isinstance(plan, AskPlan)
    assert (plan.aggregation, plan.order) == ("mean", "largest")


@pytest.mark.parametrize("word", ["avg", "average", "mean", "avrg"])
def test_an_average_is_an_average_however_it_is_written(word: str) -> None:
    got = dict(answered(f"{word} profit by rep", table()).rows)
    assert got == pytest.approx(frame().groupby("Rep")["Profit"].mean().to_dict())


def test_both_sides_of_a_flag_are_set_against_each_other() -> None:
    made = members().frame.groupby("Partner")["Hours"].mean()
    got = dict(answered("average hours of partners vs non partners", members()).rows)
    assert got == pytest.approx(made.to_dict())
