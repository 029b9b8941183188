"""PlaySlack: a Slack of one's own on 127.0.0.1, for tests and for trying out."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from tests.play.serving import Server

from . import verbs as _verbs  # noqa: F401 - importing registers them
from .consent import AUTHORIZE, Consent
from .control import Control
from .delivery.courier import Courier
from .delivery.sockets import Sockets
from .faults import Fault, Faults
from .rates import Rates
from .records import Call, Delivery, FileRecord, Json, Message
from .response_urls import ResponseUrls
from .sending import Sending
from .storage import Storage
from .teams import Enterprise, Team
from .webapi import WebApi
from .world import World

_LARGEST_BODY = 1 << 30
_DESK = Path(__file__).with_name("desk.html")
SETTINGS = ("rotation", "strict_history", "mention_carries_files", "processing_seconds", "subscriptions", "scopes")


class PlaySlack(Sending):
    """Plays Slack for one app.

    `pace=False` lifts the limit of one message a second in a channel, nothing else; `tiers=False` the methods' own
    limits. Settings (also `slack.world.<name>` later): `rotation` (tokens live twelve hours), `strict_history` (one
    call a minute, 15 messages), `mention_carries_files`, `processing_seconds` (until an upload may be shown),
    `subscriptions` (names of events; None is all), `scopes` (that teams grant at install).
    """

    def __init__(self, *, pace: bool = True, tiers: bool = True, port: int = 0, **settings: Any) -> None:
        self.world = World()
        for name, value in settings.items():
            if name not in SETTINGS:
                raise TypeError(f"no such setting: {name}; there are {SETTINGS}")
            setattr(self.world, name, value)
        self.faults = Faults()
        self.rates = Rates(self.world, pace=pace, tiers=tiers)
        self.sockets = Sockets(self.world.app_id)
        self.courier = Courier(self.world, self.sockets)
        self.response_urls = ResponseUrls(self)
        self.trigger_seconds = 3.0
        self.redirect_uri: str | None = None
        self.browser_verify: Any = True
        self.server = Server(self._application(), port)

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_BODY)
        storage = Storage(self)
        app.router.add_route("*", "/api/{method}", WebApi(self).serve)
        app.router.add_get("/link/", self.sockets.serve)
        app.router.add_post("/upload/v1/{key}", storage.upload)
        app.router.add_get("/files-pri/{place}/{tail:.*}", storage.download)
        consent = Consent(self)
        app.router.add_get(AUTHORIZE, consent.show)
        app.router.add_post(AUTHORIZE, consent.decide)
        app.router.add_get("/", _desk)
        app.router.add_route("*", "/control/{verb}", Control(self).serve)
        app.router.add_post("/actions/{team}/{key}", self.response_urls.serve)
        return app

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: object, *_: object) -> None:
        """Where the play itself broke, no test may pass, nor the bot be blamed."""
        self.stop()
        assert kind is not None or not self.world.troubles, "the play broke:\n" + "\n".join(self.world.troubles)

    def start(self) -> Self:
        self.server.start()
        self.world.base = f"http://127.0.0.1:{self.server.port}/"
        self.server.run(self.courier.start())
        self.world.emit = self._emit
        return self

    def stop(self) -> None:
        self.server.run(self.courier.stop())
        self.server.run(self.sockets.close())
        self.server.stop()

    # settings

    @property
    def base_url(self) -> str:
        return self.world.base

    @property
    def api_url(self) -> str:
        """What the app's SLACK_API_URL must say."""
        return f"{self.world.base}api/"

    @property
    def client_id(self) -> str:
        return self.world.client_id

    @property
    def client_secret(self) -> str:
        return self.world.client_secret

    @property
    def signing_secret(self) -> str:
        return self.world.signing_secret

    @property
    def app_id(self) -> str:
        return self.world.app_id

    @property
    def app_token(self) -> str:
        return self.world.app_token

    @property
    def scopes(self) -> list[str]:
        """The scopes that the app asked for at its latest install."""
        return self.world.scopes

    # what there is

    def team(self, name: str, *, installed: bool = True) -> Team:
        team = Team(self, name)
        if installed:
            team.install()
        return team

    def enterprise(self, name: str, teams: int = 2, *, installed: bool = True) -> Enterprise:
        enterprise = Enterprise(self, name, teams)
        if installed:
            enterprise.install()
        return enterprise

    @property
    def files(self) -> dict[str, FileRecord]:
        return self.world.files

    def broadcasts(self) -> list[Message]:
        """The bot's messages, gone ones too, that called a whole channel at any time."""
        written = [*self.world.messages(), *self.world.ephemerals]
        return [m for m in written if m.bot_id and any(n.kind in ("broadcast", "group") for n in m.notices)]

    def calls(self, method: str | None = None) -> list[Call]:
        """The calls so far, oldest first: of one method, or all."""
        return [call for call in list(self.world.calls) if method in (None, call.method)]

    @property
    def deliveries(self) -> list[Delivery]:
        return list(self.world.deliveries)

    @property
    def downloads(self) -> list[Json]:
        """Every download: file, token as it was sent, bytes sent."""
        return list(self.world.downloads)

    # what goes wrong

    def unplayed(self) -> list[str]:
        """Methods that were called and that this Slack does not know."""
        return sorted({call.method for call in self.calls() if call.error == "unknown_method"})

    def fault(self, method: str, **how: Any) -> Fault:
        """The next call of this method (or `download`, `upload`) goes wrong; see `Fault` for how."""
        return self.faults.add(Fault(method, **how))

    def shrink_time(self, minute: float = 1.0) -> None:
        """A minute of Slack's clock (retries, rates) takes so many seconds."""
        self.world.minute = minute

    def wait(self, condition: Callable[[], Any], seconds: float = 10.0) -> Any:
        """The condition's truth as soon as it is one; AssertionError with a picture of what stands where."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            value = condition()
            if value:
                return value
            time.sleep(0.02)
        raise AssertionError(f"it did not happen within {seconds} s\n{self.picture()}")

    def picture(self) -> str:
        """What stands where: messages, ephemerals, modals, the latest calls and deliveries."""
        lines = [f"the play broke: {trouble}" for trouble in self.world.troubles]
        for message in self.world.messages():
            place = message.channel.name or message.channel.id
            gone = " (deleted)" if message.deleted else ""
            lines.append(f"#{place} {message.ts} {message.user}{gone}: {message.reading_text()[:200]!r}")
        lines += [f"ephemeral to {m.ephemeral_to}: {m.reading_text()[:200]!r}" for m in self.world.ephemerals]
        lines += [f"modal of {v.user}: {v.title!r} open={v.open}" for v in self.world.views.values()]
        lines += [f"call {c.method} -> {c.status} {c.error or ''}" for c in self.world.calls[-30:]]
        lines += [
            f"delivery {d.kind} {d.event_id} -> {d.status} {d.reason} retry={d.retry}" for d in self.deliveries[-20:]
        ]
        return "\n".join(lines)


async def _desk(_: web.Request) -> web.StreamResponse:
    """A page on which a person can be any of the people."""
    return web.Response(text=_DESK.read_text(encoding="utf-8"), content_type="text/html")
