"""Clicks, as Slack tells of them: by whom, under which message, on what. Pure."""

from dataclasses import dataclass, replace

from bot.platform import Json
from bot.slack.controls import Control
from bot.slack.naming import Spot, workspace_of


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. team: where the app is installed. user, name: theirs. home: the team, or enterprise, they belong to."""

    team: str
    user: str
    name: str
    home: str | None = None
    enterprise: str | None = None

    @property
    def workspace(self) -> str:
        """The ledger's id of the workspace."""
        return workspace_of(self.team)

    @property
    def guest(self) -> bool:
        """Whether they belong to another team, in a channel that both share: of another company, or a colleague."""
        return self.home is not None and self.home not in (self.team, self.enterprise)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody acts. thread: the root of the thread that the message is in; None where it begins none."""

    channel: str
    ts: str
    thread: str | None = None

    @property
    def spot(self) -> Spot:
        return Spot(self.channel, self.ts)


@dataclass(frozen=True, slots=True)
class Click:
    """A click on a control. moment: Slack's name for it. trigger: what opens a form, for 3 seconds.

    place: of the message; None where it is in the app's Home.
    """

    actor: Actor
    place: Place | None
    control: Control
    moment: str
    trigger: str


def actor(body: Json, team: str | None) -> Actor:
    """Who acts, by an interaction's payload. team: where the app is installed, as Bolt reads it. ValueError."""
    user = body.get("user") or {}
    enterprise = (body.get("enterprise") or {}).get("id")
    installed = _installed(body, team)
    if not (user.get("id") and installed):
        raise ValueError("nobody acts")
    name = user.get("name") or user.get("username") or user["id"]
    return Actor(installed, user["id"], str(name), user.get("team_id"), enterprise)


def click(body: Json, team: str | None) -> Click:
    """The click that a payload tells of. ValueError for anything that no message of ours offers."""
    action = (body.get("actions") or [{}])[0]
    moment = str(action.get("action_ts") or body.get("trigger_id") or "")
    return Click(actor(body, team), place(body), _control(action), moment, str(body.get("trigger_id") or ""))


def _control(action: Json) -> Control:
    """What was clicked; of a list the option that was picked, by its place. ValueError."""
    picked = str((action.get("selected_option") or {}).get("value") or "")
    if picked.isdecimal():
        return replace(Control.of(str(action.get("block_id") or "")), option=int(picked))
    return Control.of(picked or action.get("value") or "")


def place(body: Json) -> Place | None:
    """Where the message stands that somebody acts upon; None where there is none."""
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id")
    ts = container.get("message_ts") or message.get("ts") or body.get("message_ts")
    if not (channel and ts):
        return None
    return Place(channel, ts, container.get("thread_ts") or message.get("thread_ts"))


def team_acted_in(body: Json) -> str | None:
    """The team whose message or form is acted upon, where Slack names none: the app is a whole enterprise's.

    Bolt would take the team that the person belongs to, which may be any that shares the channel.
    """
    if body.get("team") is not None or "user" not in body or body.get("type") == "message_action":
        return None
    found = (body.get("message") or {}).get("team") or (body.get("view") or {}).get("team_id")
    return None if found is None else str(found)


def _installed(body: Json, team: str | None) -> str | None:
    """The team where the app is installed; for an app of a whole enterprise the one whose message it is."""
    if team and not team.startswith("E"):
        return team
    return (body.get("message") or {}).get("team") or (body.get("view") or {}).get("team_id")
