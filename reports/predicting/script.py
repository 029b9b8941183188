"""A short Python script that fits the same kind of models with the bare library, from the original file.

Whatever comes from the file or the question enters the script as a literal by `repr`, never as code.
"""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from automl.predicting.result import PredictResult
from automl.row_plans import PredictPlan
from automl.table import Table

_HEAD = (
    '"""Predicts a column from the others: python predict.py FILE. Needs pandas, openpyxl, autogluon.tabular."""\n\n'
)
_IMPORTS = (
    "import sys\nfrom pathlib import Path\n\nimport pandas as pd\nfrom autogluon.tabular import TabularPredictor\n\n"
)
_PRESETS: Mapping[str, str] = {"quick": "medium_quality", "balanced": "medium_quality", "thorough": "good_quality"}


def predict_script(plan: PredictPlan, result: PredictResult, table: Table) -> str:
    """The script's text."""
    features = list(plan.features) or [str(name) for name in table.frame.columns if name != result.target]
    left = {each.column for each in result.set_aside} | set(plan.exclude)
    constants: dict[str, Any] = {
        "FILE": table.name,
        "TARGET": result.target,
        "TASK": result.task,
        "FEATURES": [name for name in features if name not in left],
        "FILTERS": [(each.column, each.op, _plain(each.value)) for each in plan.filters],
        "TIME": result.split.column if result.split.kind == "time" else None,
        "GROUP": result.split.column if result.split.kind == "group" else None,
        "PRESET": _PRESETS[result.effort],
        "SECONDS": max(10, round(result.seconds)),
        "ANSWER": {name: value for name, value in result.metrics.items() if value is not None},
    }
    literals = "".join(f"{name} = {value!r}\n" for name, value in constants.items())
    body = (files("reports.script_parts") / "predicting.txt").read_text(encoding="utf-8")
    return f"{_HEAD}{_IMPORTS}{literals}\n{body}"


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
