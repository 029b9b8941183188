"""Settings, from the environment or an `.env` file. Each is documented in `.env.example`."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """A setting that can't be used. sentence, remedy: for whoever started the process."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(f"{sentence} {remedy}")
        self.sentence = sentence
        self.remedy = remedy


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
    home: Path = Path(".threadcast")
    """Where a machine keeps its state: the database, the files, the queue, the logs."""
    database_url: str | None = None
    """postgresql://…; SQLite under `home` where there is none."""
    redis_url: str | None = None
    """redis://…; a private server on this machine where there is none."""
    files_url: str | None = None
    """A folder, or s3://bucket/prefix; a folder under `home` where there is none."""
    web_port: int = Field(default=8765, ge=0, le=65_535)
    """The port of the local web chat, and of what chat platforms call; 0 takes a free one."""
    web_address: str = "127.0.0.1"
    """The address that the port is opened on. The web chat itself answers to this machine's own names alone; another
    address is for what chat platforms call."""
    training_queue: Literal["analysis", "gpu"] = "analysis"
    trainings: int = Field(default_factory=lambda: max(1, (os.cpu_count() or 2) // 2), ge=1)
    """Trainings side by side on one worker."""
    training_gigabytes: float = Field(default=8.0, gt=0)
    """Memory of one training; one that wants more is ended, and its best so far is the answer."""

    model_key: SecretStr | None = None
    """What models are signed with, so that no others are loaded; a key that this machine keeps where there is none."""

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.home / 'ledger.db').resolve()}"

    @property
    def files(self) -> str:
        return self.files_url or str((self.home / "files").resolve())

    @property
    def scratch(self) -> Path:
        """Where processes put what is on its way; swept."""
        return self.home / "scratch"


def load_settings() -> Settings:
    """The settings of this process. SettingsError, naming the first that can't be used, without its value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "_".join(map(str, first["loc"])).upper()
        raise SettingsError(
            f"The setting THREADCAST_{name} can't be used: {first['msg'].lower()}.",
            "Correct it in the environment or in .env; .env.example describes each setting.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("The file .env can't be read.", "It must be plain text in UTF-8, open to you.") from error


def load_or_exit() -> Settings:
    """The settings, for a process that starts: a problem goes to standard error in a sentence, and the process ends."""
    try:
        return load_settings()
    except SettingsError as error:
        raise SystemExit(str(error)) from None
