"""A campaign: people ask, side by side, while processes die; every question must come to exactly one answer."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue

from tests.kill.arming import Armed
from tests.kill.asker import Asker
from tests.kill.matrix import Case
from tests.kill.scenarios import SCENARIOS, Asked, Stage
from tests.kill.targets import TARGETS, kill
from tests.kill.verdict import Verdict
from tests.servers.patience import stretched
from tests.servers.system import System

LANES = 3
"""People asking at the same time."""
_COME_SECONDS = 75.0
"""How long a scenario may need to come to the armed transition."""
_TRIES = 3
"""A person who stops or deletes may come too late, once in a while: then the scenario is played again."""
_AT_RANDOM = ("normal", "normal", "normal", "clarifying", "stopped", "refused", "failed", "withdrawn", "regretted")
_PAUSE_SECONDS = (1.0, 6.0)
"""Between two kills at random."""


class Campaign:
    """Runs on one system. folder: where failpoints are armed. seed: of the files and of the random kills.

    asker: somebody who asks, by a number; people of the web chat without it.
    """

    def __init__(self, system: System, folder: Path, seed: int, asker: Callable[[int], Asker] | None = None) -> None:
        self.system = system
        self._asker = asker or (lambda number: system.person(f"Person {number}"))
        self.say: Callable[[str], None] = lambda _: None
        self.verdict = Verdict(system.database())
        self._folder = folder
        self._seed = seed
        self._numbers = iter(range(10**6))
        self._lock = threading.Lock()

    def summary(self) -> str:
        """What happened, and what is wrong."""
        verdict = self.verdict
        told = (
            f"seed {self._seed}: {verdict.kills} kills, {verdict.questions} questions, {verdict.apologies} of them "
            f"apologised for, at most {verdict.slowest:.0f} s from a kill or a question to an answer"
        )
        return "\n".join([told, *verdict.complaints])

    def transitions(self, cases: Sequence[Case]) -> None:
        """Each case once: a process dies at its transition. A case that does not come is told in the verdict."""
        waiting: SimpleQueue[Case] = SimpleQueue()
        for case in cases:
            waiting.put(case)

        def work(stage: Stage) -> None:
            with suppress(Empty):
                while True:
                    self._case(waiting.get_nowait(), stage)

        self._in_lanes(work)

    def random_moments(self, kills: int) -> None:
        """Kill one process after the other at random moments, while questions flow."""
        over = threading.Event()

        def work(stage: Stage) -> None:
            while not over.is_set():
                name = stage.chance.choice(_AT_RANDOM)
                self._settle(SCENARIOS[name](stage), f"random moments, {name}")

        killer = threading.Thread(target=self._kill_at_random, args=(kills, over))
        killer.start()
        self._in_lanes(work)
        killer.join()

    def _case(self, case: Case, stage: Stage) -> None:
        began = time.monotonic()
        with self._lock:
            armed = Armed(self._folder, case.failpoint, next(self._numbers))
        asked, came = self._play(case, stage, armed)
        armed.disarm()
        self.verdict.killed(armed.fired_at())
        if not came:
            self.verdict.complain(f"{case}: the transition did not come")
        self._settle(asked, str(case))
        self.say(f"{datetime.now():%H:%M:%S}  {time.monotonic() - began:5.1f} s  {asked[0].question}  {case}")  # noqa: DTZ005

    def _play(self, case: Case, stage: Stage, armed: Armed) -> tuple[list[Asked], bool]:
        """Play a scenario until its transition comes: what was asked, and whether it came."""
        asked: list[Asked] = []
        for _ in range(_TRIES):
            latest = SCENARIOS[case.scenario](stage)
            asked += latest
            if armed.wait(stretched(_COME_SECONDS), lambda: all(map(self.verdict.ended, latest))):  # noqa: B023  it is over by then
                return asked, True
        return asked, False

    def _settle(self, asked: Sequence[Asked], where: str) -> None:
        for each in asked:
            self.verdict.wait(each, where)

    def _kill_at_random(self, kills: int, over: threading.Event) -> None:
        chance = random.Random(self._seed)  # noqa: S311  the seed is printed, so that it can be run again
        for _ in range(kills):
            time.sleep(chance.uniform(*_PAUSE_SECONDS))
            kill(self.system.home, chance.choice(TARGETS))
            self.verdict.killed(time.time())
        over.set()

    def _in_lanes(self, work: Callable[[Stage], None]) -> None:
        def lane(number: int) -> None:
            chance, database = random.Random(f"{self._seed} {number}"), self.system.database()  # noqa: S311
            stage = Stage(self._asker(number), database, chance, self.system.home)
            try:
                work(stage)
            except Exception as error:  # noqa: BLE001  told with the verdict, and the other lanes go on
                self.verdict.complain(f"lane {number}: {type(error).__name__}: {error}")

        for number in range(LANES):
            self._asker(number)
        lanes = [threading.Thread(target=lane, args=(number,)) for number in range(LANES)]
        for each in lanes:
            each.start()
        for each in lanes:
            each.join()
