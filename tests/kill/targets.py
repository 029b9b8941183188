"""Which processes a kill can hit, by name."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import psutil

from workers.console.house.state import running

TARGETS = ("bot", "light", "light/child", "quick", "analysis", "analysis/trainer", "beat", "redis")
"""A process of the state file by its name; with "/child" one of its children, with "/trainer" all its trainings.

Where it has none at the moment, the process itself.
"""


def pids(home: Path, target: str) -> list[int]:
    """The processes that a target means now; none where it is just being started."""
    name, _, whose = target.partition("/")
    found = running(home)
    if found is None or name not in found.processes:
        return []
    try:
        return _pids(psutil.Process(found.processes[name]), whose)
    except psutil.Error:
        return []


def kill(home: Path, target: str) -> None:
    """Kill what a target means now."""
    for pid in pids(home, target):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _pids(parent: psutil.Process, whose: str) -> list[int]:
    meant: list[psutil.Process] = []
    if whose == "child":
        meant = parent.children()[:1]
    elif whose == "trainer":
        meant = trainers([parent, *parent.children(recursive=True)])
    return [process.pid for process in meant or [parent]]


def trainers(family: list[psutil.Process]) -> list[psutil.Process]:
    """The trainings among the processes: children of a forkserver, which they are forked from."""
    servers = {process.pid for process in family if "forkserver" in _command(process)}
    return [process for process in family if process.pid in servers and _parent(process) in servers]


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def _parent(process: psutil.Process) -> int:
    try:
        return process.ppid()
    except psutil.Error:
        return 0
