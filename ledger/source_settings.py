"""Settings of sources, from the environment or an `.env` file: a class of their own, since they hold keys.

The light worker and the console load them, no other process.
"""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ledger.settings import SettingsError

_PREFIX = "THREADCAST_SOURCE_"


class SourceSettings(BaseSettings):
    """How sources are opened, and how much is taken from them. Names carry the prefix THREADCAST_SOURCE_."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_file=".env", extra="ignore")

    keys: SecretStr | None = None
    """What addresses are encrypted with; several with commas between, the newest first."""
    max_rows: int = Field(default=1_000_000, ge=1)
    """Of a database, where a source has no bound of its own. More are refused, never cut."""
    seconds: float = Field(default=60.0, ge=1, le=120)
    """How long fetching may take."""
    fresh_seconds: float = Field(default=60.0, ge=0)
    """How long what a thread has fetched is not fetched again."""
    authorities: Path | None = None
    """A PEM file of certificate authorities to trust besides the machine's own, for https addresses."""


def load_source_settings() -> SourceSettings:
    """The settings. SettingsError, naming the first that can't be used, without its value."""
    try:
        return SourceSettings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "_".join(map(str, first["loc"])).upper()
        raise SettingsError(
            f"The setting {_PREFIX}{name} can't be used: {first['msg'].lower()}.",
            "Correct it in the environment or in .env; .env.example describes each setting.",
        ) from error
