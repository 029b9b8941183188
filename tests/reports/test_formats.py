"""Figures as business people write them, and never two that contradict each other."""

import math
from itertools import pairwise

import numpy as np
import pytest
from babel import Locale
from hypothesis import assume, given
from hypothesis import strategies as st

from automl.result import Unit
from reports.formats import axis_scale, full_scale, headline_scale, percent_scale, table_scale
from reports.phrases import phrasebook
from reports.rows.figures import cell_words

ENGLISH = Locale.parse("en")
DOLLARS = Unit("money", "USD")
UNITS = (DOLLARS, Unit("money"), Unit("count", noun="orders"), Unit("number"), Unit("percent"))
SIZES = st.floats(min_value=1e-6, max_value=1e14) | st.floats(min_value=-1e14, max_value=-1e-6)


def headline(values: list[float], unit: Unit = DOLLARS, locale: str = "en") -> list[str]:
    scale = headline_scale(values, unit, Locale.parse(locale))
    return [scale.write(value) for value in values]


@pytest.mark.parametrize(
    ("values", "unit", "written"),
    [
        ([3.8e6, 4.2e6, 4.6e6], DOLLARS, ["$3.8M", "$4.2M", "$4.6M"]),
        ([4.001e6, 4.002e6, 4.0035e6], DOLLARS, ["$4.0010M", "$4.0020M", "$4.0035M"]),
        ([0.95e6, 1.02e6, 1.1e6], DOLLARS, ["$0.95M", "$1.02M", "$1.10M"]),
        ([-2e5, 1e5, 3e5], DOLLARS, ["-$200K", "$100K", "$300K"]),
        ([999_960.0], DOLLARS, ["$1.00M"]),
        ([23.4, 25.1, 27.0], DOLLARS, ["$23.40", "$25.10", "$27.00"]),
        ([1.2e9, 1.5e9], Unit("money"), ["1.2B", "1.5B"]),
        ([43_100, 45_231, 47_300], Unit("count"), ["43,100", "45,200", "47,300"]),
        ([0.00012, 0.00013, 0.00019], Unit("number"), ["0.000120", "0.000130", "0.000190"]),
        ([0.11, 0.123, 0.13], Unit("percent"), ["11.0%", "12.3%", "13.0%"]),
        ([0.0, 0.0], Unit("number"), ["0", "0"]),
        ([5.0], Unit("count"), ["5"]),
    ],
)
def test_a_headline_is_as_short_as_its_differences_allow(values: list[float], unit: Unit, written: list[str]) -> None:
    assert headline(values, unit) == written


def test_other_languages_write_their_own_way() -> None:
    assert headline([3.8e6, 4.2e6], locale="de") == ["3,8\u00a0Mio.\u00a0$", "4,2\u00a0Mio.\u00a0$"]
    assert headline([43_100, 45_231], Unit("count"), locale="de") == ["43.100", "45.200"]


@given(st.lists(SIZES, min_size=2, max_size=5), st.sampled_from(UNITS))
def test_figures_that_differ_are_written_differently_and_in_their_order(values: list[float], unit: Unit) -> None:
    largest = max(map(abs, values))
    ordered = sorted(values)
    assume(all(high - low > 1e-6 * largest for low, high in pairwise(ordered)))
    scale = headline_scale(ordered, unit, ENGLISH)
    shown = [scale.rounded(value) for value in ordered]
    assert len({scale.write(value) for value in ordered}) == len(ordered)
    assert shown == sorted(shown)


@given(SIZES, st.sampled_from(UNITS))
def test_what_is_shown_is_close_to_what_was_computed(value: float, unit: Unit) -> None:
    for scale in (headline_scale([value], unit, ENGLISH), full_scale([value], unit, ENGLISH)):
        assert math.isclose(scale.rounded(value), value, abs_tol=0.5001 * scale.quantum)
        assert scale.quantum <= max(0.11 * abs(value), 1.0 if unit.kind == "count" or value.is_integer() else 0.01)


def test_tables_show_figures_in_full_unless_they_are_huge() -> None:
    scale = table_scale([4_213_642.4, 12.0], DOLLARS, ENGLISH)
    assert [scale.write(4_213_642.4), scale.write(12.0)] == ["$4,213,642", "$12"]
    assert table_scale([4.25e12], Unit("money", "JPY"), ENGLISH).write(4.25e12) == "¥4,250B"


def test_percentages_are_whole_until_that_hides_a_difference() -> None:
    assert [percent_scale([0.062, 0.11], ENGLISH).write(v) for v in (0.062, 0.11)] == ["6%", "11%"]
    assert [percent_scale([0.062, 0.064], ENGLISH).write(v) for v in (0.062, 0.064)] == ["6.2%", "6.4%"]


def test_the_ticks_of_an_axis_share_their_digits() -> None:
    ticks = [0.0, 0.5e6, 1e6, 1.5e6]
    scale = axis_scale(ticks, DOLLARS, ENGLISH)
    assert [scale.write(tick) if tick else scale.zero() for tick in ticks] == ["$0", "$0.5M", "$1.0M", "$1.5M"]


def test_spreadsheets_get_the_same_signs() -> None:
    assert full_scale([4e6], DOLLARS, ENGLISH).spreadsheet_format() == '"$"#,##0'
    assert full_scale([0.12], Unit("percent"), ENGLISH).spreadsheet_format() == "#,##0.0%"
    assert full_scale([4e6], Unit("money", "EUR"), Locale.parse("de")).spreadsheet_format() == '#,##0"\u00a0€"'


@pytest.mark.parametrize("value", [True, np.bool_(True)])
def test_a_truth_is_written_in_words_and_not_as_a_number(value: object) -> None:
    assert cell_words(value, phrasebook("en")) == "True"
