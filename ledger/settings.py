"""Settings, from the environment or an `.env` file. Each is documented in `.env.example`."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an admin may set. Names in the environment carry the prefix THREADCAST_."""

    model_config = SettingsConfigDict(env_prefix="THREADCAST_", env_file=".env", extra="ignore")

    data: Path = Path("out")
    """Where answers are written when no folder is named."""
    budget_seconds: float = Field(default=60.0, ge=5, le=86_400)
    """Wall time of an answer, from the start of the command."""
    max_file_megabytes: int = Field(default=200, ge=1)
    fiscal_start: int = Field(default=1, ge=1, le=12)
    """The month in which the fiscal year starts."""
    currency: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    """ISO code that money without a mark is shown in."""
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    """ISO code of the country whose public holidays may matter."""
    weights: Path | None = None
    """A folder with the weights of a pretrained forecasting model (Chronos); nothing is ever downloaded without it."""
