"""The settings as the commands use them."""

from automl.errors import ThreadcastError
from ledger.settings import Settings, SettingsError, load_settings


def configured() -> Settings:
    """The settings. ThreadcastError, naming the first that can't be used."""
    try:
        return load_settings()
    except SettingsError as error:
        raise ThreadcastError(error.sentence, error.remedy) from error
