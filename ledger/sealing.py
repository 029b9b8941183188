"""Sealing: secrets are encrypted at rest, by keys that can be changed one after the other."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class NoKeyError(Exception):
    """There is no key to seal with."""


class WrongKeyError(Exception):
    """What is given as a key is none."""


class OtherKeyError(Exception):
    """What is to be opened was sealed with a key that is not here."""


class Seal:
    """Encrypts with the first key, and reads what any of them encrypted. keys: with commas between, the newest first.

    NoKeyError, WrongKeyError.
    """

    def __init__(self, keys: str) -> None:
        try:
            fernets = [Fernet(key.strip()) for key in keys.split(",") if key.strip()]
        except ValueError as error:
            raise WrongKeyError from error
        if not fernets:
            raise NoKeyError
        self._keys = MultiFernet(fernets)

    def seal(self, secret: str) -> str:
        return self._keys.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """What was sealed. OtherKeyError."""
        try:
            return self._keys.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise OtherKeyError from error
