"""views.*: modals and the Home."""

import time

from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.blocks.views import check_view
from tests.play.slack.records import Json, View


def _spend(ask: Ask) -> Json:
    """A trigger id is good once and for three seconds."""
    trigger = ask.world.triggers.get(ask.need("trigger_id"))
    if trigger is None or (ask.team_id is not None and trigger["team"] != ask.team_id):
        raise Refusal("invalid_trigger_id")
    if trigger["used"]:
        raise Refusal("exchanged_trigger_id")
    if time.time() - trigger["at"] > ask.play.trigger_seconds:
        raise Refusal("expired_trigger_id")
    trigger["used"] = True
    return trigger


def new_view(ask: Ask, body: Json, team: str, user: str, previous: View | None = None) -> View:
    """A view as Slack fills it in: ids, state, hash."""
    world = ask.world
    view = View(world.stamps.new("V"), team, user, {}, "", previous.id if previous else None)
    view.root = previous.root if previous else view.id
    fill(ask, view, body)
    return view


def fill(ask: Ask, view: View, body: Json) -> None:
    """The body's own parts, and around them what Slack adds."""
    world = ask.world
    view.hash = f"{time.time_ns() // 1_000_000_000}.{world.stamps.secret('', 8)}"
    blocks = [{"block_id": world.stamps.secret("", 6), **block} for block in body.get("blocks", [])]
    kept = {key: body.get(key) for key in ("title", "submit", "close")}
    view.body = {
        "id": view.id,
        "team_id": view.team,
        "type": body["type"],
        "blocks": blocks,
        "private_metadata": body.get("private_metadata") or "",
        "callback_id": body.get("callback_id") or "",
        "state": {"values": {}},
        "hash": view.hash,
        **kept,
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "root_view_id": view.root,
        "previous_view_id": view.previous,
        "app_id": world.app_id,
        "external_id": body.get("external_id") or "",
        "app_installed_team_id": ask.grant.team or ask.grant.enterprise,
        "bot_id": ask.grant.bot_id,
    }


def _answer(view: View) -> Json:
    return {"view": view.body}


@method("views.open", per_minute=100)
def open_view(ask: Ask) -> Json:
    body = check_view(ask, "modal")
    trigger = _spend(ask)
    view = new_view(ask, body, trigger["team"], trigger["user"])
    ask.world.views[view.id] = view
    return _answer(view)


@method("views.push", per_minute=100)
def push(ask: Ask) -> Json:
    """On top of the person's topmost modal; three at most."""
    body = check_view(ask, "modal")
    trigger = _spend(ask)
    stack = ask.world.people[trigger["user"]].views
    if not stack:
        raise Refusal("not_found", "[ERROR] no open view to push onto")
    if len(stack) >= 3:
        raise Refusal("push_limit_reached")
    view = new_view(ask, body, trigger["team"], trigger["user"], stack[-1])
    ask.world.views[view.id] = view
    return _answer(view)


@method("views.update", per_minute=100)
def update(ask: Ask) -> Json:
    """By view_id or external_id; a hash that is no longer the view's loses."""
    body = check_view(ask, "modal")
    view = ask.world.views.get(ask.text("view_id"))
    if view is None and ask.text("external_id"):
        named = [v for v in ask.world.views.values() if v.body["external_id"] == ask.text("external_id")]
        view = named[-1] if named else None
    if view is None or not view.open or (ask.team_id is not None and view.team != ask.team_id):
        raise Refusal("not_found")
    if ask.text("hash") and ask.text("hash") != view.hash:
        raise Refusal("hash_conflict")
    fill(ask, view, body)
    return _answer(view)


@method("views.publish", per_minute=100)
def publish(ask: Ask) -> Json:
    body = check_view(ask, "home")
    person = ask.world.people.get(ask.need("user_id"))
    if person is None:
        raise Refusal("invalid_arguments", "[ERROR] user_not_found")
    team = ask.team_id or person.team.id
    view = ask.world.homes.get((team, person.id))
    if view is not None and ask.text("hash") and ask.text("hash") != view.hash:
        raise Refusal("hash_conflict")
    if view is None:
        view = new_view(ask, body, team, person.id)
        ask.world.homes[team, person.id] = view
    else:
        fill(ask, view, body)
    return _answer(view)
