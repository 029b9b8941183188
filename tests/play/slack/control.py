"""The play from outside its process: each verb of the people and teams as POST /control/<verb> with JSON."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .records import Json, Message

if TYPE_CHECKING:
    from .channels import Channel
    from .people import Person, Upload
    from .play import PlaySlack
    from .teams import Team

Verb = Callable[["Control", Json], Any]
VERBS: dict[str, Verb] = {}


def verb(run: Verb) -> Verb:
    """A verb is named as its function."""
    VERBS[run.__name__] = run
    return run


class Control:
    """Reads a verb's arguments, does it in another thread, answers with what came of it."""

    def __init__(self, play: "PlaySlack") -> None:
        self.play = play

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """`ok: false` with a sentence where it could not be done (nothing to click, no such person)."""
        run = VERBS.get(request.match_info["verb"])
        if run is None:
            return web.json_response({"ok": False, "error": f"no such verb; there are {sorted(VERBS)}"}, status=404)
        given = dict(request.query)
        if request.can_read_body:
            given |= await request.json()
        try:
            found = await asyncio.to_thread(run, self, given)
        except (AssertionError, KeyError, TypeError, ValueError) as problem:
            return web.json_response({"ok": False, "error": f"{type(problem).__name__}: {problem}"}, status=400)
        return web.json_response({"ok": True, "found": found}, dumps=lambda body: json.dumps(body, default=str))

    def person(self, given: Json) -> "Person":
        return self.play.world.people[given["person"]]

    def channel(self, given: Json) -> "Channel":
        return self.play.world.channels[given["channel"]]

    def team(self, given: Json) -> "Team":
        return self.play.world.teams[given["team"]]

    def message(self, given: Json) -> Message:
        """By channel and ts, ephemeral ones too."""
        found = self.play.world.channels[given["channel"]].message(given["ts"])
        if found is None:
            found = next((m for m in self.play.world.ephemerals if m.ts == given["ts"]), None)
        assert found is not None, f"no message {given['ts']}"
        return found

    def uploads(self, given: Json) -> "list[Upload]":
        """Files: paths on this machine, or names with their bytes in base64."""
        return [
            file if isinstance(file, str) else (file["name"], b64decode(file["base64"]))
            for file in given.get("files", [])
        ]
