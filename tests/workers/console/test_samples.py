"""The files that newcomers try things with: each is understood, and has something in it to find."""

from datetime import date
from pathlib import Path

import pytest

from automl.deals.answer import result_of
from automl.deals.valuing import valued
from automl.plan import Circumstances
from automl.reading import read_file
from automl.row_plans import PipelinePlan, PredictPlan
from automl.table import Table
from automl.understanding import understand
from workers.console.sample_customers import WAITING
from workers.console.samples import CUSTOMERS, DEALS, SALES, SAMPLES, Sample, write_samples

_TODAY = Circumstances(today=date(2026, 11, 22))


def read(sample: Sample, folder: Path) -> Table:
    return read_file(sample.write(folder / sample.name, _TODAY.today)).tables[0]


def test_they_are_small_and_the_same_on_the_same_day(tmp_path: Path) -> None:
    first, again = (write_samples(tmp_path / name, _TODAY.today) for name in ("a", "b"))
    assert [path.name for path in first] == [sample.name for sample in SAMPLES]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert all(path.stat().st_size < 1_500_000 for path in first)


@pytest.mark.parametrize(("sample", "capability"), [(SALES, "forecast"), (CUSTOMERS, "predict"), (DEALS, "pipeline")])
def test_each_is_understood_without_a_question_back(sample: Sample, capability: str, tmp_path: Path) -> None:
    table = read(sample, tmp_path)
    found = understand(sample.question, table, _TODAY)
    assert found.error is None
    assert found.plan is not None
    assert found.plan.capability == capability
    assert not [note for note in table.notes if note.offers]


def test_customers_wait_for_a_prediction_and_the_past_tells_who_leaves(tmp_path: Path) -> None:
    table = read(CUSTOMERS, tmp_path)
    plan = understand(CUSTOMERS.question, table, _TODAY).plan
    assert isinstance(plan, PredictPlan)
    assert table.column("Churned").missing == WAITING
    left = table.frame["Churned"].astype(str).str.casefold().isin(["yes", "true"])
    monthly = table.frame["Contract"] == "Monthly"
    assert left[monthly].mean() > 1.5 * left[~monthly].mean()


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 1, 3), date(2028, 2, 29)])
def test_deals_are_told_apart_on_any_day(today: date, tmp_path: Path) -> None:
    table = read_file(DEALS.write(tmp_path / DEALS.name, today)).tables[0]
    circumstances = Circumstances(today=today)
    plan = understand(DEALS.question, table, circumstances).plan
    assert isinstance(plan, PipelinePlan)
    result = result_of(valued(table, plan, circumstances), plan, table, circumstances, None)
    assert result.modelled
    assert result.open.count > 30
    assert {caution.kind for caution in result.cautions} <= {"overdue"}
