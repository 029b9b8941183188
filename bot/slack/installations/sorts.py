"""Which sorts of events have come from a workspace, for `threadcast slack check`."""

from collections.abc import Awaitable, Callable

from anyio import to_thread
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.naming import workspace_of
from ledger.database import Database
from ledger.locking import LOCKED
from ledger.tables import Json, SlackWorkspace

_PLACES = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}


class Sorts(AsyncMiddleware):
    """Notes each sort of event once for a workspace; asks the database once for each in a process.

    A class of Bolt's own: for a function it would gather some forty arguments, at each event.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted: set[tuple[str, str]] = set()

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt's name for it
    ) -> BoltResponse:
        del resp
        sort, team = sort_of(req.body), req.context.team_id
        if sort is not None and team is not None:
            await self._heard(workspace_of(team), sort)
        return await next()

    async def _heard(self, workspace: str, sort: str) -> None:
        if (workspace, sort) not in self._noted:
            await to_thread.run_sync(self._note, workspace, sort)
            self._noted.add((workspace, sort))

    def _note(self, workspace: str, sort: str) -> None:
        with self._database.write() as session:
            known = session.get(SlackWorkspace, workspace, with_for_update=LOCKED)
            if known is not None and sort not in known.heard:
                known.heard = [*known.heard, sort]


def sort_of(body: Json) -> str | None:
    """What a manifest calls an event; None where the body is none."""
    event = body.get("event")
    if not isinstance(event, dict):
        return None
    sort = event.get("type")
    return _PLACES.get(str(event.get("channel_type"))) if sort == "message" else sort
