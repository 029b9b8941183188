"""Slack's side of the chat process: Bolt, with our own way to know workspaces, and every listener registered."""

import logging
from collections.abc import Awaitable, Callable
from time import monotonic

from anyio import to_thread
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.platform import DisconnectedError
from bot.slack.acting.clicks import team_acted_in
from bot.slack.clients import Clients
from bot.slack.connecting import connected_asynchronously
from bot.slack.grants import Grant
from bot.slack.house import SlackHouse
from bot.slack.installations.sorts import Sorts
from bot.slack.listeners import actions, commands, files, home, lifecycle, messages, shortcuts, views
from bot.slack.naming import workspace_of

logger = logging.getLogger(__name__)
_RECENT_SECONDS = 5.0
_MOST_RECENT = 1_000
_LISTENERS = (messages, files, lifecycle, actions, views, shortcuts, commands, home)


class Known(AsyncAuthorize):
    """Lets in what comes from workspaces that have given their permission; no token goes into Bolt's own hands."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._recent: dict[tuple[str | None, str | None], tuple[float, Grant]] = {}

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        del context, user_id, actor_enterprise_id, actor_team_id, actor_user_id
        try:
            grant = await self._grant(team_id, enterprise_id)
        except DisconnectedError as error:
            logger.warning("not connected", extra={"subject": team_id, "why": str(error)})
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id or grant.enterprise,
            team_id=team_id,
            bot_user_id=grant.bot_user,
            bot_id=grant.bot,
        )

    async def _grant(self, team: str | None, enterprise: str | None) -> Grant:
        """A workspace's grant, asked for now and then, not for each request. DisconnectedError, DeliveryError."""
        until, grant = self._recent.get((team, enterprise), (0.0, None))
        if grant is None or monotonic() > until:
            grant = await to_thread.run_sync(self._clients.grant, workspace_of(team or ""), enterprise)
            if len(self._recent) >= _MOST_RECENT:
                self._recent.clear()
            self._recent[team, enterprise] = (monotonic() + _RECENT_SECONDS, grant)
        return grant


def slack_app(house: SlackHouse) -> AsyncApp:
    """The application: it answers Slack only when what came is kept."""
    secret = house.slack.signing_secret
    app = AsyncApp(
        name="threadcast",
        logger=_quiet(),
        signing_secret=secret.get_secret_value() if secret is not None else "",
        client=connected_asynchronously(house.slack, None),
        authorize=Known(house.clients),  # type: ignore[arg-type]  # Bolt's types name functions alone; it takes its own class
        before_authorize=_OfItsTeam(),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.error(_failed)
    app.middleware(Sorts(house.database))
    for each in _LISTENERS:
        each.register(app, house)
    return app


class _OfItsTeam(AsyncMiddleware):
    """Where the app was installed for a whole enterprise, it is not always said in which of its teams something is.

    Events may name the team in their outermost layer alone; interactions by their message or form.
    """

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt's name for it
    ) -> BoltResponse:
        del resp
        if req.context.team_id is None and req.body.get("team_id"):
            req.context["team_id"] = req.body["team_id"]
        if (team := team_acted_in(req.body)) is not None:
            req.context["team_id"] = team
        return await next()


async def _failed(error: Exception) -> BoltResponse:
    """Slack sends again what failed here; what nobody listens to is taken and forgotten."""
    if isinstance(error, BoltUnhandledRequestError):
        if error.body.get("type") == "app_rate_limited":
            logger.warning("slack holds events back", extra={"subject": error.body.get("team_id")})
        return BoltResponse(status=200, body="")
    logger.error("request failed", extra={"why": type(error).__name__}, exc_info=error)
    return BoltResponse(status=500, body="")


def _quiet() -> logging.Logger:
    """Bolt's logger: without its notes, which repeat what people wrote."""
    quiet = logging.getLogger("bot.slack.bolt")
    quiet.setLevel(logging.ERROR)
    return quiet
