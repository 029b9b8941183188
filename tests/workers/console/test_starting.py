"""A command starts at once: what only some questions need is loaded by them."""

import subprocess
import sys

from automl import catalog


def test_understanding_a_question_loads_no_libraries_of_models() -> None:
    program = (
        "import sys, workers.console.app, workers.console.commands;"
        "heavy = {'sklearn', 'lightgbm', 'autogluon', 'torch', 'matplotlib', 'shap', 'statsforecast', 'duckdb'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_where_many_questions_will_come_all_capabilities_are_loaded_before() -> None:
    catalog.load()
    assert {"automl.capabilities.predict", "automl.capabilities.pipeline", "automl.capabilities.ask"} <= set(
        sys.modules
    )
