"""`make bench`: every measurement, ours and others' side by side in one run. Machines are noisy: trust the ratios."""

import argparse
import os
from collections.abc import Callable, Mapping
from functools import partial

from tests.bench import acknowledgement, business, killing, living, overhead, panel, reading, reasons, slack, tabular
from tests.bench.samples import SAMPLES


def _panel() -> None:
    """All series of M3 and tourism, each asked alone; bare AutoGluon beside it."""
    samples = [sample for sample in SAMPLES if sample.name.startswith(("m3", "tourism"))]
    methods = [*panel.METHODS, "AutoGluon"]
    print(panel.run(samples, most=80, budget=20, workers=os.cpu_count() or 1, methods=methods).round(3).to_string())


def _living() -> None:
    """How long people wait for each sign of life; first of all for the acknowledgement of what they said."""
    acknowledgement.main()
    living.run()


SECTIONS: Mapping[str, Callable[..., None]] = {
    "business": business.run,
    "overhead": overhead.run,
    "reading": reading.run,
    "living": _living,
    "slack": slack.main,
    "tabular": tabular.run,
    "panel": _panel,
    "reasons": reasons.run,
    "kill": killing.run,
}

_HOURS = ("kill",)
"""Sections that take hours, and run only where they are named."""


def main() -> None:
    """Run all sections, or those that are named."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help=f"{', '.join(SECTIONS)}; all but the last by default"
    )
    parser.add_argument("--only", action="append", default=[], metavar="SET", help="of the tabular sets, this one")
    parser.add_argument("--budget", type=float, default=tabular.BUDGET, help="seconds for each tabular set")
    parser.add_argument("--minutes", type=float, default=10.0, help="of the training beside which reasons are measured")
    asked = parser.parse_args()
    wished = {"tabular": partial(tabular.run, asked.only, asked.budget), "reasons": partial(reasons.run, asked.minutes)}
    for name in asked.sections or [name for name in SECTIONS if name not in _HOURS]:
        print(f"\n== {name}", flush=True)
        {**SECTIONS, **wished}[name]()


if __name__ == "__main__":
    main()
