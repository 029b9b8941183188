"""What is answered where a busy machine has taken the time."""

from pathlib import Path

from automl.capabilities.predict import predict
from automl.engine import Deadline, Report
from automl.errors import EngineError
from automl.plan import Circumstances
from automl.predicting.result import PredictResult
from automl.row_plans import PredictPlan
from automl.tabular import Better, Effort, FittedModel, Learning
from automl.tools import Tools
from tests.automl.predicting.conftest import TODAY, customers, read, tools
from tests.contracts.fake_tabular import SklearnEngine


class SlowToStart(SklearnEngine):
    """An engine whose libraries take all the time of the first try, or that fits only some models."""

    def __init__(self, fails: set[int]) -> None:
        super().__init__()
        self._fails, self._tries = fails, 0

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        self._tries += 1
        if self._tries in self._fails:
            raise EngineError("No model could be fitted in time.", "Allow more time.")
        return super().fit(learning, folder, effort, deadline, report, better)


def _with(engine: SlowToStart, left: Path) -> Tools:
    usual = tools(left)
    return Tools(list, lambda: engine, usual.shelf, left, Deadline(60), lambda _: None, None)


def test_where_loading_took_the_time_there_is_an_answer_all_the_same(tmp_path: Path) -> None:
    table, plan = read(customers(300), tmp_path), PredictPlan(target="churn", effort="quick")
    result = predict(plan, table, Circumstances(today=TODAY), _with(SlowToStart({1}), tmp_path / "left"))
    assert result.rows_tested > 0


def test_only_the_turns_that_there_was_time_for_are_spoken_of(tmp_path: Path) -> None:
    table, plan = read(customers(300), tmp_path), PredictPlan(target="churn", effort="balanced")
    engine = SlowToStart({2, 3, 4, 5, 6})
    result = predict(plan, table, Circumstances(today=TODAY), _with(engine, tmp_path / "left"))
    assert result.split.folds == 1
    assert result.rows_tested < 300


def test_one_model_of_several_is_not_judged_by_rows_that_it_has_learnt_from(tmp_path: Path) -> None:
    """Rows that were learnt from always look well told: a test beside them would seem to fall short."""
    table, plan = read(customers(300), tmp_path), PredictPlan(target="churn", effort="balanced")
    result = predict(plan, table, Circumstances(today=TODAY), _with(SlowToStart({3}), tmp_path / "left"))
    assert result.split.folds == 1
    assert "overfit" not in [each.kind for each in result.warnings]
    assert result.flagged is not None
    assert result.flagged.threshold == 0.5


def test_where_no_time_is_left_for_looking_that_is_said(tmp_path: Path) -> None:
    table, plan = read(customers(1300), tmp_path), PredictPlan(target="churn", effort="quick")
    for seconds, hurried in ((0.0, True), (600.0, False)):
        usual = tools(tmp_path / "left", seconds)
        result = predict(plan, table, Circumstances(today=TODAY), usual)
        assert ("hurried" in [each.kind for each in result.warnings]) is hurried


class Unfinished(SklearnEngine):
    """An engine that runs out of time on the way, and answers with what it has."""

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        model = super().fit(learning, folder, effort, deadline, report, better)
        model.complete = effort == "quick"
        return model


def test_the_best_so_far_is_spoken_of_where_folds_or_models_were_left_out_and_only_there(tmp_path: Path) -> None:
    few, many = read(customers(300), tmp_path), read(customers(1300), tmp_path)
    plan = PredictPlan(target="churn", effort="balanced")
    told = {}
    for name, table, engine in (
        ("all done", few, SlowToStart(set())),
        ("four folds", few, SlowToStart({6})),
        ("one fold", few, SlowToStart({2, 3, 4, 5, 6})),
        ("some models", many, Unfinished()),
        ("all models", many, SklearnEngine()),
    ):
        usual = tools(tmp_path / "left")
        using = Tools(list, lambda engine=engine: engine, usual.shelf, usual.left, Deadline(600), lambda _: None, None)  # type: ignore[misc]
        result = predict(plan, table, Circumstances(today=TODAY), using)
        told[name] = (result.partial, "out_of_time" in [each.kind for each in result.warnings])
    done, cut = (False, False), (True, True)
    assert told == {"all done": done, "four folds": cut, "one fold": cut, "some models": cut, "all models": done}


class Curious(SklearnEngine):
    """An engine that notes which rows it is given, with whose outcomes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[int] = set()

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        self.seen.update(learning.train.features.index)
        if learning.validation is not None:
            self.seen.update(learning.validation.features.index)
        return super().fit(learning, folder, effort, deadline, report, better)


def test_what_is_kept_on_the_way_is_judged_as_the_answer_and_nothing_is_chosen_by_it(tmp_path: Path) -> None:
    """The rows of the test are in nothing that an engine fits or chooses by, and the answer is the same unkept."""
    table, plan = read(customers(1300), tmp_path), PredictPlan(target="churn", effort="balanced")
    kept: list[PredictResult] = []
    answers = []
    for keep in (kept.append, None):
        engine, usual = Curious(), tools(tmp_path / "left")
        using = Tools(list, lambda engine=engine: engine, usual.shelf, usual.left, Deadline(600), lambda _: None, keep)  # type: ignore[misc,arg-type]
        answers.append(predict(plan, table, Circumstances(today=TODAY), using))
        assert len(engine.seen) == 1300 - answers[-1].rows_tested
    watched, alone = answers
    assert kept
    assert {each.rows_tested for each in kept} == {watched.rows_tested}
    assert (watched.metrics, watched.members, watched.drivers) == (alone.metrics, alone.members, alone.drivers)
