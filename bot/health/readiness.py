"""Whether the chat process has what it needs, in words."""

from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from ledger.bell import connect
from ledger.database import Database
from ledger.migrating import is_current
from ledger.settings import Settings


def lacking(settings: Settings, database: Database) -> list[str]:
    """What is missing, a sentence each; empty where all is there."""
    return [sentence for sentence in (_database(database), _queue(settings)) if sentence]


def _database(database: Database) -> str | None:
    try:
        current = is_current(database)
    except SQLAlchemyError:
        return "The database does not answer. Check THREADCAST_DATABASE_URL, and that the database runs."
    if not current:
        return "The database is not up to date. Run: threadcast migrate"
    return None


def _queue(settings: Settings) -> str | None:
    if settings.redis_url is None:
        return "There is no queue. Set THREADCAST_REDIS_URL, or start everything with: threadcast up"
    try:
        client = connect(settings.redis_url)
        try:
            client.ping()
        finally:
            client.close()
    except (RedisError, OSError, ValueError):
        return "The queue does not answer. Check THREADCAST_REDIS_URL, and that Redis runs."
    return None
