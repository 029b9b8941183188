"""Slack's settings, from the environment or an `.env` file, under the names that Slack's own tools use.

A class of their own, since they hold tokens: the chat process alone loads them (ledger/keyrings.py).
"""

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ledger.settings import SettingsError

PREFIX = "SLACK_"
SLACK_API = "https://slack.com/api/"


class SlackSettings(BaseSettings):
    """Names in the environment carry the prefix SLACK_.

    Socket Mode: bot_token and app_token. HTTP for one workspace: bot_token and signing_secret. HTTP for many, by OAuth:
    client_id, client_secret and signing_secret.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore")

    bot_token: SecretStr | None = None
    app_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    client_id: str | None = None
    client_secret: SecretStr | None = None
    api_url: str = Field(default=SLACK_API, pattern=r"^https?://.+")
    """Where Slack's methods are; another address serves for tests and for companies' proxies."""
    public_url: str | None = Field(default=None, pattern=r"^https?://.+")
    """The address under which Slack and browsers reach this server, for OAuth."""
    token_keys: SecretStr | None = None
    """What installed tokens are encrypted with; several with commas between, the newest first."""

    @property
    def base_url(self) -> str:
        """The address of the methods, with one slash at its end."""
        return self.api_url.rstrip("/") + "/"

    @property
    def installs(self) -> bool:
        """Whether workspaces install the app themselves."""
        return self.client_id is not None and self.client_secret is not None

    @property
    def wanted(self) -> bool:
        """Whether Slack is set up at all."""
        return self.bot_token is not None or self.installs


def load_slack_settings() -> SlackSettings:
    """The settings. SettingsError, naming the first that can't be used, without its value."""
    try:
        return SlackSettings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "_".join(map(str, first["loc"])).upper()
        raise SettingsError(
            f"The setting {PREFIX}{name} can't be used: {first['msg'].lower()}.",
            "Correct it in the environment or in .env; .env.example describes each setting.",
        ) from error
