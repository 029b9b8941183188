"""POST /control/<verb>: what tests do by the handle, for those outside of this process."""

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .records import Call
from .replies import Reply, ToolCall

if TYPE_CHECKING:
    from .play import PlayModel

Json = dict[str, Any]


class Control:
    """Verbs: calls, reset, next (content, refusal, reasoning, tool_calls), become (model, character)."""

    def __init__(self, play: "PlayModel") -> None:
        self.play = play

    async def serve(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        given: Json = json.loads(raw) if raw else {}
        verbs = {"calls": self._calls, "reset": self._reset, "next": self._next, "become": self._become}
        verb = verbs.get(request.match_info["verb"])
        if verb is None:
            return web.json_response({"ok": False, "error": f"there are {', '.join(verbs)}"}, status=404)
        try:
            return web.json_response({"ok": True, "found": verb(given)})
        except (KeyError, TypeError) as error:
            return web.json_response({"ok": False, "error": f"{type(error).__name__}: {error}"}, status=400)

    def _calls(self, _: Json) -> list[Json]:
        return [_look(call) for call in list(self.play.calls)]

    def _reset(self, _: Json) -> None:
        self.play.reset()

    def _next(self, given: Json) -> None:
        calls = tuple(
            ToolCall(one["name"], json.dumps(one.get("arguments", {}))) for one in given.pop("tool_calls", [])
        )
        self.play.next(Reply(tool_calls=calls, **given))

    def _become(self, given: Json) -> None:
        self.play.become(given["model"], given["character"])


def _look(call: Call) -> Json:
    """A call as JSON."""
    return {
        "path": call.path,
        "door": call.door,
        "key": call.key,
        "model": call.model,
        "headers": call.headers,
        "body": call.body,
        "status": call.status,
        "seconds": call.seconds,
        "gave_up": call.gave_up,
        "note": call.reply.note if call.reply else "",
    }
