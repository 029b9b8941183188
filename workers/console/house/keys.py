"""The key of sources: set by an admin, or else made by the machine for itself, and handed to the light worker alone."""

from pathlib import Path

from automl.errors import ThreadcastError
from ledger.kept_key import SOURCE_KEY, kept_key
from ledger.settings import SettingsError
from ledger.source_settings import load_source_settings

_SETTING = "THREADCAST_SOURCE_KEYS"


def source_keys(home: Path, *, made: bool = False) -> dict[str, str]:
    """What a process that opens sources is told besides its environment; nothing where the keys are set there.

    made: make a key where there is none. ThreadcastError where a setting can't be used, or the home not be written.
    """
    try:
        if load_source_settings().keys is not None:
            return {}
        key = kept_key(home, SOURCE_KEY, made=made)
    except SettingsError as error:
        raise ThreadcastError(error.sentence, error.remedy) from error
    except (OSError, ValueError) as error:
        raise ThreadcastError(
            f"The key of sources in {home / SOURCE_KEY} can't be read or written.",
            "Make the folder and the file yours alone to read and write.",
        ) from error
    return {_SETTING: key} if key else {}
