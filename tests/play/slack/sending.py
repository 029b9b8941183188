"""What Slack sends to the app, in order, again, held back, or forged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .delivery.answers import Answer
from .delivery.signed import body_of, headers_of, signature
from .records import Json, Said

if TYPE_CHECKING:
    from tests.play.serving import Server

    from .delivery.courier import Courier
    from .delivery.sockets import Sockets
    from .world import World


class Sending:
    """The part of the play that delivers."""

    world: "World"
    courier: "Courier"
    sockets: "Sockets"
    server: "Server"

    def deliver_to(self, url: str, *others: str | Sequence[str]) -> None:
        """HTTP: where the app listens. Several addresses are one app behind a load balancer: they take turns."""
        more = [each for other in others for each in ([other] if isinstance(other, str) else other)]
        self.courier.urls = [url, *more]

    def _emit(self, envelope: Json) -> None:
        if envelope and self.courier.held is not None:
            self.courier.held.append(envelope)
        elif envelope:
            self.server.soon(self.courier.dispatch, envelope)

    def refresh_sockets(self) -> None:
        """Slack asks every socket to come again, as it does every few hours."""
        self.server.run(self.sockets.refresh())

    def cut_sockets(self) -> None:
        """Every socket drops."""
        self.server.run(self.sockets.close())

    def verifies(self, url: str | None = None) -> Answer:
        """The check of a request URL: the app must answer with the challenge."""
        word = self.world.stamps.secret("")
        return self.send({"type": "url_verification", "token": self.world.verification, "challenge": word}, url=url)

    def hold(self) -> None:
        """Events wait from now on, until `let_go`."""
        self.courier.held = []

    def let_go(self, *, backwards: bool = False) -> None:
        """The held events go out, in their order or the other way round."""
        held, self.courier.held = self.courier.held or [], None
        for envelope in reversed(held) if backwards else held:
            self._emit(envelope)

    def replay(
        self, what: Json | list[Json] | Said, to: str | None = None, retry: int = 0, reason: str = "http_timeout"
    ) -> list[Answer]:
        """The same event (or all events of what was said) once more; `to="all"`: to every address at once."""
        envelopes = what.events if isinstance(what, Said) else what if isinstance(what, list) else [what]
        urls: list[str | None] = [None] if to is None else [to]
        if to == "all":
            urls = list(self.courier.urls) if not self.sockets.open else [None]
        waiting = [
            self.server.submit(self.courier.once("event", envelope, retry=retry, reason=reason, url=url))
            for envelope in envelopes
            for url in urls
        ]
        return [each.result(30) for each in waiting]

    def send(
        self, payload: Json | bytes, kind: str = "event", *, sign: bool = True, url: str | None = None, **forge: Any
    ) -> Answer:
        """Anything at all, for forged requests. forge: `secret`, `timestamp`, `signature`, `headers`, `body`, `retry`.

        Not signed means without the two headers of the signature.
        """
        if isinstance(payload, bytes):
            body, content_type = payload, "application/json"
        else:
            body, content_type = body_of(kind, payload)
        secret = str(forge.get("secret", self.world.signing_secret))
        headers = headers_of(secret, body, content_type, int(forge.get("retry", 0)), "http_timeout")
        if "timestamp" in forge:
            headers |= _stamped(secret, str(int(forge["timestamp"])), body)
        if "signature" in forge:
            headers["X-Slack-Signature"] = str(forge["signature"])
        if not sign:
            headers.pop("X-Slack-Signature")
            headers.pop("X-Slack-Request-Timestamp")
        headers |= forge.get("headers", {})
        target = url or self.courier.urls[0]
        answer = self.server.run(self.courier.raw(target, forge.get("body", body), headers))
        assert isinstance(answer, Answer)
        return answer


def _stamped(secret: str, timestamp: str, body: bytes) -> dict[str, str]:
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature(secret, timestamp, body)}
