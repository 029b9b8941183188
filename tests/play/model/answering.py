"""From a request to its answer: the key, the checks, the character, the way."""

import asyncio
import json
import time
import traceback
from typing import TYPE_CHECKING, Any

from aiohttp import web

from . import chunks
from .asked import Asked
from .bodies import completion, head, within
from .characters import Character
from .checks import check
from .deliveries import Delivery
from .doors import Key, unlock, versioned
from .records import Call, without_key
from .refusals import Door, RefusedError, no_such_model
from .replies import dumped
from .scripts import Turn
from .sending import Sender, reset

if TYPE_CHECKING:
    from .play import PlayModel

_WORDS = " and then, as I was saying, there is one more thing to consider, namely,"


class Answering:
    """Serves completions, and the list of models, for one play."""

    def __init__(self, play: "PlayModel") -> None:
        self.play = play
        self._number = 0

    async def complete(self, request: web.Request, door: Door) -> web.StreamResponse:
        call = await self._came(request, door)
        try:
            return await self._answer(request, call, door)
        except RefusedError as refused:
            return _refuse(call, refused, door)
        except (asyncio.CancelledError, ConnectionError):
            call.gave_up = True
            raise
        except Exception:  # noqa: BLE001 - a play that breaks must say so, or the product would be blamed
            self.play.troubles.append(traceback.format_exc())
            return _refuse(call, RefusedError(500, "the play broke", type="server_error"), door)
        finally:
            call.seconds = time.monotonic() - call.at

    async def models(self, request: web.Request) -> web.StreamResponse:
        door: Door = "gemini" if "v1beta" in request.path else "openai"
        try:
            unlock(door, Key.of(request), self.play.key)
        except RefusedError as refused:
            return web.json_response(refused.body(door), status=refused.status)
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "play"} for name in self.play.models]
        return web.json_response({"object": "list", "data": data})

    async def _came(self, request: web.Request, door: Door) -> Call:
        at, raw = time.monotonic(), await request.read()
        try:
            body = json.loads(raw)
        except ValueError:
            body = {}
        call = Call(
            request.path,
            door,
            Key.of(request).how,
            without_key(request.headers),
            dict(request.query),
            raw,
            body if isinstance(body, dict) else {},
            at,
        )
        self.play.calls.append(call)
        return call

    async def _answer(self, request: web.Request, call: Call, door: Door) -> web.StreamResponse:
        unlock(door, Key.of(request), self.play.key)
        versioned(door, request)
        asked = _asked(call, door, request.match_info.get("deployment"))
        found = self._character(asked)
        turn = self.play.script.take(asked) or Turn()
        how = turn.delivery or found.delivery
        if how.reset == "before":
            reset(request)
            return web.Response()
        await asyncio.sleep(how.wait)
        if how.error:
            raise how.error
        if self.play.strict:
            check(asked)
        found.check(asked)
        return await self._speak(Sender(request, call, how), asked, found, turn)

    def _character(self, asked: Asked) -> Character:
        try:
            return self.play.character(asked.model)
        except KeyError:
            raise no_such_model(asked.door, asked.model) from None

    async def _speak(self, sender: Sender, asked: Asked, found: Character, turn: Turn) -> web.StreamResponse:
        how: Delivery = sender.delivery
        if how.raw is not None:
            return await sender.whole(how.raw)
        reply = within(asked, await asyncio.to_thread(found.reply, asked, turn.mind))
        sender.call.reply = reply
        self._number += 1
        number, now = self._number, int(time.time())
        if asked.stream and reply.body is None:
            events = list(chunks.events(asked, reply, number, now))
            spoken = events[: -2 - asked.tells_usage] if how.endless else events
            return await sender.stream(spoken, chunks.babble(asked, number, now, _WORDS))
        if how.endless:
            begun = dumped(head(asked, number, now, "chat.completion"))[:-1]
            begun += ', "choices": [{"index": 0, "message": {"role": "assistant", "content": "'
            return await sender.whole(begun.encode(), _WORDS.encode() * 50)
        return await sender.whole(completion(asked, reply, number, now).encode())


def _asked(call: Call, door: Door, deployment: str | None) -> Asked:
    """Raises RefusedError for a body that is no JSON object, or names no model."""
    if not call.body:
        raise RefusedError(400, "We could not parse the JSON body of your request.")
    named: Any = deployment or call.body.get("model")
    if not isinstance(named, str) or not named:
        raise RefusedError(400, "you must provide a model parameter", "model")
    call.model = named.removeprefix("models/")
    return Asked(door, call.model, call.body)


def _refuse(call: Call, refused: RefusedError, door: Door) -> web.Response:
    call.status = refused.status
    return web.json_response(refused.body(door), status=refused.status, headers=refused.headers)
