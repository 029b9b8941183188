"""A result in half a line."""

from automl.plan import DescribePlan
from reports.brief import brief
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.fabricate_rows import churn_plan, churn_result, flower_result, hopeless_result, house_result
from tests.reports.surroundings import plan_of


def test_the_best_so_far_is_the_headlines_figure_with_its_range() -> None:
    shape = Shape()
    result = forecast_of(shape)
    told = brief(plan_of(shape, result), result)
    assert told is not None
    assert told.startswith("$")
    assert ", likely $" in told
    assert "steps" not in told


def test_what_no_single_figure_stands_for_has_no_half_line() -> None:
    assert brief(DescribePlan(), forecast_of(Shape())) is None


def test_a_prediction_so_far_is_told_in_half_a_line() -> None:
    assert brief(churn_plan(), churn_result()) == "71 of 100 flagged are right"
    assert brief(churn_plan(), house_result()) == "off by $15.8K on average"
    assert brief(churn_plan(), flower_result()) == "right for 95 of 100"
    assert brief(churn_plan(), hopeless_result()) == "no better than a guess yet"
