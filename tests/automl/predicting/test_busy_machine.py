"""What is answered where a busy machine has taken the time."""

from pathlib import Path

from automl.capabilities.predict import predict
from automl.engine import Deadline, Report
from automl.errors import EngineError
from automl.plan import Circumstances
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
