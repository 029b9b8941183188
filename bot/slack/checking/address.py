"""Whether the public address leads to this product."""

from collections.abc import Iterator

import httpx

from bot.slack.checking.remarks import Remark, good, missing, note
from bot.slack.connecting import SECONDS
from bot.slack.routes import EVENTS
from bot.slack.settings import SlackSettings

_REFUSED = 401
"""What a request without Slack's signature is answered with."""


def address(slack: SlackSettings) -> Iterator[Remark]:
    """What answers there, asked from here, where events come over HTTP."""
    if slack.signing_secret is None:
        return
    if slack.public_url is None:
        yield note(
            f"Slack must reach this server at https://<its address>{EVENTS}.",
            "Set SLACK_PUBLIC_URL to that address without the path, and this looks whether something answers.",
        )
        return
    url = f"{slack.public_url.rstrip('/')}{EVENTS}"
    try:
        status = httpx.post(url, timeout=SECONDS).status_code
    except httpx.HTTPError as error:
        yield missing(
            f"Nothing answers at {url}, asked from here ({type(error).__name__}).",
            "Start Threadcast, and see that the address leads to it.",
        )
        return
    if status == _REFUSED:
        yield good(f"Threadcast answers at {url}.")
    else:
        yield missing(
            f"Something else than Threadcast answers at {url} ({status}).",
            "See that the address leads to it, with its path unchanged, and that SLACK_SIGNING_SECRET is set there.",
        )
