"""A whole answer: drivers, waiting rows, the model that is left behind, the best so far."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.predict import predict
from automl.engine import Deadline, Report
from automl.errors import EngineError
from automl.plan import Circumstances, Filter
from automl.predicting.result import PredictResult
from automl.row_plans import PredictPlan
from automl.stored.results import dump_result, load_result
from automl.tabular import Better, Effort, FittedModel, Learning
from automl.tools import Tools
from tests.automl.predicting.conftest import TODAY, Ask, customers, houses, read, tools
from tests.contracts.fake_tabular import SklearnEngine


def with_waiting(rows: int, waiting: int) -> pd.DataFrame:
    frame = customers(rows)
    frame["churn"] = frame["churn"].mask(frame.index < waiting, "")
    return frame


def asked(frame: pd.DataFrame, target: str, using: Tools, folder: Path, **plan: object) -> PredictResult:
    wanted = PredictPlan(target=target, **plan)  # type: ignore[arg-type]
    return predict(wanted, read(frame, folder), Circumstances(today=TODAY), using)


def test_what_drives_the_outcome_and_where_to(ask: Ask) -> None:
    drivers = {each.column: each for each in ask(customers(2000), "churn").drivers}
    assert drivers["tenure"].direction == "down"
    assert drivers["charges"].direction == "up"
    assert (drivers["contract"].toward, drivers["contract"].away) == ("monthly", "yearly")
    assert drivers["region"].share < 0.15 < drivers["tenure"].share
    assert sum(each.share for each in drivers.values()) == pytest.approx(1, abs=0.01)


def test_waiting_rows_come_most_likely_first_with_their_names_and_reasons(ask: Ask, tmp_path: Path) -> None:
    frame = with_waiting(1500, 60)
    result = ask(frame, "churn")
    assert result.waiting_count == 60
    assert result.waiting is not None
    assert list(result.waiting.columns) == ["customer_id", "predicted", "probability", "reason"]
    assert result.waiting["probability"].is_monotonic_decreasing
    assert set(result.waiting["customer_id"]) == set(frame["customer_id"][:60])
    first = frame.set_index("customer_id").loc[result.waiting["customer_id"][0]]
    assert f"tenure: {first['tenure']}" in result.waiting["reason"][0]
    assert result.scored is not None
    scored = pd.read_parquet(tmp_path / "left" / result.scored)
    added = ["churn_predicted", "churn_p_No", "churn_p_Yes", "reason_1", "reason_2", "reason_3"]
    assert list(scored.columns) == [*frame.columns, *added]
    assert list(scored["customer_id"]) == list(frame["customer_id"][:60])
    assert np.allclose(scored["churn_p_No"] + scored["churn_p_Yes"], 1)


def test_waiting_numbers_come_largest_first(ask: Ask, tmp_path: Path) -> None:
    frame = houses(500)
    frame["price"] = frame["price"].mask(frame.index < 20)
    result = ask(frame, "price")
    assert result.waiting is not None
    assert list(result.waiting.columns) == ["row", "predicted", "reason"]
    assert result.waiting["predicted"].is_monotonic_decreasing
    assert sorted(result.waiting["row"]) == list(range(1, 21))
    scored = pd.read_parquet(tmp_path / "left" / "scored.parquet")
    assert list(scored.columns) == [*frame.columns, "price_predicted", "reason_1", "reason_2", "reason_3"]


def test_without_waiting_rows_there_is_no_list(ask: Ask) -> None:
    result = ask(customers(300), "churn")
    assert (result.waiting, result.waiting_count, result.scored) == (None, 0, None)


def test_the_model_that_is_left_can_be_opened_and_says_what_it_is(tmp_path: Path) -> None:
    using, frame = tools(tmp_path / "left"), customers(1200)
    result = asked(frame, "churn", using, tmp_path, effort="quick")
    opened = using.shelf.open(result.model.id)
    assert (tmp_path / "left" / result.model.path / "card.json").is_file()
    assert opened.card.id == result.model.id
    assert (opened.card.target, opened.card.classes, opened.card.positive) == ("churn", ("No", "Yes"), "Yes")
    assert opened.card.metrics == result.metrics
    assert result.flagged is not None
    assert opened.card.threshold == result.flagged.threshold
    features = {each.name: each for each in opened.card.features}
    assert features["tenure"].low == frame["tenure"].min()
    assert set(features["region"].values) == {"North", "South", "East", "West"}
    assert opened.card.names == ("customer_id",)
    assert set(opened.reference.columns) == set(frame.columns)
    assert len(opened.reference) == 1000
    assert opened.model.predict(frame[list(features)]).shape == (1200, 2)


def test_a_first_answer_is_kept_before_the_full_one(tmp_path: Path) -> None:
    kept: list[PredictResult] = []
    result = asked(customers(1500), "churn", tools(tmp_path / "left", keep=kept.append), tmp_path)
    assert kept[0].partial
    assert kept[0].model.id == result.model.id
    assert not result.partial
    assert kept[0].metrics["roc_auc"] == pytest.approx(result.metrics["roc_auc"], abs=0.05)


def test_a_result_survives_being_stored(ask: Ask) -> None:
    result = ask(with_waiting(400, 5), "churn")
    stored = dump_result(result)
    json.loads(stored)
    again = load_result(stored)
    assert isinstance(again, PredictResult)
    assert (again.metrics, again.drivers, again.set_aside) == (result.metrics, result.drivers, result.set_aside)


class Tiring(SklearnEngine):
    """An engine that manages the quick way alone."""

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        if effort != "quick":
            raise EngineError("No model could be fitted in time.", "Allow more time.")
        return super().fit(learning, folder, effort, deadline, report, better)


def test_the_first_model_answers_where_no_better_one_comes_and_that_is_said(tmp_path: Path) -> None:
    plain = tools(tmp_path / "left")
    using = Tools(plain.forecasters, Tiring, plain.shelf, plain.left, plain.deadline, plain.report)
    result = asked(customers(1500), "churn", using, tmp_path)
    assert result.partial
    assert "out_of_time" in [each.kind for each in result.warnings]
    assert result.skill


def test_people_are_told_when_they_are_judged_by_sex_or_age(ask: Ask) -> None:
    frame = customers(1500).rename(columns={"tenure": "Age", "region": "sex"})
    told = [each.values["columns"] for each in ask(frame, "churn").warnings if each.kind == "protected"]
    assert told
    assert "Age" in told[0]
    assert "charges" not in told[0]


def test_few_and_rare_rows_are_said(ask: Ask) -> None:
    kinds = [each.kind for each in ask(customers(150), "churn").warnings]
    assert "few_rows" in kinds
    frame = customers(3000)
    frame["churn"] = np.where((frame["churn"] == "Yes") & (frame.index % 25 == 0), "Yes", "No")
    kinds = [each.kind for each in ask(frame, "churn").warnings]
    assert "imbalanced" in kinds


def test_old_data_are_said(ask: Ask) -> None:
    frame = houses(600).assign(sold=pd.date_range("2015-01-01", periods=600).astype(str))
    assert "old_data" in [each.kind for each in ask(frame, "price").warnings]


def test_the_same_question_has_the_same_answer(ask: Ask) -> None:
    one, other = ask(customers(700), "churn"), ask(customers(700), "churn")
    assert (one.metrics, one.intervals, one.drivers) == (other.metrics, other.intervals, other.drivers)


def test_of_very_many_rows_some_are_learnt_from_and_that_is_said(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("automl.predicting.study._MOST_ROWS", 2_000)
    result = ask(with_waiting(3000, 40), "churn")
    sampled = next(each for each in result.warnings if each.kind == "sampled")
    assert sampled.values == {"rows": 2000, "of": 2960}
    assert result.rows_trained + result.rows_tested == 2000
    assert result.waiting_count == 40


def test_waiting_rows_without_a_name_bear_their_number_in_the_file(ask: Ask) -> None:
    frame = houses(400).assign(price=lambda rows: rows["price"].where(rows.index % 10 != 3))
    result = ask(frame, "price", filters=[Filter(column="place", op="=", value="Centre")])
    expected = frame.index[(frame["place"] == "Centre") & frame["price"].isna()] + 1
    assert result.waiting is not None
    assert sorted(result.waiting["row"]) == expected.tolist()
