"""The verbs of the control: what people, teams and the play itself can be told to do, and what can be looked at."""

from typing import Any

from . import looks
from .control import Control, verb
from .records import Json


@verb
def settings(control: Control, _: Json) -> Json:
    return looks.settings(control.play)


@verb
def team(control: Control, given: Json) -> Json:
    return looks.team(control.play.team(given["name"], installed=given.get("installed", True)))


@verb
def person(control: Control, given: Json) -> Json:
    return looks.person(control.team(given).person(given["name"], admin=given.get("admin", False)))


@verb
def channel(control: Control, given: Json) -> Json:
    members = [control.play.world.people[person] for person in given.get("members", [])]
    options = {key: given[key] for key in ("private", "with_bot", "shared") if key in given}
    return looks.channel(control.team(given).channel(given["name"], members, **options))


@verb
def dm(control: Control, given: Json) -> Json:
    person = control.person(given)
    return looks.channel(person.team.dm(person))


@verb
def says(control: Control, given: Json) -> Json:
    channel = control.channel(given)
    said = control.person(given).says(channel, given.get("text", ""), control.uploads(given), given.get("thread"))
    return {
        "ts": said.ts,
        "channel": channel.id,
        "files": [file.id for file in said.files],
        "events": [envelope["event_id"] for envelope in said.events],
    }


@verb
def edits(control: Control, given: Json) -> list[str]:
    return [e["event_id"] for e in control.person(given).edits(control.message(given), given["text"])]


@verb
def deletes(control: Control, given: Json) -> list[str]:
    return [e["event_id"] for e in control.person(given).deletes(control.message(given))]


@verb
def clicks(control: Control, given: Json) -> Json:
    """On a message (channel and ts) or in a view (view)."""
    on = control.play.world.views[given["view"]] if "view" in given else control.message(given)
    return looks.answer(control.person(given).clicks(on, given["action"], given.get("option")))


@verb
def submits(control: Control, given: Json) -> Json:
    view = control.play.world.views[given["view"]]
    return looks.answer(control.person(given).submits(view, given.get("values")))


@verb
def closes(control: Control, given: Json) -> Any:
    answer = control.person(given).closes(control.play.world.views[given["view"]])
    return looks.answer(answer) if answer else None


@verb
def commands(control: Control, given: Json) -> Any:
    found = control.person(given).commands(control.channel(given), given.get("text", ""))
    return looks.message(found) if found else None


@verb
def uses_shortcut(control: Control, given: Json) -> Json:
    return looks.answer(control.person(given).uses_shortcut(control.message(given), given["callback_id"]))


@verb
def opens_home(control: Control, given: Json) -> None:
    control.person(given).opens_home()


@verb
def opens_messages(control: Control, given: Json) -> None:
    control.person(given).opens_messages()


@verb
def stops(control: Control, given: Json) -> Any:
    return control.person(given).stops(control.message(given)).get("event_id")


@verb
def installs(control: Control, given: Json) -> Json:
    page = control.person(given).installs(given["url"], allow=given.get("allow", True))
    return {"status": page.status, "url": page.url, "text": page.text}


@verb
def revoke(control: Control, given: Json) -> None:
    control.team(given).revoke(bot=given.get("bot", False), user=given.get("user", False))


@verb
def uninstall(control: Control, given: Json) -> None:
    control.team(given).uninstall()


@verb
def expire_token(control: Control, given: Json) -> None:
    control.team(given).expire_token()


@verb
def delete_file(control: Control, given: Json) -> None:
    control.team(given).delete_file(given["file"])


@verb
def kick_bot(control: Control, given: Json) -> None:
    control.channel(given).kick_bot()


@verb
def archive(control: Control, given: Json) -> None:
    control.channel(given).archive()


@verb
def rename(control: Control, given: Json) -> None:
    control.channel(given).rename(given["name"])


@verb
def deliver_to(control: Control, given: Json) -> None:
    control.play.deliver_to(*given["urls"])


@verb
def fault(control: Control, given: Json) -> None:
    control.play.fault(given.pop("method"), **given)


@verb
def shrink_time(control: Control, given: Json) -> None:
    control.play.shrink_time(float(given["minute"]))


@verb
def replay(control: Control, given: Json) -> list[Json]:
    """One event by its id."""
    contexts = control.play.world.contexts.values()
    envelope = next(e for e in contexts if e["event_id"] == given["event_id"])
    answers = control.play.replay(envelope, given.get("to"), int(given.get("retry", 0)))
    return [looks.answer(answer) for answer in answers]


@verb
def send(control: Control, given: Json) -> Json:
    forge = given.get("forge", {})
    answer = control.play.send(given["payload"], given.get("kind", "event"), sign=given.get("sign", True), **forge)
    return looks.answer(answer)


@verb
def messages(control: Control, given: Json) -> list[Json]:
    return [looks.message(found) for found in control.channel(given).messages(given.get("thread"))]


@verb
def home(control: Control, given: Json) -> Any:
    found = control.person(given).home
    return looks.view(found) if found else None


@verb
def views(control: Control, given: Json) -> list[Json]:
    return [looks.view(found) for found in control.person(given).views]


@verb
def ephemerals(control: Control, given: Json) -> list[Json]:
    return [looks.message(found) for found in control.person(given).ephemerals]


@verb
def calls(control: Control, given: Json) -> list[Json]:
    return [vars(call) for call in control.play.calls(given.get("method"))]


@verb
def deliveries(control: Control, _: Json) -> list[Json]:
    return [vars(delivery) for delivery in control.play.deliveries]


@verb
def everything(control: Control, _: Json) -> Json:
    """Teams, people and channels: what a page needs to begin with."""
    world = control.play.world
    return {
        "teams": [looks.team(t) for t in list(world.teams.values())],
        "people": [looks.person(p) for p in list(world.people.values())],
        "channels": [looks.channel(c) for c in list(world.channels.values())],
    }
