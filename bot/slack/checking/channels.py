"""Whether the bot is in the channels where people want it."""

from collections.abc import Callable, Iterator
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse, WebClient

from bot.slack.checking.remarks import Remark, good, missing, note

_KINDS = "public_channel,private_channel"
_MOST_PAGES = 10
_NAMED = 5
Channel = dict[str, Any]


def channels(client: WebClient, bot: str, wanted: str | None) -> Iterator[Remark]:
    """Where the bot is; or whether it is in the wanted channel: an id, or the name of one that it is in."""
    inside = _inside(client)
    if wanted is not None:
        yield _wanted(client, bot, wanted.removeprefix("#"), inside or [])
    elif inside:
        names = ", ".join(f"#{each.get('name') or each['id']}" for each in inside[:_NAMED])
        more = f" and {len(inside) - _NAMED} more" if len(inside) > _NAMED else ""
        yield good(f"It is in {names}{more}.")
    elif inside is not None:
        yield note("It is in no channel yet.", f"Write /invite @{bot} where you want it. Direct messages need none.")


def _inside(client: WebClient) -> list[Channel] | None:
    """The channels that the bot is in; None where Slack does not say."""
    for listing in (client.users_conversations, client.conversations_list):
        try:
            return _listed(listing)
        except (SlackClientError, OSError):
            continue
    return None


def _listed(listing: Callable[..., SlackResponse]) -> list[Channel]:
    found: list[Channel] = []
    cursor = None
    for _ in range(_MOST_PAGES):
        page = listing(types=_KINDS, exclude_archived=True, limit=200, cursor=cursor)
        found += [each for each in page.get("channels") or [] if each.get("is_member") is not False]
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    return found


def _wanted(client: WebClient, bot: str, wanted: str, inside: list[Channel]) -> Remark:
    known = next((each for each in inside if wanted in (each["id"], each.get("name"))), None)
    if known is not None:
        return good(f"It is in #{known.get('name') or wanted}.")
    try:
        channel = client.conversations_info(channel=wanted).get("channel") or {}
    except SlackApiError as error:
        return _unknown(str(error.response.get("error")), bot, wanted)
    except (SlackClientError, OSError):
        return note(f"Slack does not say whether it is in {wanted}.")
    return _state(channel, bot, wanted)


def _state(channel: Channel, bot: str, wanted: str) -> Remark:
    name = f"#{channel.get('name') or wanted}"
    if channel.get("is_archived"):
        return missing(f"{name} is archived.", "Nobody can write there; bring it back, or choose another channel.")
    if channel.get("is_member") is False:
        return missing(f"It is not in {name}.", f"Write /invite @{bot} there.")
    return good(f"It is in {name}.")


def _unknown(code: str, bot: str, wanted: str) -> Remark:
    if code == "missing_scope":
        return missing(
            f"It may not look whether it is in {wanted}.",
            "Give it channels:read and groups:read, and install it again.",
        )
    return missing(
        f"It sees no channel {wanted}.",
        f"Write /invite @{bot} there, which is how it comes to see a private channel. Name a channel by its id, as at "
        "the end of its details in Slack (C…), since names change.",
    )
