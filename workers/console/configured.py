"""The settings as the commands use them."""

from pydantic import ValidationError

from automl.errors import ThreadcastError
from ledger.settings import Settings


def configured() -> Settings:
    """The settings. ThreadcastError, naming the first that can't be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"])).upper()
        raise ThreadcastError(
            f"The setting THREADCAST_{name} can't be used: {first['msg'].lower()}.",
            "Correct it in the environment or in .env; .env.example describes each setting.",
        ) from error
