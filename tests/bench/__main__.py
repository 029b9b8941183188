"""`make bench`: every measurement, ours and others' side by side in one run. Machines are noisy: trust the ratios."""

import argparse
import os
from collections.abc import Callable, Mapping

from tests.bench import business, living, overhead, panel
from tests.bench.samples import SAMPLES


def _panel() -> None:
    """All series of M3 and tourism, each asked alone; bare AutoGluon beside it."""
    samples = [sample for sample in SAMPLES if sample.name.startswith(("m3", "tourism"))]
    methods = [*panel.METHODS, "AutoGluon"]
    print(panel.run(samples, most=80, budget=20, workers=os.cpu_count() or 1, methods=methods).round(3).to_string())


SECTIONS: Mapping[str, Callable[[], None]] = {
    "business": business.run,
    "overhead": overhead.run,
    "living": living.run,
    "panel": _panel,
}


def main() -> None:
    """Run all sections, or those that are named."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"{', '.join(SECTIONS)}; all by default")
    for name in parser.parse_args().sections or SECTIONS:
        print(f"\n== {name}", flush=True)
        SECTIONS[name]()


if __name__ == "__main__":
    main()
