"""Engines that do what trainings may do: hang, want too much, break, leave processes behind."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Report
from tests.contracts.fake_forecaster import FakeForecaster
from workers.analysis.errand import Errand


class Doing(Forecaster):
    """An engine that does something, and then, if it comes to that, has no answer that a fake has not."""

    name = "doing"

    def __init__(self, deed: Callable[[], None]) -> None:
        self._deed = deed

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        self._deed()
        return FakeForecaster(wrong=1.0).forecast(panels, horizon, deadline, report)


def _hang() -> None:
    """A process of its own that hangs as well, so that there is something to leave behind."""
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], cwd=os.environ["TMPDIR"])
    Path(os.environ["TMPDIR"], "left.bin").write_bytes(b"left")
    time.sleep(600)


def _hoard() -> None:
    bytearray(16 * 2**30)


def _die() -> None:
    os.kill(os.getpid(), 9)


def _break() -> None:
    raise ZeroDivisionError("secret detail")


def good(_errand: Errand) -> Sequence[Forecaster]:
    return [FakeForecaster()]


def better_later(errand: Errand) -> Sequence[Forecaster]:
    """A first look that is far off, and where there is time for it an engine that is not."""
    return [FakeForecaster(wrong=60.0), *([] if errand.quick else [FakeForecaster()])]


def hanging(_errand: Errand) -> Sequence[Forecaster]:
    """A first answer, then an engine that never ends."""
    return [FakeForecaster(), Doing(_hang)]


def hanging_at_once(_errand: Errand) -> Sequence[Forecaster]:
    return [Doing(_hang)]


def hoarding(_errand: Errand) -> Sequence[Forecaster]:
    return [FakeForecaster(), Doing(_hoard)]


def hoarding_at_once(_errand: Errand) -> Sequence[Forecaster]:
    return [Doing(_hoard)]


def dying(_errand: Errand) -> Sequence[Forecaster]:
    return [FakeForecaster(), Doing(_die)]


def breaking(_errand: Errand) -> Sequence[Forecaster]:
    return [Doing(_break)]
