"""Who is signed in: a cookie that a one-time link was exchanged for, and the token that guards changes."""

import hashlib
import hmac
from typing import Annotated

from anyio import to_thread
from fastapi import Depends, Request, Response

from bot.errors import SignedOut
from bot.web.house import House, house
from bot.web.visitor import Visitor
from ledger.repositories.web import WebSessions

_DAYS = 30


def cookie_name(port: int) -> str:
    """Cookies do not know ports, so the name does: two chats on one machine do not sign each other out."""
    return f"threadcast_{port}"


def cookie_of(header: str, port: int) -> str | None:
    """The session's cookie in a Cookie header. Whatever other programs of this machine left beside it is no matter."""
    named = f"{cookie_name(port)}="
    given = (each.strip() for each in header.split(";"))
    return next((each.removeprefix(named) for each in given if each.startswith(named)), None)


def csrf_of(cookie: str) -> str:
    """The token that belongs to a session: it cannot be made without the cookie, nor the cookie from it."""
    return hmac.new(cookie.encode(), b"threadcast csrf", hashlib.sha256).hexdigest()


def remember(response: Response, cookie: str, port: int) -> None:
    """Set the session's cookie: for this site alone, and out of any script's reach."""
    response.set_cookie(cookie_name(port), cookie, max_age=_DAYS * 86_400, path="/", httponly=True, samesite="strict")


async def signed_in(request: Request) -> Visitor:
    """The visitor of a request. SignedOut where nobody is signed in."""
    here = house(request)
    cookie = cookie_of(request.headers.get("cookie", ""), here.port)
    visitor = None
    if cookie is not None:
        visitor = here.recent.get(cookie) or await to_thread.run_sync(_look_up, here, cookie)
    if visitor is None:
        raise SignedOut("You are not signed in.", "Open the link that Threadcast printed when it started.")
    return visitor


def _look_up(here: House, cookie: str) -> Visitor | None:
    with here.database.read() as session:
        person = WebSessions(session).person(cookie)
    if person is None:
        return None
    visitor = Visitor(person, cookie, csrf_of(cookie))
    here.recent.keep(visitor)
    return visitor


SignedIn = Annotated[Visitor, Depends(signed_in)]
