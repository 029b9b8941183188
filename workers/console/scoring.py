"""The command that scores a list with a model of an earlier answer."""

import tempfile
from pathlib import Path

from automl.capabilities.score import score
from automl.engine import Deadline
from automl.errors import DataError
from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.tools import Tools
from ledger.settings import Settings
from reports.apology import problem_of
from reports.scored_lists import check_ending, write_list
from workers.console.configured import configured
from workers.console.models import folder_of
from workers.console.pipeline import read
from workers.console.printing import Screen, quiet_stdout
from workers.engines import forecasters, tabular
from workers.shelves import shelf

_FAILED = 2
_SECONDS = 120.0
"""Reasons are told of as many rows as fit into half of this."""


def score_command(model: str, file: Path, out: Path, *, as_json: bool) -> int:
    """Score a list and write it to `out` (.csv, .xlsx or .parquet). The exit status."""
    with quiet_stdout() as output:
        screen = Screen(output, as_json=as_json)
        try:
            result = _scored(model, file, out, screen)
        except Exception as error:  # noqa: BLE001  whatever happens, a person gets a sentence
            screen.scored(None, out, problem_of(error))
            return _FAILED
        screen.scored(result, out, None)
        return 0


def _scored(model: str, file: Path, out: Path, screen: Screen) -> ScoreResult:
    check_ending(out)
    settings = configured()
    folder = folder_of(model, settings, out.parent)
    if folder is None:
        raise DataError(
            f"There is no model called “{model}” here.",
            "Give the path or the id that an answer of “threadcast ask” named as its model.",
        )
    table = read(file, settings)[0]
    with tempfile.TemporaryDirectory(prefix="scored-") as left:
        tools = _tools(settings, folder, Path(left), screen)
        result = score(ScorePlan(model=model), table, tools)
        write_list(Path(left) / result.scored, out)
    return result


def _tools(settings: Settings, folder: Path, left: Path, screen: Screen) -> Tools:
    return Tools(
        forecasters=lambda: forecasters(settings.weights),
        tabular=tabular,
        shelf=shelf(settings, lambda _: folder),
        left=left,
        deadline=Deadline(_SECONDS),
        report=screen.progress,
    )
