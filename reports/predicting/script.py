"""A short Python script that fits the same kinds of models with the bare library, from the original file.

Whatever comes from the file or the question enters the script as a literal by `repr`, never as code.
"""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from automl.engines.tabular_lineup import contestants
from automl.predicting.result import PredictResult
from automl.row_plans import PredictPlan
from automl.table import Kind, Table

_HEAD = '''"""Predicts a column from the others, and tests that: python predict.py FILE.

Needs pandas, openpyxl, autogluon.tabular. Takes as long as the models need, {seconds} seconds a turn at the most.
"""

import csv
import io
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from autogluon.tabular import TabularPredictor
from sklearn.metrics import accuracy_score, balanced_accuracy_score, log_loss, roc_auc_score
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, TimeSeriesSplit

'''
_METRICS: Mapping[str, str] = {"regression": "root_mean_squared_error"}
_LONGEST, _CPUS = 300, 2


def predict_script(plan: PredictPlan, result: PredictResult, table: Table) -> str:
    """The script's text."""
    constants = {**_columns(plan, result, table), **_test(result)}
    literals = "".join(f"{name} = {value!r}\n" for name, value in constants.items())
    bodies = [(files("reports.script_parts") / f"{part}.txt").read_text("utf-8") for part in ("reading", "predicting")]
    return "".join([_HEAD.format(seconds=_LONGEST), literals, *bodies])


def _columns(plan: PredictPlan, result: PredictResult, table: Table) -> dict[str, Any]:
    known = {column.name: column for column in table.columns}
    left = {each.column for each in result.set_aside} | {*plan.exclude, result.target}
    features = [name for name in plan.features or known if name in known and name not in left]
    split = result.split.column if result.split.column in known else None
    needed = [*features, result.target, *([split] if split else []), *(each.column for each in plan.filters)]
    needed = list(dict.fromkeys(needed))
    typed = [name for name in needed if name in known and name != result.target]
    time = split if result.split.kind == "time" else None
    return {
        "FILE": table.name,
        "TARGET": result.target,
        "CLASSES": list(result.classes) if result.task != "regression" else [],
        "POSITIVE": result.positive,
        "FEATURES": features,
        "NEEDED": needed,
        "NUMERIC": {name: known[name].sum for name in typed if known[name].kind.numeric},
        "MOMENTS": [name for name in typed if known[name].kind is Kind.DATE],
        "TOTAL": known[result.target].sum if result.target in known else None,
        "FILTERS": [(each.column, each.op, _plain(each.value)) for each in plan.filters],
        "TIME": time,
        "GROUP": split if result.split.kind == "group" else None,
    }


def _test(result: PredictResult) -> dict[str, Any]:
    return {
        "TASK": result.task,
        "METRIC": _METRICS.get(result.task, "log_loss"),
        "TURNS": result.split.folds,
        "MODELS": _models(result),
        "SECONDS": _LONGEST,
        "CPUS": _CPUS,
        "ANSWER": {name: value for name, value in result.metrics.items() if value is not None},
    }


def _models(result: PredictResult) -> dict[str, list[dict[str, Any]]]:
    """The kinds of models that were compared, with their settings, as the library takes them."""
    tried, classes = {each.name for each in result.members}, len(result.classes)
    lined = contestants(result.rows_trained, classes, result.effort)
    kinds: dict[str, list[dict[str, Any]]] = {}
    for each in [one for one in lined if one.name in tried] or lined:
        kinds.setdefault(each.kind, []).append(dict(each.settings))
    return kinds


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
