"""The wishes of a workspace: what an admin sets for all of its people, in place of the installation's settings."""

import re
from collections.abc import Callable, Mapping

from bot.desk.access import NotAllowed
from bot.errors import Missing, Refused
from ledger.database import Database
from ledger.policy import Action, may, record
from ledger.repositories.people import Workspaces
from ledger.settings import Settings
from ledger.tables import Json, Person

FISCAL_START, CURRENCY, COUNTRY, BUDGET = "fiscal_start", "currency", "country", "budget_seconds"
_MONTHS = range(1, 13)
_LEAST_SECONDS, _MOST_SECONDS = 5, 86_400


class Unfit(Refused):
    """Wishes that cannot be kept. wrong: a sentence for each field that is to be corrected."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(" ".join(wrong.values()), "Correct it and save again.")
        self.wrong = wrong


def in_force(wishes: Json, settings: Settings) -> Json:
    """What holds in a workspace: its own wishes, or else the installation's settings."""
    return {
        FISCAL_START: wishes.get(FISCAL_START) or settings.fiscal_start,
        CURRENCY: wishes.get(CURRENCY) or settings.currency,
        COUNTRY: wishes.get(COUNTRY) or settings.country,
        BUDGET: wishes.get(BUDGET) or settings.budget_seconds,
    }


class Configuring:
    """Changes a workspace's wishes, for those who may."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(self, person: Person, given: Mapping[str, str]) -> None:
        """Keep wishes as they were typed; an empty one leaves it to the installation. NotAllowed, Unfit."""
        with self._database.write() as session:
            workspace = Workspaces(session).get(person.workspace_id)
            if workspace is None:
                raise Missing("This workspace is not known yet.", "Ask me something first.")
            refusal = may(person, Action.CONFIGURE, workspace)
            if refusal is not None:
                raise NotAllowed(person, Action.CONFIGURE, workspace.id, refusal)
            workspace.settings = {**workspace.settings, **read(given)}
            record(session, person, Action.CONFIGURE, workspace, None)


def read(given: Mapping[str, str]) -> Json:
    """Wishes as they are kept, None for an empty one. Unfit, naming each that cannot be used."""
    kept: Json = {}
    wrong: dict[str, str] = {}
    for name, (fits, sentence) in _FIELDS.items():
        text = given.get(name, "").strip()
        try:
            kept[name] = fits(text) if text else None
        except ValueError:
            wrong[name] = sentence
    if wrong:
        raise Unfit(wrong)
    return kept


def _month(text: str) -> int:
    month = int(text)
    if month not in _MONTHS:
        raise ValueError
    return month


def _code(length: int) -> Callable[[str], str]:
    def code(text: str) -> str:
        if re.fullmatch(f"[A-Z]{{{length}}}", text.upper()) is None:
            raise ValueError
        return text.upper()

    return code


def _seconds(text: str) -> float:
    seconds = float(text)
    if not _LEAST_SECONDS <= seconds <= _MOST_SECONDS:
        raise ValueError
    return seconds


_FIELDS: Mapping[str, tuple[Callable[[str], int | float | str], str]] = {
    FISCAL_START: (_month, "Choose the month in which the fiscal year starts."),
    CURRENCY: (_code(3), "Write the currency as three letters, such as USD or EUR."),
    COUNTRY: (_code(2), "Write the country as two letters, such as US or DE."),
    BUDGET: (_seconds, "Write how many seconds an answer may take, from 5 to 86400."),
}
