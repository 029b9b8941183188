"""A view, checked as Slack checks it."""

from typing import Any

from tests.play.slack.ask import Ask, Refusal
from tests.play.slack.records import Json

from .kinds import EVERYWHERE, Check, check_blocks
from .problems import Problems, kind_of
from .texts import text_object

MOST_BLOCKS, MOST_BYTES = 100, 250_000
_MODAL = ("title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")
_BOTH = ("blocks", "private_metadata", "callback_id", "external_id")


def _alert(problems: Problems, block: Any, at: str) -> None:
    problems.fields(block, at, ("type", "text"), ("block_id", "level"))


_KINDS: dict[str, Check] = {**EVERYWHERE, "alert": _alert}


def check_view(ask: Ask, kind: str) -> Json:
    """The view of the call, which must be of this kind; otherwise `invalid_arguments` with every complaint."""
    body = ask.json("view")
    if not isinstance(body, dict):
        raise Refusal("invalid_arguments", "[ERROR] missing required field: view")
    problems = Problems()
    if problems.one_of(kind_of(body), "/view/type", (kind,)):
        _head(problems, body, kind)
        blocks = problems.items(body.get("blocks"), "/view/blocks", MOST_BLOCKS)
        check_blocks(problems, blocks, "/view/blocks", _KINDS)
        if kind == "modal" and body.get("submit") is None and any(kind_of(b) == "input" for b in blocks):
            problems.add("missing required field: submit", "/view")
    if problems.found:
        raise Refusal("invalid_arguments", *problems.found)
    if len(str(body)) > MOST_BYTES:
        raise Refusal("view_too_large")
    _external_once(ask, body)
    return body


def _head(problems: Problems, body: Json, kind: str) -> None:
    modal = kind == "modal"
    required = ("type", "title", "blocks") if modal else ("type", "blocks")
    problems.fields(body, "/view", required, (*_BOTH, *(_MODAL if modal else ("clear_on_close", "notify_on_close"))))
    for name in ("title", "submit", "close"):
        if modal and body.get(name) is not None:
            text_object(problems, body[name], f"/view/{name}", 24, plain=True)
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if body.get(name) is not None:
            problems.text(body[name], f"/view/{name}", most, 0)


def _external_once(ask: Ask, body: Json) -> None:
    """An external_id stands for one view of a team."""
    named = body.get("external_id")
    if not named or ask.method not in ("views.open", "views.push"):
        return
    if any(v.body["external_id"] == named and v.open and v.team == ask.team_id for v in ask.world.views.values()):
        raise Refusal("duplicate_external_id")
