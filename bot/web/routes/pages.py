"""Pages and the fragments that replace parts of them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bot.desk.access import open_thread
from bot.errors import Missing
from bot.web import board
from bot.web.house import House, house
from bot.web.sessions import SignedIn, remember
from bot.web.visitor import Visitor
from ledger.identity import new_id
from ledger.policy import Action
from ledger.repositories.people import Threads
from ledger.repositories.web import WebSessions

router = APIRouter()
Here = Annotated[House, Depends(house)]


@router.get("/enter")
def enter(request: Request, here: Here, link: str = "") -> Response:
    """Exchange a one-time link for a session."""
    with here.database.write() as session:
        cookie = WebSessions(session).enter(link)
    if cookie is None:
        return here.templates.TemplateResponse(request, "signed_out.html", {"used": True}, status_code=401)
    response = RedirectResponse("/", status_code=303)
    remember(response, cookie, here.port)
    return response


@router.get("/")
def newest(here: Here, visitor: SignedIn) -> Response:
    """The person's newest thread; a first one where there is none."""
    with here.database.read() as session:
        threads = Threads(session).of_person(visitor.person.workspace_id, visitor.person.id)
    thread = threads[0].id if threads else _begin(here, visitor)
    return RedirectResponse(f"/threads/{thread}", status_code=303)


@router.post("/threads")
def begin(here: Here, visitor: SignedIn) -> Response:
    """A new thread."""
    return JSONResponse({"id": _begin(here, visitor)}, status_code=201)


@router.get("/threads/{thread}")
def page(request: Request, here: Here, visitor: SignedIn, thread: str) -> HTMLResponse:
    """A thread's page."""
    with here.database.read() as session:
        found = open_thread(session, visitor.person, Action.SEE, thread)
        context = {
            **board.surroundings(session, visitor.person, found),
            "posts": board.posts(session, found),
            "csrf": visitor.csrf,
        }
        return here.templates.TemplateResponse(request, "page.html", context)


@router.get("/threads/{thread}/posts")
def all_posts(request: Request, here: Here, visitor: SignedIn, thread: str) -> HTMLResponse:
    """All posts of a thread, as a fragment."""
    with here.database.read() as session:
        found = open_thread(session, visitor.person, Action.SEE, thread)
        context = {"thread": found, "posts": board.posts(session, found), "person": visitor.person}
        return here.templates.TemplateResponse(request, "_posts.html", context)


@router.get("/threads/{thread}/posts/{post}")
def one_post(request: Request, here: Here, visitor: SignedIn, thread: str, post: str) -> HTMLResponse:
    """One post, as a fragment."""
    with here.database.read() as session:
        found = open_thread(session, visitor.person, Action.SEE, thread)
        shown = board.post(session, found, post)
        if shown is None:
            raise Missing("That message is not in this thread.", "Reload the page.")
        context = {"thread": found, "post": shown, "person": visitor.person}
        return here.templates.TemplateResponse(request, "_post.html", context)


@router.get("/sidebar")
def sidebar(request: Request, here: Here, visitor: SignedIn, thread: str = "") -> HTMLResponse:
    """The lists beside a thread, as a fragment. thread: the one that is open."""
    with here.database.read() as session:
        found = open_thread(session, visitor.person, Action.SEE, thread) if thread else None
        context = {**board.surroundings(session, visitor.person, found), "csrf": visitor.csrf}
        return here.templates.TemplateResponse(request, "_sidebar.html", context)


def _begin(here: House, visitor: Visitor) -> str:
    person = visitor.person
    with here.database.write() as session:
        return Threads(session).ensure(person.workspace_id, new_id("web"), person.id).id
