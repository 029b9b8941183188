"""The Web API's door: /api/<method>, with faults, tokens, scopes and rates before the method itself."""

import asyncio
import json
import time
import traceback
from base64 import b64decode
from typing import TYPE_CHECKING

from aiohttp import web

from . import methods as _methods  # noqa: F401 - importing registers them
from .ask import METHODS, Ask, Method, Refusal
from .faults import Fault
from .records import Call, Grant, Json

if TYPE_CHECKING:
    from .play import PlaySlack

_NOBODY = Grant("", "none", None, None, "", scopes=frozenset())


class WebApi:
    """Answers calls as Slack does; every call is recorded."""

    def __init__(self, play: "PlaySlack") -> None:
        self.play = play

    async def serve(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        params = await _params(request)
        token = _token(request, params)
        grant = self.play.world.grants.get(token)
        call = Call(name, token, grant.team if grant else None, params, time.time())
        self.play.world.calls.append(call)
        channel = str(params.get("channel") or params.get("channel_id") or "")
        fault = self.play.faults.take(name, call.team, channel, params)
        if fault is not None:
            faulty = await self._faulty(request, fault, call)
            if faulty is not None:
                return faulty
        response = self._respond(call, grant)
        if fault is not None and fault.lose_answer:
            call.error = "answer_lost"
            _hang_up(request)
        return response

    async def _faulty(self, request: web.Request, fault: Fault, call: Call) -> web.Response | None:
        """The fault's own answer; None where the method still runs."""
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.drop:
            call.status, call.error = 0, "dropped"
            _hang_up(request)
            return web.Response()
        if fault.status is not None and fault.status != 200:
            call.status, call.error = fault.status, "ratelimited" if fault.status == 429 else "fault"
            headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
            if fault.status == 429:
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            return web.Response(status=fault.status, text="<html><body>Server Error</body></html>", headers=headers)
        if fault.error is not None:
            call.error = fault.error
            return web.json_response({"ok": False, "error": fault.error})
        return None

    def _respond(self, call: Call, grant: Grant | None) -> web.Response:
        try:
            body = {"ok": True, **self._answer(call, grant)}
        except Refusal as refusal:
            call.error, call.status = refusal.code, refusal.status
            return web.json_response(refusal.body, status=refusal.status, headers=refusal.headers)
        except Exception:
            self.play.world.troubles.append(f"{call.method}: {traceback.format_exc()}")
            raise
        scopes = ",".join(sorted(grant.scopes)) if grant else ""
        return web.json_response(body, headers={"X-OAuth-Scopes": scopes})

    def _answer(self, call: Call, grant: Grant | None) -> Json:
        known = METHODS.get(call.method)
        if known is None:
            raise Refusal("unknown_method", req_method=call.method)
        if known.kinds:
            grant = _checked(known, call.token, grant)
        ask = Ask(self.play, call.method, grant or _NOBODY, call.params)
        call.team = ask.team_id
        with self.play.world.lock:
            self.play.rates.spend(ask, known)
            return known.run(ask)


def _checked(known: Method, token: str, grant: Grant | None) -> Grant:
    if not token:
        raise Refusal("not_authed")
    if grant is None:
        raise Refusal("invalid_auth")
    if grant.refusal() is not None:
        raise Refusal(str(grant.refusal()))
    if grant.kind not in known.kinds:
        raise Refusal("not_allowed_token_type")
    if known.scopes and not grant.scopes.intersection(known.scopes):
        raise Refusal("missing_scope", needed=",".join(known.scopes), provided=",".join(sorted(grant.scopes)))
    return grant


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


async def _params(request: web.Request) -> Json:
    """Arguments from the address, from a form, from a multipart form or from JSON."""
    found: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except json.JSONDecodeError:
            body = {}
        return found | (body if isinstance(body, dict) else {})
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        found |= dict(await request.post())
    return found


def _token(request: web.Request, params: Json) -> str:
    """The token from the header, else from the arguments; Basic authorisation becomes client_id and client_secret."""
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        params.pop("token", None)
        return value.strip()
    if kind.lower() == "basic":
        client, _, secret = b64decode(value).decode().partition(":")
        params.setdefault("client_id", client)
        params.setdefault("client_secret", secret)
    return str(params.pop("token", "") or "")
