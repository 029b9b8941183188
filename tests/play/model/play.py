"""PlayModel: a language model's server of one's own on 127.0.0.1, for tests, measuring and trying out."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Self

from aiohttp import web

from tests.play.serving import Server

from . import doors
from .answering import Answering
from .characters import Character, character, names
from .control import Control
from .deliveries import Delivery
from .minds import Mind
from .records import Call
from .scripts import Line, Script, When

_LARGEST_BODY = 1 << 28


class PlayModel:
    """Plays the servers of language models.

    `models` gives names of one's own a character ("our-model": "adversary:7"); a name that is a character's needs no
    entry. `key`: what requests must bring, None for a house without a lock. `strict=False` takes what OpenAI refuses.
    """

    def __init__(
        self, models: dict[str, str] | None = None, *, key: str | None = None, strict: bool = True, port: int = 0
    ) -> None:
        self.key, self.strict = key, strict
        self.calls: list[Call] = []
        self.script = Script()
        self.troubles: list[str] = []
        self._named = dict(models or {})
        self._known: dict[str, Character] = {}
        self._lock = threading.Lock()
        self.server = Server(self._application(), port)

    def _application(self) -> web.Application:
        app, answering = web.Application(client_max_size=_LARGEST_BODY), Answering(self)
        for path, door in doors.COMPLETIONS.items():
            app.router.add_post(path, partial(answering.complete, door=door))
        for path in doors.MODELS:
            app.router.add_get(path, answering.models)
        app.router.add_route("*", "/control/{verb}", Control(self).serve)
        return app

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: object, *_: object) -> None:
        """Where the play itself broke, no test may pass, nor the product be blamed."""
        self.stop()
        assert kind is not None or not self.troubles, "the play broke:\n" + "\n".join(self.troubles)

    def start(self) -> Self:
        self.server.start()
        return self

    def stop(self) -> None:
        self.server.stop()

    # where it is

    @property
    def root(self) -> str:
        """The address without a path: Azure's endpoint."""
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def base_url(self) -> str:
        """What an OpenAI-compatible client is told."""
        return f"{self.root}/v1"

    @property
    def gemini_url(self) -> str:
        return f"{self.root}/v1beta/openai/"

    # who answers

    @property
    def models(self) -> list[str]:
        """The names that the list of models shows."""
        return [*self._named, *names()]

    def become(self, model: str, who: str | Mind) -> None:
        """From now on this model has another character, or mind. KeyError where there is no such character."""
        found = character(who) if isinstance(who, str) else Character(who)
        with self._lock:
            self._named[model] = who if isinstance(who, str) else "cooperative"
            self._known[model] = found

    def character(self, model: str) -> Character:
        """KeyError for a model that nobody knows. A character lives as long as the play: a mind may count its calls."""
        with self._lock:
            if model not in self._known:
                self._known[model] = character(self._named.get(model, model))
            return self._known[model]

    def next(self, *lines: Line, when: When | None = None, delivery: Delivery | None = None) -> None:
        """The next requests (that meet `when`) get these, in order, whoever their model is.

        A line is the text to say, a Reply, a mind, or a Delivery (and the model's own mind says what is delivered).
        """
        for line in lines:
            self.script.add(line, when, delivery)

    # what came

    def sent(self, text: str) -> list[Call]:
        """The requests in which a text left the house, in whatever letters' case."""
        return [call for call in list(self.calls) if call.says(text)]

    def reset(self) -> None:
        """Forgets calls, script, and what characters remember."""
        self.calls.clear()
        self.script.clear()
        with self._lock:
            self._known.clear()

    def wait(self, condition: Callable[[], Any], seconds: float = 10.0) -> Any:
        """The condition's truth as soon as it is one; AssertionError with the latest calls."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            value = condition()
            if value:
                return value
            time.sleep(0.02)
        raise AssertionError(f"it did not happen within {seconds} s\n{self.picture()}")

    def picture(self) -> str:
        """The latest calls, a line each."""
        lines = [f"the play broke: {trouble}" for trouble in self.troubles]
        for call in self.calls[-30:]:
            end = "gave up" if call.gave_up else call.status
            said = call.reply.note or call.reply.spoken[:120] if call.reply else ""
            lines.append(f"{call.path} {call.model} -> {end} {said!r}")
        return "\n".join(lines)

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Nobody listens: connections are refused, and those that stood are gone."""
        self.server.run(self.server.deafen())
        try:
            yield
        finally:
            self.server.run(self.server.listen())
