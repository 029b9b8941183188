"""What every engine of predictions about rows owes to those that ask it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline, Progress
from automl.engines.first_look import FirstLook
from automl.engines.tabular import AutoGluonTabular
from automl.errors import EngineError
from automl.tabular import FittedModel, Rows, RowTask, TabularEngine
from tests.contracts.fake_tabular import SklearnEngine
from tests.contracts.labelled import AGE, CITY, CLASSES, KINDS, Labelled, labelled

SECONDS = 60.0
TOLD, NEW = labelled(240), labelled(100, seed=1)
ENGINES: tuple[TabularEngine, ...] = (SklearnEngine(), FirstLook(), AutoGluonTabular())
TASKS: tuple[RowTask, ...] = ("binary", "multiclass", "regression")


@dataclass
class Fitting:
    """A fitted model with what was heard on the way. bettered: the predictions of each that was better."""

    engine: TabularEngine
    task: RowTask
    folder: Path
    heard: list[Progress] = field(default_factory=list)
    bettered: list[np.ndarray] = field(default_factory=list)
    model: FittedModel = field(init=False)

    def run(self) -> "Fitting":
        learning = TOLD.learning(self.task)
        self.model = self.engine.fit(
            learning, self.folder, "quick", Deadline(SECONDS), self.heard.append, self._hear_better
        )
        return self

    def _hear_better(self, model: FittedModel) -> None:
        there = self.engine.load(self.folder).predict(NEW.features)
        assert np.allclose(there, model.predict(NEW.features))
        self.bettered.append(there)


def called(pair: tuple[TabularEngine, RowTask]) -> str:
    return f"{pair[0].name}-{pair[1]}"


@pytest.fixture(scope="module", params=[(engine, task) for engine in ENGINES for task in TASKS], ids=called)
def fitting(request: pytest.FixtureRequest) -> Iterator[Fitting]:
    with TemporaryDirectory() as place:
        yield Fitting(*request.param, Path(place) / "model").run()


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> TabularEngine:
    return request.param  # type: ignore[no-any-return]


def right(task: RowTask, said: np.ndarray, rows: Labelled = NEW) -> float:
    """The share of outcomes that were told, or the share of their variance."""
    truth = rows.target(task)
    if task == "regression":
        return float(1 - ((said - truth) ** 2).mean() / truth.var())
    return float((np.array(CLASSES[task])[said.argmax(axis=1)] == truth).mean())


def test_new_rows_are_told_well(fitting: Fitting) -> None:
    said = fitting.model.predict(NEW.features)
    assert said.shape == ((100,) if fitting.task == "regression" else (100, len(CLASSES[fitting.task])))
    assert right(fitting.task, said) > 0.75


def test_probabilities_are_shares(fitting: Fitting) -> None:
    said = fitting.model.predict(NEW.features)
    assert np.isfinite(said).all()
    if fitting.task != "regression":
        assert np.allclose(said.sum(axis=1), 1)
        assert said.min() >= 0


def test_every_model_that_was_tried_is_named_the_answering_one_first(fitting: Fitting) -> None:
    members = fitting.model.members
    assert all(len(one.words.split()) > 3 for one in members)
    scores = [one.score for one in members if one.score is not None]
    assert scores[0] == max(scores)
    assert fitting.model.metric in {"log_loss", "root_mean_squared_error"}


def test_progress_counts_models_in_plain_words(fitting: Fitting) -> None:
    stages = [re.fullmatch(r"Comparing models: (\d+) of (\d+)(, best so far .+)?", one.stage) for one in fitting.heard]
    assert all(stages)
    shares = [one.share for one in fitting.heard]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_the_first_whole_model_is_heard_of_and_lies_in_the_folder(fitting: Fitting) -> None:
    assert fitting.bettered
    assert right(fitting.task, fitting.bettered[0]) > 0.5


def test_a_model_that_was_moved_and_loaded_says_the_same(fitting: Fitting, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(fitting.folder, tmp_path / "elsewhere")
    loaded = fitting.engine.load(elsewhere)
    shutil.rmtree(elsewhere)
    assert np.allclose(loaded.predict(NEW.features), fitting.model.predict(NEW.features))
    assert (loaded.members, loaded.classes, loaded.task) == (
        fitting.model.members,
        fitting.model.classes,
        fitting.model.task,
    )


def test_values_never_seen_and_columns_that_are_not_there_are_taken_as_missing(fitting: Fitting) -> None:
    missing = fitting.model.predict(NEW.features.assign(**{CITY: None}))
    unseen = fitting.model.predict(NEW.features.assign(**{CITY: "Atlantis"}))
    assert np.allclose(missing, unseen, atol=0.35 * np.ptp(missing))
    assert np.isfinite(fitting.model.predict(NEW.features[[AGE]])).all()


def test_one_row_with_nothing_but_gaps_gets_an_answer(fitting: Fitting) -> None:
    nothing = pd.DataFrame({name: [None] for name in KINDS})
    assert np.isfinite(fitting.model.predict(nothing)).all()


def test_what_moved_a_row_is_owed_to_peoples_columns(fitting: Fitting) -> None:
    told = fitting.model.contributions(NEW.features)
    assert told is not None
    assert told.columns == tuple(KINDS)
    assert told.values.shape[:2] == (100, len(KINDS))
    strength = np.abs(told.values).reshape(100, len(KINDS), -1).mean(axis=(0, 2))
    assert strength.argmax() == list(KINDS).index(AGE)
    assert strength[list(KINDS).index("blank")] == 0
    if fitting.task == "regression":
        total = told.values.sum(axis=1) + told.baseline
        assert right("regression", total) > 0.75
    if fitting.task == "binary":
        towards = np.corrcoef(told.values.sum(axis=1), NEW.target("binary") == CLASSES["binary"][1])[0, 1]
        assert towards > 0.5


def test_a_model_learns_from_more_rows_after_it_has_answered(fitting: Fitting, tmp_path: Path) -> None:
    """Also that what was used to answer does not hang the training that follows."""
    fitting.model.predict(NEW.features)
    both = pd.concat([TOLD.features, NEW.features.set_index(NEW.features.index + 10_000)])
    score = pd.concat([TOLD.score, NEW.score.set_axis(NEW.score.index + 10_000)])
    everything = Labelled(both, score).learning(fitting.task)
    again = fitting.engine.refit(fitting.model, everything, tmp_path / "again", Deadline(SECONDS))
    assert again is not None
    assert right(fitting.task, again.predict(NEW.features)) > 0.75
    assert np.allclose(fitting.engine.load(tmp_path / "again").predict(NEW.features), again.predict(NEW.features))
    assert fitting.engine.refit(fitting.model, everything, tmp_path / "never", Deadline(0)) is None


def test_models_are_chosen_by_the_rows_that_were_set_apart_for_it(engine: TabularEngine, tmp_path: Path) -> None:
    learning = replace(TOLD.learning("regression"), validation=Rows(NEW.features, NEW.score))
    model = engine.fit(learning, tmp_path / "model", "quick", Deadline(SECONDS), lambda _: None)
    error = float(np.sqrt(((model.predict(NEW.features) - NEW.score) ** 2).mean()))
    assert model.members[0].score == pytest.approx(-error, rel=0.01)


def test_an_outcome_that_never_varies_is_said_so(engine: TabularEngine, tmp_path: Path) -> None:
    learning = TOLD.learning("binary")
    same = replace(learning, train=Rows(TOLD.features, pd.Series("yes", index=TOLD.features.index)))
    with pytest.raises(EngineError, match="same in every row") as caught:
        engine.fit(same, tmp_path / "model", "quick", Deadline(SECONDS), lambda _: None)
    assert caught.value.problem.remedy


def test_without_time_there_is_an_error_at_once(engine: TabularEngine, tmp_path: Path) -> None:
    started = monotonic()
    with pytest.raises(EngineError, match="in time"):
        engine.fit(TOLD.learning("binary"), tmp_path / "model", "thorough", Deadline(0), lambda _: None)
    assert monotonic() - started < 3


def test_a_folder_with_something_else_is_not_loaded(engine: TabularEngine, tmp_path: Path) -> None:
    (tmp_path / "model.joblib").write_text("nothing")
    with pytest.raises(EngineError, match="can't be read"):
        engine.load(tmp_path)
