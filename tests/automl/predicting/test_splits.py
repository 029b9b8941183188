"""The rows that judge a model are rows that it has not seen, nor their like."""

from pathlib import Path

import numpy as np
import pandas as pd

from automl.plan import Circumstances
from automl.predicting.study import Study, study_of
from automl.row_plans import PredictPlan
from tests.automl.predicting.conftest import TODAY, Ask, customers, houses, read


def study(frame: pd.DataFrame, target: str, folder: Path) -> Study:
    return study_of(PredictPlan(target=target), read(frame, folder), Circumstances(today=TODAY))


def test_added_copies_of_rows_change_no_figure(ask: Ask) -> None:
    plain = customers(1400)
    copied = pd.concat([plain, plain.sample(500, random_state=1)]).sample(frac=1, random_state=2)
    one, other = ask(plain, "churn"), ask(copied, "churn")
    assert (one.duplicates, other.duplicates) == (0, 500)
    assert one.metrics == other.metrics
    assert one.flagged == other.flagged


def test_people_who_are_alike_by_chance_are_no_copies(ask: Ask) -> None:
    frame = customers(1200)[["contract", "region", "churn"]]
    assert ask(frame, "churn").duplicates == 0


def test_rows_alike_but_for_their_names_stay_on_one_side(tmp_path: Path) -> None:
    frame = pd.concat([customers(1500), customers(1500).assign(customer_id=lambda rows: "X" + rows["customer_id"])])
    found = study(frame, "churn", tmp_path)
    test = found.features(found.folds[0].test).apply(tuple, axis=1)
    assert len(found.folds[0].test) > 400
    assert not set(test) & set(found.features(found.folds[0].learning).apply(tuple, axis=1))


def test_the_latest_rows_are_the_test_where_there_is_a_time(ask: Ask, tmp_path: Path) -> None:
    frame = houses(1500)
    frame["sold_on"] = np.random.default_rng(0).permutation(pd.date_range("2020-01-01", periods=1500).astype(str))
    result, found = ask(frame, "price"), study(frame, "price", tmp_path)
    assert (result.split.kind, result.split.column) == ("time", "sold_on")
    days, fold = pd.to_datetime(frame["sold_on"]), found.folds[0]
    assert days.iloc[fold.train].max() < days.iloc[fold.validation].min()
    assert days.iloc[fold.validation].max() < days.iloc[fold.test].min()
    assert result.split.start == str(days.iloc[fold.test].min().date())
    assert result.rows_tested == 300


def test_rows_of_one_customer_stay_together(ask: Ask, tmp_path: Path) -> None:
    frame = customers(1800)
    frame["customer_id"] = [f"C{number % 400:04d}" for number in range(1800)]
    found = study(frame, "churn", tmp_path)
    fold = found.folds[0]
    assert (found.split.kind, found.split.column) == ("group", "customer_id")
    assert not set(frame["customer_id"].iloc[fold.test]) & set(frame["customer_id"].iloc[fold.learning])
    assert ask(frame, "churn").split.kind == "group"


def test_few_rows_are_each_tested_once(ask: Ask, tmp_path: Path) -> None:
    frame = customers(400)
    found = study(frame, "churn", tmp_path)
    tested = np.concatenate([fold.test for fold in found.folds])
    assert sorted(tested) == list(range(400))
    assert all(not set(fold.test) & set(fold.learning) for fold in found.folds)
    shares = [(found.outcome.labels.iloc[fold.test] == "Yes").mean() for fold in found.folds]
    assert max(shares) - min(shares) < 0.03
    result = ask(frame, "churn")
    assert (result.split.kind, result.split.folds, result.rows_tested) == ("stratified", 5, 400)


def test_the_order_of_the_file_changes_nothing(ask: Ask) -> None:
    frame = customers(600)
    assert ask(frame, "churn").metrics == ask(frame.sample(frac=1, random_state=3), "churn").metrics


def test_a_file_pasted_three_times_is_counted_once(ask: Ask) -> None:
    frame = customers(300)
    result = ask(pd.concat([frame] * 3, ignore_index=True), "churn")
    assert (result.duplicates, result.rows_tested) == (600, 300)
