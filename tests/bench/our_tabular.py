"""Our way from a file to scored rows: `ask` and `score` as people run them, or the capability where they are silent."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import pandas as pd

from automl.capabilities.predict import predict
from automl.engine import Deadline
from automl.engines.lineup import tabular
from automl.models.signed import SignedShelf
from automl.plan import Circumstances
from automl.reading import read_file
from automl.row_plans import PredictPlan
from automl.tools import Tools
from tests.bench.outcome_sets import OutcomeSet


def ours(one: OutcomeSet, asked: Path, budget: float, folder: Path) -> tuple[pd.DataFrame, str, float]:
    """Predictions for the rows of `asked` (as `bare_tabular.bare`), the way they went, the seconds of `ask`."""
    began = monotonic()
    told = _run("ask", str(one.file), one.question, "--json", "--budget", str(budget), "--out", str(folder))
    result = told.get("result") or {}
    if result.get("task") == one.task and result.get("model"):
        seconds, scored = monotonic() - began, folder / "scored.csv"
        model = folder / result["model"]["path"]
        if not _run("score", str(model), str(asked), "--out", str(scored), "--json").get("error", True):
            return _written(pd.read_csv(scored, dtype={f"{one.target}_predicted": str}), one), "ask, score", seconds
    return _by_capability(one, asked, budget, folder)


def _run(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "workers.console", *arguments], capture_output=True, text=True, check=False
    )
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except json.JSONDecodeError:
        return {"error": {"sentence": done.stderr[-500:]}}
    return told


def _written(scored: pd.DataFrame, one: OutcomeSet) -> pd.DataFrame:
    if one.task == "regression":
        return pd.DataFrame({"value": scored[f"{one.target}_predicted"].astype(float)})
    start = f"{one.target}_p_"
    likely = scored[[name for name in scored.columns if name.startswith(start)]]
    return likely.rename(columns=lambda name: name.removeprefix(start))


def _by_capability(one: OutcomeSet, asked: Path, budget: float, folder: Path) -> tuple[pd.DataFrame, str, float]:
    began = monotonic()
    table, engine = read_file(one.file).tables[0], tabular()
    shelf = SignedShelf(lambda _: folder / "model", lambda: b"bench" * 8, lambda: engine)
    tools = Tools(list, lambda: engine, shelf, folder, Deadline(budget), lambda _: None)
    plan = PredictPlan(target=one.target, task=one.task)
    result = predict(plan, table, Circumstances(today=date(2026, 1, 1)), tools)
    seconds = monotonic() - began
    opened = shelf.open(result.model.id)
    rows = read_file(asked).tables[0].frame
    features = rows.reindex(columns=[each.name for each in opened.card.features])
    said = opened.model.predict(features)
    columns = list(opened.card.classes) or ["value"]
    return pd.DataFrame(said if said.ndim > 1 else said[:, None], columns=columns), "capability", seconds
