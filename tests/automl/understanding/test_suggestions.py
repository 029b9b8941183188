"""Suggested questions are about the file at hand, and each is understood as what it was suggested for."""

from collections.abc import Iterator
from datetime import date

import pytest

from automl import chain
from automl.errors import ReadingError
from automl.plan import Circumstances
from automl.table import Table
from automl.understanding import understand
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import scene
from automl.understanding.suggestions import suggestions
from tests.understanding.judging import LONG_AGO, SHARED, table_of

MADE = ("saas_mrr", "hotel_bookings", "shop_lines", "shipments", "crm_orders", "store_weekly", "cafe_daily")


def files() -> Iterator[str]:
    yield from (f"made/{name}.csv" for name in MADE)
    for folder in ("ts", "tabular", "ugly"):
        found = sorted((SHARED / "dev" / folder).glob("*")) if SHARED.exists() else []
        yield from (str(path.relative_to(SHARED)) for path in found if path.is_file())


def read(file: str) -> Table:
    try:
        return table_of(file)
    except ReadingError:
        pytest.skip("the reader refuses this file, so there is nothing to suggest")


@pytest.mark.parametrize("file", list(files()))
def test_each_is_understood_without_a_question_back(file: str) -> None:
    table, now = read(file), Circumstances(today=LONG_AGO)
    for each in suggestions(scene(table, ENGLISH, now), 6):
        understood = understand(each.question, table, now)
        assert understood.clarify is None, each.question
        assert understood.error is None, each.question
        assert understood.plan is not None
        assert understood.plan.capability not in chain.NOT_YET
        assert each.why


def test_a_file_with_dates_and_regions_is_forecast_by_region_first() -> None:
    found = suggestions(scene(table_of("made/saas_mrr.csv"), ENGLISH, Circumstances(today=LONG_AGO)))
    assert found[0].question == "Forecast MRR for the next quarter"
    assert found[1].question == "Forecast MRR by Region for the next quarter"


def test_what_is_described_already_is_not_suggested() -> None:
    around = scene(table_of("made/saas_mrr.csv"), ENGLISH, Circumstances(today=date(2024, 6, 3)))
    assert "What's in this file?" in {each.question for each in suggestions(around, 6)}
    assert "What's in this file?" not in {each.question for each in suggestions(around, 6, described=True)}
