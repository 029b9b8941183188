"""What the commands do: build the question, run it, print the answer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from automl.plan import Circumstances, Understood
from automl.reading.handling import is_wish
from ledger.clock import Clock, FixedClock, SystemClock
from reports.apology import apology, problem_of
from workers.console.configured import configured
from workers.console.pipeline import Asked, Question, Timings, read
from workers.console.pipeline import ask as ask_question
from workers.console.pipeline import plan as plan_question
from workers.console.printing import Screen, quiet_stdout, write_table
from workers.console.wishes import Wishes, check, check_handling

_FAILED = 2


def read_command(file: Path, *, as_json: bool, out: Path | None, choose: Sequence[str] = ()) -> int:
    """Print what a file holds; write the chosen table to `out` (.parquet or .csv). The exit status."""
    with quiet_stdout() as output:
        screen = Screen(output, as_json=as_json)
        try:
            check_handling(choose)
            tables = read(file, configured(), choose)
            if out is not None:
                write_table(tables[0], out)
        except Exception as error:  # noqa: BLE001  whatever happens, a person gets a sentence
            screen.tables((), problem_of(error))
            return _FAILED
        screen.tables(tables, None)
        return 0


def plan_command(wishes: Wishes, *, as_json: bool) -> int:
    """Print what was understood. The exit status."""
    with quiet_stdout() as output:
        screen = Screen(output, as_json=as_json)
        planned = _guarded(lambda question: plan_question(question)[1], wishes, monotonic(), screen)
        screen.planned(planned)
        return _FAILED if planned.failed else 0


def ask_command(wishes: Wishes, *, as_json: bool, began: float) -> int:
    """Print the answer. The exit status."""
    with quiet_stdout() as output:
        screen = Screen(output, as_json=as_json)
        asked = _guarded(ask_question, wishes, began, screen)
        screen.asked(asked)
        return _FAILED if asked.failed else 0


def _guarded(work: Callable[[Question], Asked], wishes: Wishes, began: float, screen: Screen) -> Asked:
    """The work's outcome; whatever goes wrong is an apology in words."""
    try:
        return work(_question(wishes, began, screen))
    except Exception as error:  # noqa: BLE001  whatever happens, a person gets a sentence
        problem = problem_of(error)
        return Asked(Understood(error=problem), apology(problem), Timings(began))


def _question(wishes: Wishes, began: float, screen: Screen) -> Question:
    settings = configured()
    clock: Clock = FixedClock(wishes.now.date()) if wishes.now else SystemClock()
    circumstances = Circumstances(
        today=clock.today(),
        fiscal_start=wishes.fiscal_start or settings.fiscal_start,
        currency=wishes.currency or settings.currency,
        country=wishes.country or settings.country,
        choices=tuple(value for value in wishes.choose if not is_wish(value)),
        budget=settings.budget_seconds,
        at_most=wishes.budget,
    )
    check(wishes)
    return Question(
        wishes.file,
        wishes.question,
        circumstances,
        settings,
        wishes.out or settings.data / wishes.file.stem,
        began,
        screen.progress,
        screen.best,
        tuple(filter(is_wish, wishes.choose)),
    )
