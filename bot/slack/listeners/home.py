"""The Home tab: opened, its buttons clicked, its form sent; and the beginning of a conversation with the bot."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.platform import Json
from bot.slack.errands import Errands
from bot.slack.house import SlackHouse
from bot.slack.naming import workspace_of
from bot.slack.surfacing import welcoming
from bot.slack.surfacing.counter import Counter
from bot.slack.surfacing.links import OPEN
from bot.slack.surfacing.lists import DELETE, STOP
from bot.slack.surfacing.reception import Reception
from bot.slack.surfacing.wishes import CONFIGURE, given


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen."""
    visits = _Visits(house)
    app.event("app_home_opened")(visits.opened)
    app.event("assistant_thread_started")(visits.began)
    app.event("member_joined_channel")(visits.joined)
    app.action(OPEN)(visits.nothing)
    app.action(STOP)(visits.stop)
    app.action(DELETE)(visits.delete)
    app.action(CONFIGURE)(visits.configure)
    app.view(CONFIGURE)(visits.configured)


class _Visits:
    """Translates visits for the reception and the counter."""

    def __init__(self, house: SlackHouse) -> None:
        self._house = house
        self._errands = Errands()
        self._reception = Reception(house)
        self._counter = Counter(house, self._reception)

    async def opened(self, event: Json, context: AsyncBoltContext) -> None:
        workspace = _workspace(context)
        if event.get("tab") == "messages":
            prompts = welcoming.prompt(self._reception, workspace, event["user"], event["channel"])
            self._errands.begin("prompts", prompts)
        else:
            self._errands.begin("home", self._reception.publish(workspace, event["user"]))

    async def began(self, event: Json, context: AsyncBoltContext) -> None:
        begun = event["assistant_thread"]
        where = begun["channel_id"], begun.get("thread_ts")
        prompts = welcoming.prompt(self._reception, _workspace(context), begun["user_id"], *where)
        self._errands.begin("prompts", prompts)

    async def joined(self, event: Json, context: AsyncBoltContext) -> None:
        if event.get("user") == context.bot_user_id:
            greeting = welcoming.greet(self._house, _workspace(context), event["channel"], event.get("inviter"))
            self._errands.begin("greeting", greeting)

    async def nothing(self, ack: AsyncAck) -> None:
        """A button that only opens an address."""
        await ack()

    async def stop(self, ack: AsyncAck, body: Json, action: Json, context: AsyncBoltContext) -> None:
        await ack()
        visit = (_workspace(context), body["user"]["id"])
        stopping = self._counter.stop(*visit, str(action.get("value")), body.get("response_url"))
        self._errands.begin("stop", stopping)

    async def delete(self, ack: AsyncAck, body: Json, action: Json, context: AsyncBoltContext) -> None:
        await ack()
        visit = (_workspace(context), body["user"]["id"])
        deleting = self._counter.delete(*visit, str(action.get("value")), body.get("response_url"))
        self._errands.begin("delete", deleting)

    async def configure(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        opening = self._counter.open_form(_workspace(context), body["user"]["id"], body["trigger_id"])
        self._errands.begin("settings", opening)

    async def configured(self, ack: AsyncAck, body: Json, view: Json, context: AsyncBoltContext) -> None:
        workspace, user = _workspace(context), body["user"]["id"]
        refused: dict[str, Any] | None = await self._counter.configure(workspace, user, given(view["state"]["values"]))
        if refused is not None:
            await ack(**refused)
            return
        await ack()
        self._errands.begin("home", self._reception.publish(workspace, user))


def _workspace(context: AsyncBoltContext) -> str:
    return workspace_of(context.team_id or "")
