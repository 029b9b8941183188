"""Clicks, modals, commands and shortcuts: the payloads that Slack sends, and what becomes of the answers."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import events
from .blocks.problems import Problems
from .blocks.texts import options
from .delivery.answers import Answer
from .described import message_object
from .elements import chosen, find, options_of
from .modals import accept, submission_problems
from .records import Json, Message, View
from .states import state_of

if TYPE_CHECKING:
    from .channels import Channel
    from .people import Person
    from .teams import Team


@dataclass(frozen=True)
class Page:
    """A page that a browser ended on."""

    status: int
    url: str
    text: str


def _team_seen(person: "Person", channel: "Channel | None") -> "Team":
    """The team whose installation serves this person there: their own, if it has the app; else the channel's."""
    return person.team if person.team.installed or channel is None else channel.team


def _who(person: "Person", team: "Team") -> Json:
    """The head of every interaction."""
    world = person.world
    enterprise = {"id": team.enterprise.id, "name": team.enterprise.name} if team.enterprise else None
    grant = world.bot_of(team.id)
    return {
        "user": {
            "id": person.id,
            "username": person.name.lower(),
            "name": person.name.lower(),
            "team_id": person.team.id,
        },
        "api_app_id": world.app_id,
        "token": world.verification,
        "team": None if grant and grant.team is None else {"id": team.id, "domain": team.domain},
        "enterprise": enterprise,
        "is_enterprise_install": bool(grant and grant.team is None),
        "trigger_id": world.trigger(team.id, person.id),
    }


def _send(person: "Person", kind: str, payload: Json) -> Answer:
    answer = person.play.server.run(person.play.courier.once(kind, payload))
    assert isinstance(answer, Answer)
    return answer


def click(person: "Person", on: Message | View, action: str, option: str | None) -> Answer:
    """A block_actions payload; it is sent once, Slack does not repeat it."""
    _seen_by(person, on)
    found = find(on.blocks, action)
    element = found.element
    did: Json = {
        "action_id": found.action,
        "block_id": found.block["block_id"],
        "type": element["type"],
        "action_ts": person.world.stamps.ts(),
    }
    if element["type"] in ("button", "workflow_button"):
        did |= {key: element[key] for key in ("text", "value", "style") if key in element}
    elif element["type"] == "feedback_buttons":
        pressed = element["negative_button" if option == "negative" else "positive_button"]
        did |= {"text": pressed["text"], "value": pressed.get("value")}
    else:
        did |= chosen(element, option)
        if element["type"] != "overflow":
            on.entered[found.block["block_id"], found.action] = chosen(element, option)
    payload = {"type": "block_actions", **_who(person, _place(person, on)), "actions": [did]}
    payload |= _of_view(on) if isinstance(on, View) else _of_message(person, on)
    return _send(person, "interactive", payload)


def search(person: "Person", on: Message | View, action: str, typed: str) -> list[str]:
    """What a menu whose options come from the app offers for these letters; their texts."""
    found = find(on.blocks, action)
    least = int(found.element.get("min_query_length", 3))
    assert len(typed) >= least, f"the menu asks only from {least} letters on"
    payload: Json = {
        "type": "block_suggestion",
        **_who(person, _place(person, on)),
        "action_id": found.action,
        "block_id": found.block["block_id"],
        "value": typed,
    }
    payload |= _of_view(on) if isinstance(on, View) else _of_message(person, on)
    answer = _send(person, "interactive", payload)
    assert isinstance(answer.body, dict), f"no options: {answer}"
    problems = Problems()
    options(problems, answer.body, "", 100, least=0)
    assert not problems.found, f"Slack would not show these options: {problems.found}"
    found.element.update({key: answer.body[key] for key in ("options", "option_groups") if key in answer.body})
    return [option["text"]["text"] for option in options_of(found.element)]


def _seen_by(person: "Person", on: Message | View) -> None:
    """People click on what they see; whoever wants to forge a click uses `send`."""
    if isinstance(on, View):
        assert on.user == person.id, f"{person.name} does not see this view"
        return
    shown = on.ephemeral_to in (None, person.id) and not on.deleted
    assert shown, f"{person.name} does not see this message"
    assert person.id in on.channel.members, f"{person.name} does not see this message: not in the channel"


def _place(person: "Person", on: Message | View) -> "Team":
    """The team whose installation made the view or the message; for others' messages the channel's."""
    if isinstance(on, View):
        return person.world.teams[on.team]
    return person.world.teams[on.user_team] if on.bot_id else _team_seen(person, on.channel)


def _of_view(view: View) -> Json:
    state = {"values": state_of(view)}
    return {"container": {"type": "view", "view_id": view.id}, "view": {**view.body, "state": state}}


def _of_message(person: "Person", message: Message) -> Json:
    hidden = message.ephemeral_to is not None
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel.id,
        "is_ephemeral": hidden,
        **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
    }
    place = _place(person, message).id
    url = person.world.answer_url(place, channel=message.channel, user=person.id, message=message)
    found: Json = {
        "container": container,
        "channel": {"id": message.channel.id, "name": message.channel.name or "directmessage"},
        "response_url": url,
        "state": {"values": state_of(message)},
    }
    if not hidden:  # Slack sends no copy of an ephemeral message back
        found["message"] = message_object(message, metadata=True)
    return found


def submit(person: "Person", view: View, values: Json) -> Answer:
    """A view_submission. What the modal itself would not let through never leaves it."""
    state = state_of(view, values)
    problems = submission_problems(view, state)
    assert not problems, f"the modal does not let this through: {problems}"
    team = person.world.teams[view.team]
    body = {**view.body, "state": {"values": state}}
    payload = {"type": "view_submission", **_who(person, team), "view": body, "response_urls": []}
    answer = _send(person, "interactive", payload)
    if answer.ok:
        accept(person, view, answer.body if isinstance(answer.body, dict) else {})
    return answer


def close(person: "Person", view: View) -> Answer | None:
    """The app hears of it only if the view asked for that."""
    view.open = False
    if not view.body["notify_on_close"]:
        return None
    team = person.world.teams[view.team]
    head = _who(person, team)
    head.pop("trigger_id")
    return _send(person, "interactive", {"type": "view_closed", **head, "view": view.body, "is_cleared": False})


def command(person: "Person", channel: "Channel", name: str, text: str, seconds: float) -> Message | None:
    """A slash command: its fields, then the answer of the acknowledgement or of the response_url."""
    world, team = person.world, _team_seen(person, channel)
    grant = world.bot_of(team.id)
    url = world.answer_url(team.id, channel=channel, user=person.id)
    names = {"im": "directmessage", "private": "privategroup"}
    fields: Json = {
        "token": world.verification, "team_id": team.id, "team_domain": team.domain,
        "channel_id": channel.id, "channel_name": names.get(channel.kind, channel.name),
        "user_id": person.id, "user_name": person.name.lower(), "command": name, "text": text,
        "api_app_id": world.app_id, "is_enterprise_install": "true" if grant and grant.team is None else "false",
        "response_url": url, "trigger_id": world.trigger(team.id, person.id),
    }  # fmt: skip
    if team.enterprise is not None:
        fields |= {"enterprise_id": team.enterprise.id, "enterprise_name": team.enterprise.name}
    before, written = len(world.ephemerals), set(channel.written)
    answer = _send(person, "command", fields)
    if answer.ok and answer.body:
        body = answer.body if isinstance(answer.body, dict) else {"text": str(answer.body)}
        person.play.response_urls.accept(world.answers[url.rsplit("/", 1)[-1]], body)
    until = time.monotonic() + seconds
    while True:
        hidden = [m for m in world.ephemerals[before:] if m.ephemeral_to == person.id]
        shown = [m for m in channel.messages() if m.ts not in written and m.bot_id]
        if hidden or shown or time.monotonic() > until:
            return (hidden or shown or [None])[0]
        time.sleep(0.02)


def message_shortcut(person: "Person", message: Message, callback_id: str) -> Answer:
    team = _team_seen(person, message.channel)
    url = person.world.answer_url(team.id, channel=message.channel, user=person.id, message=None)
    payload = {
        "type": "message_action",
        **_who(person, team),
        "callback_id": callback_id,
        "action_ts": person.world.stamps.ts(),
        "message_ts": message.ts,
        "channel": {"id": message.channel.id, "name": message.channel.name or "directmessage"},
        "message": message_object(message, team.id),
        "response_url": url,
    }
    return _send(person, "interactive", payload)


def global_shortcut(person: "Person", team: "Team", callback_id: str) -> Answer:
    payload = {
        "type": "shortcut",
        **_who(person, team),
        "callback_id": callback_id,
        "action_ts": person.world.stamps.ts(),
    }
    return _send(person, "interactive", payload)


def stop(person: "Person", message: Message) -> Json:
    """The stop button stands only while the session is processing; streams end at once."""
    world, channel = person.world, message.channel
    session = world.sessions.get((channel.id, message.thread))
    assert session is not None, "no agent session here: no stop button"
    assert session["status"] == "processing", f"no stop button: the session is {session['status']}"
    streams = [m for m in channel.messages(message.thread) if m.streaming]
    for streaming in streams:
        streaming.streaming = False
    envelope = events.session_stopped(channel.team, person.id, channel.id, message.thread, [m.ts for m in streams])
    world.emit(envelope)
    return envelope
