"""A supervisor of small processes: one with a child of its own, one that will not go, one that keeps ending."""

import sys
from pathlib import Path

from workers.console.house.child import Child
from workers.console.house.guard import guarded
from workers.console.house.parts import Part
from workers.console.house.state import only_one
from workers.console.house.supervisor import Supervisor, ended_by_signals

SLEEP = "import time; time.sleep(600)"
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', '{SLEEP}']); {SLEEP}"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
PARTS = {"parent": (PARENT, 2), "stubborn": (STUBBORN, 1), "failing": ("raise SystemExit(3)", 3)}


def main(home: Path) -> None:
    """Run until the end is asked for."""
    with only_one(home) as lock, guarded(home, lock) as folder:
        supervisor = Supervisor(home, str(folder), "redis://", lambda words: print(words, flush=True))  # noqa: T201
        with ended_by_signals(supervisor):
            supervisor.add(
                [
                    Child(Part(name, [sys.executable, "-c", code], {"PATH": "/usr/bin"}, order), home)
                    for name, (code, order) in PARTS.items()
                ]
            )
            supervisor.watch()
            supervisor.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
