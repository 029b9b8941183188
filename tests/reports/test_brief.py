"""A result in half a line."""

from automl.plan import DescribePlan
from reports.brief import brief
from tests.reports.fabricate import Shape, forecast_of
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
