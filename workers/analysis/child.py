"""A training in a process of its own: bounded in memory, gone at once when its supervisor is."""

import json
import logging
import multiprocessing
import os
import resource
import signal
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Any

from automl.catalog import Result, run
from automl.chain import shared
from automl.engine import Deadline, Forecaster, Progress
from automl.errors import ThreadcastError
from automl.plan import Circumstances, Plan
from automl.result import ForecastResult
from automl.row_plans import PredictPlan
from automl.stored import dump_results, load_plan, load_results, load_table
from automl.table import Table
from automl.tabular import TabularEngine
from automl.tools import Tools
from ledger.logs import configure
from ledger.settings import load_settings
from reports.apology import reference
from reports.brief import brief
from workers.analysis.errand import BEST, LEFT, PACKED, RESULTS, Errand
from workers.engines import tabular
from workers.left import pack
from workers.shelves import shelf

logger = logging.getLogger(__name__)
Engines = Callable[[Errand], Sequence[Forecaster]]
RowEngine = Callable[[], TabularEngine]


def work(errand: Errand, channel: Connection, engines: Engines, rows: RowEngine = tabular) -> None:
    """Do the errand with its engines; leave the results in the folder, and tell the supervisor by JSON messages.

    rows: the engine of predictions about rows.

    By `kind`: progress (stage, share), kept (the best so far lies in the folder; best: it in half a line), done (the
    results do), problem (sentence, remedy), memory (there was not enough), broken (reference).
    """
    _by_itself(errand)
    try:
        _Work(errand, channel, engines, rows).run()
    except ThreadcastError as error:
        _send(channel, "problem", **asdict(error.problem))
    except MemoryError:
        _send(channel, "memory")
    except Exception as error:
        logger.exception("training failed", extra={"reference": reference(error)})
        _send(channel, "broken", reference=reference(error))


def nothing() -> None:
    """A child that only shows that children can be started."""


class _Work:
    """The plans of an errand, one after the other."""

    def __init__(self, errand: Errand, channel: Connection, engines: Engines, rows: RowEngine) -> None:
        self._errand, self._channel, self._engines, self._rows = errand, channel, engines, rows
        self._deadline = Deadline(errand.budget)
        self._plans = [load_plan(each) for each in errand.plans]
        self._done: list[Result] = []
        self._settings = load_settings()

    def run(self) -> None:
        self._report(Progress("Reading the file", 0.0))
        table = load_table(Path(self._errand.table))
        for plan in self._plans:
            self._done.append(self._result(plan, table))
            if len(self._done) < len(self._plans):
                self._keep()
        _send(self._channel, "progress", stage="Writing the answer", share=1.0)
        self._write(RESULTS, self._done)
        _send(self._channel, "done")

    def _result(self, plan: Plan, table: Table) -> Result:
        deadline = shared(self._deadline.remaining(), len(self._done), len(self._plans))
        tools = Tools(
            forecasters=lambda: self._engines(self._errand),
            tabular=self._rows,
            shelf=shelf(self._settings, self._folder_of, self._rows),
            left=self._left(),
            deadline=deadline,
            report=self._report,
            keep=lambda best: self._keep(best, told=brief(plan, best)),
            told=self._told,
        )
        return run(self._first(plan), table, Circumstances.model_validate(self._errand.circumstances), tools)

    def _first(self, plan: Plan) -> Plan:
        """The plan as a first look does it."""
        quick = self._errand.quick and isinstance(plan, PredictPlan)
        return plan.model_copy(update={"effort": "quick"}) if quick else plan

    def _left(self) -> Path:
        """The folder of what the plan in hand leaves, by its place among the plans."""
        left = Path(self._errand.folder) / LEFT / str(len(self._done))
        left.mkdir(parents=True, exist_ok=True)
        return left

    def _folder_of(self, model: str) -> Path | None:
        folder = self._errand.models.get(model)
        return Path(folder) if folder else None

    def _told(self, forecast: str) -> ForecastResult | None:
        path = self._errand.told.get(forecast)
        found = load_results(Path(path).read_bytes())[0] if path else None
        return found if isinstance(found, ForecastResult) else None

    def _report(self, progress: Progress) -> None:
        share = (len(self._done) + progress.share) / len(self._plans)
        _send(self._channel, "progress", stage=progress.stage, share=share)

    def _keep(self, *best: Result, told: str | None = None) -> None:
        """Leave what is done, and the best so far of the plan in hand, where the supervisor finds it."""
        self._write(BEST, [*self._done, *best])
        _send(self._channel, "kept", best=told)

    def _write(self, name: str, results: list[Result]) -> None:
        folder = Path(self._errand.folder)
        pack(folder / LEFT, folder / PACKED)
        part = folder / f"{name}.part"
        part.write_bytes(dump_results(results))
        part.replace(part.with_name(name))


def _send(channel: Connection, kind: str, **told: Any) -> None:
    channel.send_bytes(json.dumps({"kind": kind, **told}).encode())


def _by_itself(errand: Errand) -> None:
    """A session and a scratch folder of its own, bounded memory, and an end when the supervisor ends."""
    os.setsid()
    configure(f"{os.environ.get('THREADCAST_PROCESS', 'worker')} training")
    Thread(target=_end_with_supervisor, name="ends with the supervisor", daemon=True).start()
    os.environ["TMPDIR"] = tempfile.tempdir = errand.folder
    bound = int(errand.gigabytes * 2**30)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_supervisor() -> None:
    """The other end of the sentinel is open in the supervisor alone: it becomes ready when that process is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os.killpg(os.getpgrp(), signal.SIGKILL)
