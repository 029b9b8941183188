"""What can go wrong with a source, in words. Never an address, a password, or what a driver said of them."""

from automl.errors import ThreadcastError

ASK_ADMIN = "Ask an admin of this workspace"


class SourceError(ThreadcastError):
    """A source cannot be used now, or not like this."""


def away(name: str) -> SourceError:
    return SourceError(f"{name} can't be reached.", f"Try again in a minute. If it stays so, {_ask('to check it')}.")


def login_refused(name: str) -> SourceError:
    return SourceError(
        f"{name} refuses the login that was registered for it.", f"{ASK_ADMIN} to register it with the present login."
    )


def not_allowed(name: str, what: str) -> SourceError:
    return SourceError(
        f"The login that was registered for {name} may not read {what}.", f"{ASK_ADMIN} to grant it the right to read."
    )


def missing(name: str, what: str) -> SourceError:
    return SourceError(f"{name} has no {what} any more.", f"{ASK_ADMIN} to register what is there now.")


def broken_query(name: str) -> SourceError:
    return SourceError(
        f"The query that was registered for {name} does not work any more.",
        f"{ASK_ADMIN} to look at it with threadcast admin source test.",
    )


def too_slow(name: str, seconds: float) -> SourceError:
    return SourceError(
        f"{name} took longer than {seconds:.0f} seconds, the limit.",
        f"Try again when it is less busy, or {_ask('for a query that gives less')}.",
    )


def too_many_rows(name: str, most: int) -> SourceError:
    return SourceError(
        f"{name} has more than {most:,} rows, the limit for it. Nothing was taken, rather than a part.",
        f"{ASK_ADMIN} to raise the limit, or to register a query that sums up by day.",
    )


def too_large(name: str, megabytes: int) -> SourceError:
    return SourceError(
        f"{name} gives more than {megabytes} MB, the limit. Nothing was taken, rather than a part.",
        f"{ASK_ADMIN} for a smaller file, or for one that is summed up by day.",
    )


def empty(name: str) -> SourceError:
    return SourceError(f"{name} has no rows.", f"Try again when it is filled, or {_ask('to check it')}.")


def unreadable_value(name: str) -> SourceError:
    return SourceError(
        f"{name} holds a value that can't be read, such as a date without end.",
        f"{ASK_ADMIN} to register a query that leaves it out.",
    )


def failed(name: str) -> SourceError:
    return SourceError(f"{name} did not answer as expected.", f"Try again. If it stays so, {_ask('to check it')}.")


def _ask(what: str) -> str:
    return f"ask an admin of this workspace {what}"
