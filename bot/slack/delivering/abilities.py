"""Which of Slack's newer blocks each workspace takes: found out by trying, and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from threading import Lock
from time import monotonic

from bot.platform import Json
from bot.slack.naming import team_of
from bot.slack.rendering.room import Surfaces
from ledger.database import Database
from ledger.once import insert_once
from ledger.repositories.people import Workspaces
from ledger.tables import SlackWorkspace

_BLOCKS: Mapping[str, str] = {"data_visualization": "charts", "data_table": "tables", "context_actions": "feedback"}
"""By type of block: what of `Surfaces` it needs."""
OLDEST = Surfaces(charts=False, tables=False, feedback=False)
_KEPT_SECONDS = 600.0


def newer(blocks: Iterable[Json]) -> set[str]:
    """What of `Surfaces` the blocks of a message need."""
    return {_BLOCKS[block["type"]] for block in blocks if block["type"] in _BLOCKS}


class Abilities:
    """What workspaces can show. Safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._kept: dict[str, tuple[float, Surfaces]] = {}

    def of(self, workspace: str) -> Surfaces:
        """What a workspace can show, as far as is known; what nobody has tried is hoped for."""
        with self._lock:
            until, kept = self._kept.get(workspace, (0.0, OLDEST))
        return kept if until > monotonic() else self._read(workspace)

    def lacks(self, workspace: str, names: Iterable[str]) -> None:
        """Note that a workspace can't show something."""
        with self._database.write() as session:
            if Workspaces(session).get(workspace) is None:
                return
            insert_once(session, SlackWorkspace, workspace_id=workspace, team_id=team_of(workspace))
            row = session.get_one(SlackWorkspace, workspace)
            row.surfaces = {**row.surfaces, **dict.fromkeys(names, False)}
        with self._lock:
            self._kept.pop(workspace, None)

    def _read(self, workspace: str) -> Surfaces:
        with self._database.read() as session:
            row = session.get(SlackWorkspace, workspace)
        told = {} if row is None else row.surfaces
        found = Surfaces(**{name: bool(told.get(name, able)) for name, able in asdict(Surfaces()).items()})
        with self._lock:
            self._kept[workspace] = (monotonic() + _KEPT_SECONDS, found)
        return found


def without(surfaces: Surfaces, names: Iterable[str]) -> Surfaces:
    """Surfaces less these."""
    return Surfaces(**{**asdict(surfaces), **dict.fromkeys(names, False)})
