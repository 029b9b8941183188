"""The first look and the contest together: an answer always comes, the better one."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from automl.engine import Deadline, Progress
from automl.engines.first_model import FILE, FirstLookModel
from automl.engines.tabular_full import FirstThenFull
from automl.tabular import FittedModel
from tests.automl.engines.test_tabular import accuracy
from tests.contracts.labelled import labelled

LEARNING, NEW = labelled(240).learning("binary"), labelled(60, seed=2).features
UNSEEN = labelled(2_000, seed=5).learning("binary")


def test_the_first_look_is_heard_of_before_the_contest_and_what_answers_is_no_worse(tmp_path: Path) -> None:
    heard: list[FittedModel] = []
    stages: list[Progress] = []
    engine, folder = FirstThenFull(), tmp_path / "model"
    model = engine.fit(LEARNING, folder, "balanced", Deadline(60), stages.append, heard.append)
    assert isinstance(heard[0], FirstLookModel)
    assert {"Linear model", "Boosted trees"} <= {each.name for each in model.members}
    assert accuracy(model, UNSEEN) > accuracy(heard[0], UNSEEN) - 0.03
    assert np.allclose(engine.load(folder).predict(NEW), model.predict(NEW))
    assert stages[0].stage == "Comparing models: 1 of 8"
    assert stages[-1].share < 1
    again = engine.refit(model, LEARNING, tmp_path / "again", Deadline(60))
    assert again is not None
    assert type(again) is type(model)


def test_where_the_contest_has_no_time_the_first_look_answers(tmp_path: Path) -> None:
    engine, folder = FirstThenFull(), tmp_path / "model"
    model = engine.fit(LEARNING, folder, "thorough", Deadline(1.2), lambda _: None)
    assert isinstance(model, FirstLookModel)
    assert not model.complete
    assert np.allclose(engine.load(folder).predict(NEW), model.predict(NEW))


def test_a_quick_answer_loads_nothing_heavy(tmp_path: Path) -> None:
    """Fitted, left, loaded and asked in a fresh process, as on the command line."""
    program = (
        "import sys; from pathlib import Path; from automl.engine import Deadline;"
        "from automl.engines.lineup import tabular; from tests.contracts.labelled import labelled;"
        "engine, folder = tabular(), Path(sys.argv[1]);"
        "engine.fit(labelled(60).learning('binary'), folder, 'quick', Deadline(60), print);"
        "engine.load(folder).predict(labelled(9).features);"
        "heavy = {'autogluon.tabular', 'torch', 'xgboost', 'shap'} & set(sys.modules); assert not heavy, heavy"
    )
    folder = tmp_path / "model"
    subprocess.run([sys.executable, "-c", program, str(folder)], check=True, env={**os.environ, "PYTHONPATH": "."})
    assert (folder / FILE).exists()
