"""The living thread: how long people wait for each sign of life, beside the bare command line; memory at rest."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import psutil
from sqlalchemy import select

from ledger.tables import Job
from tests.bench.overhead import stores
from tests.servers.system import System, environment, started

BUDGET = 60
QUESTION = "predict next quarter sales by store"
_ROUNDS = 20
_REST_SECONDS = 20.0
_LOOK_SECONDS = 0.05
_MOST_SECONDS = 180.0


def run() -> None:
    """Print seconds and megabytes; 20 stores of 60 months, one machine."""
    with tempfile.TemporaryDirectory() as folder:
        content = stores().to_csv(index=False).encode()
        with started(Path(folder) / "home", {"THREADCAST_BUDGET_SECONDS": str(BUDGET)}) as system:
            time.sleep(_REST_SECONDS)
            _memory(system)
            _small_answers(system)
            _whole_answer(system, content)
        _bare(Path(folder), content)


def _small_answers(system: System) -> None:
    """Descriptions of a file, one after the other, on a machine at rest."""
    visitor = system.person("Ada")
    content = stores().head(200).to_csv(index=False).encode()
    thread, question = visitor.ask_about("stores.csv", content, "describe this file")
    visitor.wait_for_answer(thread, question)
    waits = []
    for _ in range(_ROUNDS):
        began = time.monotonic()
        question = visitor.ask(thread, "describe this file")
        visitor.wait_for_answer(thread, question)
        waits.append(time.monotonic() - began)
    with system.database().read() as session:
        jobs = session.execute(select(Job.created_at, Job.started_at).where(Job.started_at.is_not(None))).all()
    _print("job opened to job started", [(start - opened).total_seconds() for opened, start in jobs if start])
    _print("a description, from question to answer", waits)


def _whole_answer(system: System, content: bytes) -> None:
    visitor = system.person("Ada")
    thread = visitor.thread()
    uploaded = visitor.upload("stores.csv", content)
    began, asked_at = time.monotonic(), time.time()
    question = visitor.ask(thread, QUESTION, [uploaded])
    print(f"{'message acknowledged':44} {time.monotonic() - began:7.2f} s")
    seen: dict[str, float] = {}
    while "answer" not in seen and time.monotonic() - began < _MOST_SECONDS:
        for post in visitor.posts(thread):
            if post.question == question:
                seen.setdefault(post.role, time.monotonic() - began)
        time.sleep(_LOOK_SECONDS)
    look = _looked(system, question)
    print(f"{'first words':44} {seen.get('told', seen['answer']):7.2f} s")
    if look is not None:
        print(f"{'first forecast':44} {look - asked_at:7.2f} s")
    print(f"{'whole answer, budget ' + str(BUDGET) + ' s':44} {seen['answer']:7.2f} s")


def _bare(folder: Path, content: bytes) -> None:
    """The same question from the command line, with nothing else running."""
    file = folder / "stores.csv"
    file.write_bytes(content)
    command = [sys.executable, "-m", "workers.console", "ask", str(file), QUESTION, "--json", "--budget", str(BUDGET)]
    began = time.monotonic()
    ran = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=True)
    whole = time.monotonic() - began
    timings = json.loads(ran.stdout)["timings"]
    print(f"{'bare command line, first forecast':44} {timings['quick'] or 0:7.2f} s")
    print(f"{'bare command line, whole answer':44} {whole:7.2f} s")


def _looked(system: System, question: str) -> float | None:
    """When the first look was there, in seconds of the epoch."""
    with system.database().read() as session:
        look = select(Job.finished_at).where(Job.question_id == question, Job.purpose == "look", Job.state == "done")
        finished = session.execute(look).scalar_one_or_none()
    return finished.timestamp() if finished else None


def _print(label: str, seconds: Sequence[float]) -> None:
    middle, late = np.quantile(seconds, [0.5, 0.99])
    print(f"{label:44} {middle * 1000:7.0f} ms median, {late * 1000:.0f} ms 99th percentile of {len(seconds)}")


def _memory(system: System) -> None:
    """Proportional and resident megabytes of each part with its own children, at rest."""
    names = {pid: name for name, pid in system.pids.items()} | {system.process.pid: "up"}
    print(f"{'at rest, MB':44} {'PSS':>7} {'RSS':>7}")
    for pid, name in names.items():
        process = psutil.Process(pid)
        family = [process] if name == "up" else [process, *process.children(recursive=True)]
        for number, each in enumerate(family):
            memory = each.memory_full_info()
            label = name if number == 0 else f"{name}, child {number}"
            print(f"{label:44} {memory.pss / 2**20:7.0f} {memory.rss / 2**20:7.0f}")
