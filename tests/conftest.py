"""What every test may ask for: real servers, started on demand."""

from tests.servers.chromium import browser
from tests.servers.databases import _migrated_file, bare_url, database, database_url
from tests.servers.https import secure
from tests.servers.postgres import postgres
from tests.servers.redis import _redis, redis_url, short_folder

__all__ = [
    "_migrated_file",
    "_redis",
    "bare_url",
    "browser",
    "database",
    "database_url",
    "postgres",
    "redis_url",
    "secure",
    "short_folder",
]
