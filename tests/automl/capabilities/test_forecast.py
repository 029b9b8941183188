"""The forecast capability, from a table and a plan to a result, with an engine that answers at once."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.forecast import forecast
from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Report
from automl.errors import DataError
from automl.plan import Circumstances, Filter, ForecastPlan, Period
from automl.result import ForecastResult
from automl.table import Column, Frequency, Kind, Table, TimeAxis

TODAY = date(2030, 1, 1)


class LastYear(Forecaster):
    """Says last season's values again, a tenth up or down."""

    name = "last year"

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        frames = [self._one(panel, origin, horizon) for origin, panel in enumerate(panels)]
        return EngineForecast(pd.concat(frames), {"LastYear": "last year's values"})

    @staticmethod
    def _one(panel: Panel, origin: int, horizon: int) -> pd.DataFrame:
        frames = []
        for name, values in panel.values.groupby("series"):
            season = values["value"].to_numpy()[-panel.season :]
            said = np.resize(season, horizon)
            steps = pd.date_range(values["step"].max(), periods=horizon + 1, freq="MS")[1:]
            frames.append(
                pd.DataFrame(
                    {"model": "LastYear", "origin": origin, "series": name, "step": steps}
                    | {"p10": said * 0.9, "p50": said, "p90": said * 1.1}
                )
            )
        return pd.concat(frames)


def orders(months: int = 48) -> pd.DataFrame:
    """Three orders a day from January 2020 on, East twice as large as West, South closed since 2021."""
    random = np.random.default_rng(5)
    days = pd.date_range("2020-01-01", pd.Timestamp("2020-01-01") + pd.DateOffset(months=months), inclusive="left")
    frame = pd.DataFrame({"date": np.repeat(days, 3), "region": ["West", "East", "South"] * len(days)})
    frame["sales"] = frame["region"].map({"West": 10.0, "East": 20.0, "South": 5.0}) * random.uniform(
        0.8, 1.2, len(frame)
    )
    frame["order"] = [f"O{number // 3}" for number in range(len(frame))]
    return frame[(frame["region"] != "South") | (frame["date"] < "2021-03-01")].reset_index(drop=True)


def table_of(frame: pd.DataFrame) -> Table:
    kinds = {"date": Kind.DATE, "region": Kind.CATEGORY, "sales": Kind.MONEY, "order": Kind.ID}
    columns = tuple(Column(name, kinds[name], 0, frame[name].nunique()) for name in frame)
    axis = TimeAxis("date", frame["date"].min().date(), frame["date"].max().date(), Frequency.DAY, transactions=True)
    return Table("orders", frame, columns, axis, len(frame), len(columns))


PLAN = ForecastPlan(
    target="sales",
    time="date",
    groups=["region"],
    aggregation="sum",
    frequency=Frequency.MONTH,
    period=Period(label="Q1 2024", start=date(2024, 1, 1), end=date(2024, 3, 31)),
)


def answer(plan: ForecastPlan = PLAN, frame: pd.DataFrame | None = None, today: date = TODAY) -> ForecastResult:
    table = table_of(orders() if frame is None else frame)
    return forecast(plan, table, Circumstances(today=today), [LastYear()], Deadline(20), lambda _: None)


def changed(**fields: object) -> ForecastPlan:
    return PLAN.model_copy(update=fields)


def test_the_groups_add_up_and_the_largest_comes_first() -> None:
    result = answer()
    assert [group.key["region"] for group in result.groups] == ["East", "West", "South"]
    for number, step in enumerate(result.path):
        assert step.p50 == pytest.approx(sum(group.path[number].p50 for group in result.groups))
    assert result.horizon.p50 == pytest.approx(sum(group.horizon.p50 for group in result.groups))


def test_the_range_of_the_total_is_computed_and_not_summed() -> None:
    result = answer()
    assert result.horizon.p90 - result.horizon.p10 < sum(g.horizon.p90 - g.horizon.p10 for g in result.groups)


def test_an_ended_group_is_forecast_as_nothing_and_its_last_day_is_told() -> None:
    ended = answer().groups[-1]
    assert (ended.ended, ended.horizon.p50) == (date(2021, 2, 28), 0.0)


def test_a_partial_month_is_left_out_and_what_is_in_so_far_is_told() -> None:
    frame = orders()
    frame = frame[frame["date"] <= "2023-12-09"]
    result = answer(frame=frame)
    partial = result.history.dropped_partial
    assert partial is not None
    assert (partial.period, partial.last_row) == ("2023-12", date(2023, 12, 9))
    assert partial.actual_so_far == pytest.approx(frame[frame["date"] >= "2023-12-01"]["sales"].sum())
    assert result.path[0].period == "2023-12"
    assert result.history.end == date(2023, 11, 30)


def test_a_goal_gets_its_probability_and_its_gap() -> None:
    easy, hard = answer(changed(goal=1.0)), answer(changed(goal=1e9))
    assert easy.goal is not None
    assert hard.goal is not None
    assert (easy.goal.probability, hard.goal.probability) == (1.0, 0.0)
    assert hard.goal.gap == pytest.approx(hard.horizon.p50 - 1e9)


def test_a_sole_group_is_the_whole() -> None:
    result = answer(changed(filters=[Filter(column="region", op="=", value="West")]))
    assert [group.key for group in result.groups] == [{"region": "West"}]
    assert result.groups[0].horizon == result.horizon
    assert result.backtest.windows > 0


def test_a_filter_narrows_the_history() -> None:
    result = answer(changed(groups=[], filters=[Filter(column="region", op="=", value="West")]))
    west = orders().query("region == 'West' and date >= '2023-01-01' and date < '2023-04-01'")["sales"].sum()
    assert result.year_before == pytest.approx(west)


def test_distinct_orders_that_lie_in_several_groups_are_counted_once_in_the_total() -> None:
    result = answer(changed(target="order", aggregation="count_distinct"))
    assert result.horizon.p50 < sum(group.horizon.p50 for group in result.groups)
    assert "total_on_its_own" in {caution.kind for caution in result.cautions}


def test_a_mean_of_groups_has_a_total_of_its_own() -> None:
    result = answer(changed(aggregation="mean"))
    east, west = (group.horizon.p50 for group in result.groups[:2])
    assert west < result.horizon.p50 < east


def test_a_running_quarter_counts_the_months_that_are_in() -> None:
    quarter = Period(label="Q4 2023", start=date(2023, 10, 1), end=date(2023, 12, 31))
    frame = orders(months=46)
    result = answer(changed(period=quarter, groups=[]), frame, today=date(2023, 11, 3))
    october = frame[frame["date"] >= "2023-10-01"]["sales"].sum()
    assert result.live
    assert [step.period for step in result.path] == ["2023-11", "2023-12"]
    assert result.horizon.p50 == pytest.approx(october + sum(step.p50 for step in result.path))


def test_two_months_of_history_are_too_few_and_it_says_so() -> None:
    with pytest.raises(DataError, match="only 2 whole months"):
        answer(frame=orders(months=2))


def test_a_period_within_the_data_is_refused_in_words() -> None:
    with pytest.raises(DataError, match="lies within the data"):
        answer(changed(period=Period(label="Q1 2023", start=date(2023, 1, 1), end=date(2023, 3, 31))))


def test_a_promotion_plan_beyond_the_last_sale_is_used_when_it_helps_and_said() -> None:
    random = np.random.default_rng(3)
    months = pd.date_range("2018-01-01", periods=75, freq="MS")
    promotion = random.integers(0, 2, 75).astype(float)
    sales = 100 + 60 * promotion + random.normal(0, 3, 75)
    sales[72:] = np.nan
    frame = pd.DataFrame({"date": months, "sales": sales, "promotion": promotion})
    columns = tuple(Column(name, Kind.NUMBER, 0, 2) for name in ("sales", "promotion"))
    axis = TimeAxis("date", months[0].date(), months[-1].date(), Frequency.MONTH)
    table = Table("plan", frame, (Column("date", Kind.DATE, 0, 75), *columns), axis, 75, 3)
    result = forecast(changed(groups=[]), table, Circumstances(today=TODAY), [LastYear()], Deadline(20), lambda _: None)
    assert result.known_used == ("promotion",)
    assert result.history.end == date(2023, 12, 31)
    off = [step.p50 - (100 + 60 * kind) for step, kind in zip(result.path, promotion[72:], strict=True)]
    assert max(map(abs, off)) < 15


def test_a_country_with_holidays_that_do_not_help_changes_nothing() -> None:
    circumstances = Circumstances(today=TODAY, country="US")
    told = forecast(PLAN, table_of(orders()), circumstances, [LastYear()], Deadline(20), lambda _: None)
    assert told.known_used == ()
    assert told.horizon.p50 == pytest.approx(answer().horizon.p50)
