"""What went wrong, as the web says it: a sentence and a remedy, never a stack trace."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from bot.desk.access import NotAllowed, audit_refusal
from bot.errors import Refused, SignedOut
from bot.web.house import house
from ledger.troubles import Trouble, trouble

logger = logging.getLogger(__name__)

_TROUBLED = {
    Trouble.AWAY: ("Threadcast cannot reach its database at the moment.", "Try again in a minute."),
    Trouble.BUSY: ("Threadcast has too much to do at the moment.", "Try again."),
}
_UNREADABLE = ("That request could not be understood.", "Reload the page and try again.")


def answer_errors(app: FastAPI) -> None:
    """Have every error of `app` answered in words."""
    app.exception_handler(Refused)(_refused)
    app.exception_handler(RequestValidationError)(_unreadable)
    app.exception_handler(HTTPException)(_unknown)
    app.exception_handler(SQLAlchemyError)(_troubled)
    app.exception_handler(Exception)(_failed)


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    here = house(request)
    if isinstance(error, NotAllowed):
        audit_refusal(here.database, error)
    if isinstance(error, SignedOut) and _is_page(request):
        return here.templates.TemplateResponse(request, "signed_out.html", status_code=error.status)
    return _said(request, error.status, error.sentence, error.remedy)


def _unreadable(request: Request, error: Exception) -> Response:
    if isinstance(error, RequestValidationError) and any(map(_too_long, error.errors())):
        return _said(request, 413, "That is too much text for one message.", "Send it as a file.")
    return _said(request, 422, *_UNREADABLE)


def _too_long(found: dict[str, Any]) -> bool:
    """Whether what a person wrote is longer than a message may be."""
    return (found["type"], found["loc"]) == ("string_too_long", ("body", "words"))


def _unknown(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status == HTTPStatus.BAD_REQUEST:
        return _said(request, status, *_UNREADABLE)
    return _said(request, status, "There is nothing at this address.", "Go back to your threads.")


def _troubled(request: Request, error: Exception) -> Response:
    """Of a database that is away, or has too much to do, it is told; a statement that is wrong is a fault of ours."""
    found = trouble(error) if isinstance(error, SQLAlchemyError) else Trouble.WRONG
    if found is Trouble.WRONG:
        return _failed(request, error)
    why = type(getattr(error, "orig", None) or error).__name__
    logger.error("database troubled", extra={"trouble": found, "subject": _route(request), "why": why})
    return _said(request, 503, *_TROUBLED[found])


def _failed(request: Request, error: Exception) -> Response:
    logger.error("request failed", extra={"subject": _route(request)}, exc_info=error)
    return _said(request, 500, "Something went wrong here.", "Try again; if it stays so, tell whoever runs Threadcast.")


def _route(request: Request) -> str:
    """The address as it is declared: the one that was asked for may name somebody's file."""
    return str(getattr(request.scope.get("route"), "path", "an unknown address"))


def _said(request: Request, status: int, sentence: str, remedy: str) -> Response:
    said = {"sentence": sentence, "remedy": remedy}
    if _is_page(request):
        return house(request).templates.TemplateResponse(request, "problem.html", said, status_code=status)
    return JSONResponse(said, status_code=status)


def _is_page(request: Request) -> bool:
    """Whether a person looks at the answer, and not a script."""
    return "text/html" in request.headers.get("accept", "")
