"""What a database's driver complains of, in our words. Its own text is only looked at, never repeated."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import DataError, DBAPIError

from workers.sources import problems
from workers.sources.bounds import Bounds

Make = Callable[[Bounds, str], Exception]
_BY_STATE: tuple[tuple[str, Make], ...] = (
    ("28", lambda bounds, _: problems.login_refused(bounds.name)),
    ("3D", lambda bounds, _: problems.missing(bounds.name, "database of that name")),
    ("42P01", lambda bounds, what: problems.missing(bounds.name, what)),
    ("3F", lambda bounds, what: problems.missing(bounds.name, what)),
    ("42501", lambda bounds, what: problems.not_allowed(bounds.name, what)),
    ("57014", lambda bounds, _: bounds.slow()),
    ("55P03", lambda bounds, _: bounds.slow()),
    ("25006", lambda bounds, _: problems.broken_query(bounds.name)),
    ("42", lambda bounds, _: problems.broken_query(bounds.name)),
    ("22", lambda bounds, _: problems.unreadable_value(bounds.name)),
)
"""By the beginning of PostgreSQL's SQLSTATE; the first that fits."""
_BY_WORDS: tuple[tuple[str, Make], ...] = (
    ("password authentication failed", lambda bounds, _: problems.login_refused(bounds.name)),
    ("not permitted to log in", lambda bounds, _: problems.login_refused(bounds.name)),
    ("no password supplied", lambda bounds, _: problems.login_refused(bounds.name)),
    ("no pg_hba.conf entry", lambda bounds, _: problems.login_refused(bounds.name)),
    ("access denied", lambda bounds, _: problems.login_refused(bounds.name)),
    ('role "', lambda bounds, _: problems.login_refused(bounds.name)),
    ("unable to open", lambda bounds, _: problems.away(bounds.name)),
    ("not a database", lambda bounds, _: problems.failed(bounds.name)),
    ('database "', lambda bounds, _: problems.missing(bounds.name, "database of that name")),
    ("no such table", lambda bounds, what: problems.missing(bounds.name, what)),
    ("no such column", lambda bounds, _: problems.broken_query(bounds.name)),
    ("syntax error", lambda bounds, _: problems.broken_query(bounds.name)),
    ("interrupted", lambda bounds, _: bounds.slow()),
)
"""By what stands in the message, for drivers that give no state."""


def in_words(error: DBAPIError, what: str, bounds: Bounds) -> Exception:
    """The SourceError for an error of a driver. what: is read, for people."""
    state, message = _state(error.orig), str(error.orig).casefold()
    if state:
        found = next((make for beginning, make in _BY_STATE if state.startswith(beginning)), None)
    else:
        found = next((make for words, make in _BY_WORDS if words in message), None)
    if found is not None:
        return found(bounds, what)
    if isinstance(error, DataError):
        return problems.unreadable_value(bounds.name)
    return problems.away(bounds.name)


def _state(error: Any) -> str:
    return str(getattr(error, "sqlstate", None) or "")
