"""Slack's own page of an install: who asks for what, Allow or Cancel; and a person's walk through it."""

import html
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import httpx
from aiohttp import web

from .gestures import Page

if TYPE_CHECKING:
    from .people import Person
    from .play import PlaySlack
    from .teams import Enterprise, Team

AUTHORIZE = "/oauth/v2/authorize"


class Consent:
    """/oauth/v2/authorize of the play."""

    def __init__(self, play: "PlaySlack") -> None:
        self.play = play

    async def show(self, request: web.Request) -> web.StreamResponse:
        """The page with its buttons; or what is wrong with the request, in Slack's words."""
        problem = self._problem(dict(request.query))
        if problem is not None:
            return web.Response(status=400, text=f"Something went wrong: {problem}", content_type="text/html")
        world = self.play.world
        scopes = "".join(f"<li>{html.escape(s)}</li>" for s in _listed(request.query.get("scope", "")))
        teams = "".join(f'<option value="{t.id}">{html.escape(t.name)}</option>' for t in world.teams.values())
        grids = "".join(f'<option value="{e.id}">{html.escape(e.name)}</option>' for e in world.enterprises.values())
        people = "".join(f'<option value="{p.id}">{html.escape(p.name)}</option>' for p in world.people.values())
        return web.Response(
            text=f"""<!DOCTYPE html><html lang="en"><title>Install</title><h1>The app asks for permission</h1>
<ul>{scopes}</ul><form method="post"><select name="place" aria-label="Workspace">{teams}{grids}</select>
<select name="user" aria-label="Person">{people}</select>
<button name="answer" value="allow">Allow</button><button name="answer" value="cancel">Cancel</button></form></html>""",
            content_type="text/html",
        )

    async def decide(self, request: web.Request) -> web.StreamResponse:
        """Allow makes a code; either way the browser goes back to the app."""
        query = dict(request.query)
        problem = self._problem(query)
        if problem is not None:
            return web.Response(status=400, text=f"Something went wrong: {problem}", content_type="text/html")
        form = await request.post()
        back = {"state": query.get("state", "")}
        if form.get("answer") != "allow":
            back["error"] = "access_denied"
        else:
            back["code"] = self._code(query, str(form.get("place")), str(form.get("user")))
        target = query.get("redirect_uri") or str(self.play.redirect_uri)
        joint = "&" if "?" in target else "?"
        return web.Response(status=302, headers={"Location": f"{target}{joint}{urlencode(back)}"})

    def _code(self, query: dict[str, str], place: str, user: str) -> str:
        world = self.play.world
        world.scopes = _listed(query.get("scope", ""))
        code = world.stamps.secret("", 40)
        world.codes[code] = {
            "at": time.time(),
            "used": False,
            "team": place if place in world.teams else None,
            "enterprise": place if place in world.enterprises else None,
            "user": user,
            "scopes": world.scopes,
            "user_scopes": _listed(query.get("user_scope", "")),
            "redirect_uri": query.get("redirect_uri", ""),
        }
        return code

    def _problem(self, query: dict[str, str]) -> str | None:
        if query.get("client_id") != self.play.client_id:
            return "invalid_client_id"
        if not _listed(query.get("scope", "")) and not _listed(query.get("user_scope", "")):
            return "invalid_scope: no scopes requested"
        if not (query.get("redirect_uri") or self.play.redirect_uri):
            return "bad_redirect_uri"
        known = self.play.redirect_uri
        if known and query.get("redirect_uri") and not query["redirect_uri"].startswith(known):
            return "bad_redirect_uri"
        return None


def _listed(scopes: str) -> list[str]:
    return sorted({scope for scope in scopes.replace(" ", ",").split(",") if scope})


class Walk:
    """A person's browser on its way: it keeps cookies and follows what it is sent to."""

    def __init__(self, play: "PlaySlack", *, verify: Any = True) -> None:
        self.play = play
        self.browser = httpx.Client(follow_redirects=False, timeout=15, verify=verify)
        self.browser.event_hooks = {"request": [self._with_secure_cookies]}

    def _with_secure_cookies(self, request: httpx.Request) -> None:
        """As browsers do it: what is on this machine counts as safe, so Secure cookies go there over http too."""
        if request.url.scheme != "http" or request.url.host not in ("127.0.0.1", "localhost"):
            return
        kept = [c for c in self.browser.cookies.jar if c.secure and c.domain.split(".local")[0] == request.url.host]
        pairs = [request.headers["Cookie"]] if "Cookie" in request.headers else []
        pairs += [f"{cookie.name}={cookie.value}" for cookie in kept if not cookie.is_expired()]
        if pairs:
            request.headers["Cookie"] = "; ".join(pairs)

    def install(self, person: "Person", url: str, place: "Team | Enterprise", *, allow: bool = True) -> Page:
        """From the app's page over Slack's and back; the page on which the browser ends."""
        response = self._follow(self.browser.get(url))
        if not self._at_slack(response):
            response = self._follow(self.browser.get(self._link(response)))
        assert response.status_code == 200, f"Slack's page: {response.text}"
        form = {"place": place.id, "user": person.id, "answer": "allow" if allow else "cancel"}
        back = self.browser.post(str(response.url), data=form)
        assert back.status_code == 302, f"Slack's page: {back.text}"
        return _page(self._follow(self.browser.get(back.headers["Location"]), stay=True))

    def _follow(self, response: httpx.Response, *, stay: bool = False) -> httpx.Response:
        """Redirects, one by one; Slack's real address leads to the play. `stay`: not beyond the app's host."""
        for _ in range(10):
            if not response.is_redirect:
                return response
            target = self._here(urljoin(str(response.url), response.headers["Location"]))
            if stay and urlsplit(target).netloc != urlsplit(str(response.url)).netloc:
                return response
            response = self.browser.get(target)
        return response

    def _here(self, url: str) -> str:
        parts = urlsplit(url)
        if parts.path == AUTHORIZE:
            return f"{self.play.base_url.rstrip('/')}{AUTHORIZE}?{urlencode(parse_qsl(parts.query))}"
        return url

    def _at_slack(self, response: httpx.Response) -> bool:
        return response.url.path == AUTHORIZE

    def _link(self, response: httpx.Response) -> str:
        """The link to Slack on the app's own page."""
        for piece in response.text.split('"'):
            if AUTHORIZE in piece:
                return self._here(html.unescape(piece))
        raise AssertionError(f"no way to Slack on {response.url} ({response.status_code}): {response.text[:500]}")


def _page(response: httpx.Response) -> Page:
    return Page(response.status_code, str(response.url), response.text)
