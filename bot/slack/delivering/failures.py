"""What it means for a letter that Slack refused a call, or that nobody knows whether it did.

DeliveryError
├── ClosedError    the bot can't write in that channel any more
├── UnfitError     the message is refused for its form or its length, or nobody here knows why: a plainer one may go
├── SlowDownError  it was too much; Slack says for how long nothing more goes
├── ForbiddenError the app was not given the scope that the call needs
└── GoneError      what the call is about is not there any more
"""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from socket import gaierror
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.platform import DeliveryError, DisconnectedError
from bot.slack.grants import is_dead

_CLOSED = frozenset(
    {
        "cannot_reply_to_message",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "thread_not_found",
    }
)
_GONE = frozenset({"cant_update_message", "edit_window_closed", "file_deleted", "file_not_found", "message_not_found"})
_TROUBLE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org"})
STREAMS = "streaming_state_conflict"
"""Slack's word for a message that another process has begun to stream, and that can't be edited before it ends."""
_SLOW_DOWN = frozenset({"rate_limited", "ratelimited"})
_TOO_MANY = 429
_BROKEN = 500
_SLOW_DOWN_SECONDS = 30.0
"""Where Slack says that it is too much and not for how long."""
LONGEST_WAIT_SECONDS = 3600.0
"""What is longer is no wait that Slack means."""
_ANSWERED = 400
_TROUBLE_SECONDS = 10.0
"""A call whose answer was lost may still be worked on: it is looked into when that must be over."""
_AWAY_SECONDS = 3.0
_FORBIDDEN_SECONDS = 600.0
"""An admin may give the scope meanwhile."""


class ClosedError(DeliveryError):
    """The bot can't write in a channel: it was removed, or the channel is archived, or gone."""


class UnfitError(DeliveryError):
    """A message was refused for its form or its length, or for what is not known here."""


class SlowDownError(DeliveryError):
    """A 429. seconds: until the same may be asked again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited", retry_after=seconds, known=True, asked_to_wait=True)
        self.seconds = seconds


class ForbiddenError(DeliveryError):
    """The app lacks a scope. scope: which, where Slack says."""

    def __init__(self, why: str, scope: str) -> None:
        super().__init__(why, retry_after=_FORBIDDEN_SECONDS, known=True)
        self.scope = scope


class GoneError(DeliveryError):
    """A message or a file is not there, or can't be changed."""


@contextmanager
def translated() -> Iterator[None]:
    """What Slack's client raises in the block comes out as a DeliveryError."""
    try:
        yield
    except DeliveryError:
        raise
    except SlackApiError as error:
        raise _refused(error) from error
    except (SlackClientError, OSError, HTTPException) as error:
        raise _unanswered(error) from error


def _refused(error: SlackApiError) -> DeliveryError:
    """What an answer means that is not ok."""
    code, status = _code(error), int(getattr(error.response, "status_code", 0) or 0)
    if status == _TOO_MANY or code in _SLOW_DOWN:
        return SlowDownError(_retry_after(error))
    if is_dead(code):
        return DisconnectedError(code)
    if status >= _BROKEN or code in _TROUBLE or (status < _ANSWERED and not _is_slacks(error)):
        return DeliveryError(code, retry_after=_TROUBLE_SECONDS, known=False)
    if code == "missing_scope":
        return ForbiddenError(code, str(error.response.get("needed") or ""))
    return _kind(code)(code, retry_after=None, known=True)


def _kind(code: str) -> type[DeliveryError]:
    """What sort of refusal for good a code is."""
    if code in _CLOSED:
        return ClosedError
    if code in _GONE:
        return GoneError
    return DeliveryError if code == STREAMS else UnfitError


def _unanswered(error: Exception) -> DeliveryError:
    """What it means that there was no answer. Where nobody listened, nothing was done for certain."""
    cause = error.reason if isinstance(error, URLError) else error
    known = isinstance(cause, ConnectionRefusedError | gaierror)
    pause = _AWAY_SECONDS if known else _TROUBLE_SECONDS
    return DeliveryError(type(cause).__name__, retry_after=pause, known=known)


def _code(error: SlackApiError) -> str:
    """Slack's code of an error, a word; the beginning of what an answer says that is none of Slack's."""
    told = error.response.get("error") if isinstance(error.response.data, dict) else None
    return str(told or "unknown")[:80]


def _is_slacks(error: SlackApiError) -> bool:
    """Whether an answer is one of Slack's: something between may answer with a page, of which the client tells."""
    return isinstance(error.response.data, dict) and " " not in _code(error)


def _retry_after(error: SlackApiError) -> float:
    headers = {str(name).lower(): value for name, value in (error.response.headers or {}).items()}
    try:
        return min(max(1.0, float(headers["retry-after"])), LONGEST_WAIT_SECONDS)
    except (KeyError, TypeError, ValueError):
        return _SLOW_DOWN_SECONDS
