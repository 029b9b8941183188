"""Reasons of a row, what-if and scoring, through the capability in warm children, alone and beside a long training."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any, Self
from zipfile import ZipFile

import numpy as np
import pandas as pd

from automl.plan import Circumstances, Filter, Plan
from automl.row_plans import Change, ExplainPlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.stored import dump_plan, dump_table, load_results
from automl.table import Kind, Table
from tests.automl.fitted import table_of
from tests.automl.planted import customers
from workers.analysis.errand import PACKED, RESULTS, Errand
from workers.analysis.nursery import FULL, Child, Nursery

ROWS, NOISE, LIST = 6_000, 16, 10_000
TRAINING_SECONDS = 60.0
_ROUNDS = 8
_GIGABYTES = 8.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Office:
    """A nursery, a scratch folder, the tables' files, and the folder of the model that is asked."""

    nursery: Nursery
    folder: Path
    customers: Path
    listed: Path
    models: Mapping[str, str]

    def errand(self, name: str, plan: Plan, table: Path, budget: float = 60.0) -> Errand:
        folder = self.folder / name
        folder.mkdir()
        return Errand(
            folder=str(folder),
            table=str(table),
            plans=[dump_plan(plan)],
            circumstances=Circumstances(today=date(2026, 1, 10)).model_dump(mode="json"),
            quick=False,
            weights=None,
            budget=budget,
            gigabytes=_GIGABYTES,
            models=dict(self.models),
        )


def run(minutes: float = 10.0) -> None:
    """Print seconds, alone and while a training of so many minutes runs beside."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ["THREADCAST_HOME"] = str(folder / "home")
        nursery = Nursery(FULL)
        nursery.warm()
        office = _opened(nursery, folder)
        _measured("alone", office, lambda rounds: rounds < _ROUNDS)
        until = monotonic() + minutes * 60
        with _Training(office, until) as training:
            _measured(f"beside a training of {minutes:g} min", office, lambda _: training.runs())


def _opened(nursery: Nursery, folder: Path) -> Office:
    """A model of some customers, fitted as a question would have it."""
    known, listed = folder / "customers.table", folder / "list.table"
    dump_table(_wide(ROWS, 0), known)
    dump_table(_wide(LIST, 1), listed)
    office = Office(nursery, folder, known, listed, {})
    plan = PredictPlan(target="Churn", task="binary", positive="Yes")
    began = monotonic()
    errand = office.errand("fit", plan, known, TRAINING_SECONDS)
    _finished(nursery.start(errand))
    result = load_results((Path(errand.folder) / RESULTS).read_bytes())[0]
    model = result.model  # type: ignore[union-attr]
    print(f"{model.name} of {ROWS:,} rows × {NOISE + 8} columns in {monotonic() - began:.0f} s")  # type: ignore[union-attr]
    with ZipFile(Path(errand.folder) / PACKED) as packed:
        packed.extractall(folder / "kept")
    card = next((folder / "kept").rglob("card.json"))
    return Office(nursery, folder, known, listed, {"asked": str(card.parent)})


def _wide(rows: int, seed: int) -> Table:
    """Customers with further columns that mean nothing."""
    table, random = customers(rows, seed), np.random.default_rng(seed)
    noise = {f"noise {number}": random.normal(size=rows) for number in range(NOISE)}
    frame = pd.concat([table.frame, pd.DataFrame(noise)], axis=1)
    return table_of(frame, {**{one.name: one.kind for one in table.columns}, **dict.fromkeys(noise, Kind.NUMBER)})


class _Training:
    """Thorough trainings in a child of their own, one after the other, until a point in time; a context manager."""

    def __init__(self, office: Office, until: float) -> None:
        self._office, self._until, self._count = office, until, 0
        self._child = self._start()

    def runs(self) -> bool:
        """Whether there is time left; a training that is over is followed by another."""
        if monotonic() < self._until and not self._child.alive:
            self._child.end()
            self._child = self._start()
        return monotonic() < self._until

    def _start(self) -> Child:
        self._count += 1
        plan = PredictPlan(target="Churn", task="binary", positive="Yes", effort="thorough")
        seconds = max(self._until - monotonic(), 1.0)
        return self._office.nursery.start(
            self._office.errand(f"long-{self._count}", plan, self._office.listed, seconds)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.end()


def _measured(where: str, office: Office, more: Callable[[int], bool]) -> None:
    """Rounds of all questions, as long as there is to be one more."""
    seconds: dict[str, list[float]] = {}
    inside: dict[str, list[float]] = {}
    rounds = 0
    while more(rounds):
        for name, (plan, table) in _questions(office, rounds).items():
            errand = office.errand(f"{where} {name} {rounds}".replace(" ", "-"), plan, table)
            began = monotonic()
            _finished(office.nursery.start(errand))
            seconds.setdefault(name, []).append(monotonic() - began)
            result = load_results((Path(errand.folder) / RESULTS).read_bytes())[0]
            inside.setdefault(name, []).append(result.seconds)  # type: ignore[union-attr]
        rounds += 1
    print(f"\n{where}, {rounds} rounds (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
    for name, each in seconds.items():
        print(f"  {name:34} {_told(each)}   of it the capability {_told(inside[name])}")


def _questions(office: Office, number: int) -> dict[str, tuple[Plan, Path]]:
    one = [Filter(column="customerID", op="=", value=f"C{17 * number:05d}")]
    discount = (Change(column="MonthlyCharges", how="times", value=0.9),)
    return {
        "the reasons of a row": (ExplainPlan(subject="row", filters=one, model="asked"), office.customers),
        "what if, of a row": (WhatIfPlan(changes=discount, filters=one, model="asked"), office.customers),
        "what if, of all": (WhatIfPlan(changes=discount, model="asked"), office.customers),
        "the smallest change that keeps": (WhatIfPlan(flip=True, filters=one, model="asked"), office.customers),
        f"scoring {LIST:,} rows": (ScorePlan(model="asked"), office.listed),
    }


def _finished(child: Child) -> None:
    """Wait until the child is done. RuntimeError with what it told instead."""
    told: list[dict[str, Any]] = []
    try:
        while True:
            told.extend(child.heard(_LOOK_SECONDS))
            if any(each["kind"] == "done" for each in told):
                return
            if not child.alive:
                told.extend(child.heard(_LOOK_SECONDS))
                if not any(each["kind"] == "done" for each in told):
                    raise RuntimeError(f"a child ended otherwise: {told[-1:]}")
    finally:
        child.end()


def _told(seconds: Sequence[float]) -> str:
    if not seconds:
        return "not measured"
    return f"median {np.median(seconds):5.2f} s, slowest {max(seconds):5.2f} s"
