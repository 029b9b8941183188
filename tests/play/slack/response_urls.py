"""response_url: what the app answers to a click or a command later, without a token."""

import time
from typing import TYPE_CHECKING

from aiohttp import web

from . import events
from .ask import Ask, Refusal
from .blocks.messages import refuse_or_fill
from .described import message_object
from .notices import links_of, notices_of
from .records import Call, Json, Message

if TYPE_CHECKING:
    from .play import PlaySlack


class ResponseUrls:
    """Five posts, thirty minutes; by default an ephemeral answer."""

    def __init__(self, play: "PlaySlack") -> None:
        self.play = play

    async def serve(self, request: web.Request) -> web.StreamResponse:
        world = self.play.world
        where = world.answers.get(request.match_info["key"])
        try:
            body = await request.json()
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        call = Call("response_url", "", request.match_info["team"], body, time.time())
        world.calls.append(call)
        if where is None or time.time() - where["at"] > 1800:
            call.status, call.error = 404, "expired_url"
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        if where["left"] <= 0:
            call.status, call.error = 404, "used_url"
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        where["left"] -= 1
        try:
            self.accept(where, body)
        except Refusal as refusal:
            call.status, call.error = 400, refusal.code
            return web.json_response(refusal.body, status=400)
        return web.Response(text="ok")

    def accept(self, where: Json, body: Json) -> Message | None:
        """A new message, or a change of the one that was clicked."""
        message: Message | None = where.get("message")
        if body.get("delete_original") and message is not None:
            message.deleted = True
            return None
        if body.get("replace_original", False) and message is not None:
            self._replace(message, body)
            return message
        return self._add(where, body)

    def _replace(self, message: Message, body: Json) -> None:
        blocks = self._checked(str(message.user_team), body)
        before = message_object(message)
        message.earlier.append(before)
        message.text = str(body.get("text") or message.text)
        message.blocks = blocks
        message.notices += notices_of(message.text, blocks)
        message.links += links_of(message.text, blocks)
        message.edited = {"user": message.user, "ts": self.play.world.stamps.ts()}
        if message.ephemeral_to is None:
            self.play.world.emit_all(events.edited(message, before))

    def _add(self, where: Json, body: Json) -> Message:
        world = self.play.world
        grant = world.bot_of(where["team"])
        assert grant is not None
        blocks = self._checked(where["team"], body)
        text = str(body.get("text") or "")
        hidden = body.get("response_type", "ephemeral") != "in_channel"
        thread = body.get("thread_ts") or (where["message"].thread_ts if where.get("message") else None)
        message = Message(
            world.stamps.ts(), where["channel"], grant.user, text, blocks, bot_id=grant.bot_id, thread_ts=thread,
            ephemeral_to=where["user"] if hidden else None, user_team=where["team"],
            notices=notices_of(text, blocks), links=links_of(text, blocks),
        )  # fmt: skip
        if hidden:
            world.ephemerals.append(message)
            return message
        message.channel.put(message)
        world.emit_all(events.posted(message))
        return message

    def _checked(self, team: str, body: Json) -> list[Json]:
        """The blocks of a late answer are held against the same limits as a message's."""
        grant = self.play.world.bot_of(team)
        assert grant is not None
        ask = Ask(self.play, "response_url", grant, body)
        blocks = refuse_or_fill(ask, body.get("blocks") or [])
        if not blocks and not body.get("text") and not body.get("delete_original"):
            raise Refusal("no_text")
        return blocks
