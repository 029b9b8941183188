"""The vault: addresses of sources with their credentials, encrypted at rest. Keys can be changed one after the other.

The keys come from THREADCAST_SOURCE_KEYS, which the light worker and the console alone are given (ledger/keyrings.py).
"""

from ledger.sealing import NoKeyError, OtherKeyError, Seal, WrongKeyError
from ledger.source_settings import SourceSettings


class VaultError(Exception):
    """The vault stays closed. sentence, remedy: for an admin."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence, self.remedy = sentence, remedy


class Vault:
    """Encrypts with the first key, and reads what any of them encrypted. VaultError where there is none."""

    def __init__(self, settings: SourceSettings) -> None:
        try:
            self._seal = Seal(settings.keys.get_secret_value() if settings.keys else "")
        except NoKeyError as error:
            raise VaultError(*_NONE) from error
        except WrongKeyError as error:
            raise VaultError(*_WRONG) from error

    def seal(self, secret: str) -> str:
        return self._seal.seal(secret)

    def open(self, sealed: str) -> str:
        """What was sealed. VaultError where it was sealed with a key that isn't here."""
        try:
            return self._seal.open(sealed)
        except OtherKeyError as error:
            raise VaultError(*_OTHER) from error


_NONE = (
    "No key for sources is set here.",
    "Set THREADCAST_SOURCE_KEYS where the light workers and this command run; .env.example says how a key is made.",
)
_WRONG = (
    "A key in THREADCAST_SOURCE_KEYS is not one.",
    "Each is 44 characters; .env.example says how one is made. Separate several with commas.",
)
_OTHER = (
    "The address of this source was encrypted with a key that is not here.",
    "Give THREADCAST_SOURCE_KEYS that key too, or remove the source and add it again.",
)
