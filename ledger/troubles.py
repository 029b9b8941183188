"""What it means that the database refused a statement: it is away, it has too much to do, or the statement is wrong."""

from enum import StrEnum
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_BUSY_STATES = ("40001", "40P01", "55P03", "53300")
"""PostgreSQL's codes: two transactions in each other's way, a lock that is not to be had, too many connections.

https://www.postgresql.org/docs/current/errcodes-appendix.html
"""
_BUSY_NAMES = ("SQLITE_BUSY", "SQLITE_LOCKED")


class Trouble(StrEnum):
    """AWAY: nobody answers there. BUSY: the same may succeed at once. WRONG: it will not, whenever it is tried."""

    AWAY = "away"
    BUSY = "busy"
    WRONG = "wrong"


def trouble(error: SQLAlchemyError) -> Trouble:
    """What sort of trouble an error tells of."""
    if isinstance(error, PoolTimeoutError) or (isinstance(error, DBAPIError) and _is_busy(error)):
        return Trouble.BUSY
    gone = isinstance(error, DBAPIError) and error.connection_invalidated
    return Trouble.AWAY if gone or isinstance(error, OperationalError | InterfaceError) else Trouble.WRONG


def _is_busy(error: DBAPIError) -> bool:
    cause = error.orig
    if isinstance(cause, SqliteError):
        return str(getattr(cause, "sqlite_errorname", "")).startswith(_BUSY_NAMES)
    return getattr(cause, "sqlstate", None) in _BUSY_STATES
