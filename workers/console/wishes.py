"""What a person wishes by options, and whether that can be had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from babel import Locale

from automl.errors import ThreadcastError
from automl.reading.handling import is_wish


@dataclass(frozen=True)
class Wishes:
    """The options of `plan` and `ask`; None where the settings decide."""

    file: Path
    question: str
    now: datetime | None = None
    budget: float | None = None
    llm: str = "off"
    choose: tuple[str, ...] = ()
    fiscal_start: int | None = None
    currency: str | None = None
    country: str | None = None
    engine: str = "autogluon"
    out: Path | None = None


def check(wishes: Wishes) -> None:
    """ThreadcastError, before any work, for a wish that cannot be had."""
    if wishes.engine != "autogluon":
        raise ThreadcastError(f"There is no engine called “{wishes.engine}” here.", "Leave --engine out.")
    if wishes.currency and wishes.currency not in Locale("en").currencies:
        raise ThreadcastError(f"There is no currency “{wishes.currency}”.", "Give its ISO code, such as USD or EUR.")
    if wishes.country and wishes.country not in _countries():
        raise ThreadcastError(
            f"No holidays are known for the country “{wishes.country}”.",
            "Give its ISO code, such as US, or leave it out.",
        )
    if wishes.out is not None:
        _check_folder(wishes.out)


def check_handling(choose: Sequence[str]) -> None:
    """ThreadcastError for a choice that says nothing of how a file is read."""
    for value in choose:
        if not is_wish(value):
            raise ThreadcastError(
                f"The choice “{value}” says nothing of how a file is read.",
                "Choose one of those that `threadcast read` lists, such as “table=” and a table's name.",
            )


def _countries() -> Iterable[str]:
    from holidays import list_supported_countries  # noqa: PLC0415  a large package, needed only where a country is named

    return list_supported_countries()


def _check_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / ".writable").touch()
        (out / ".writable").unlink()
    except OSError as error:
        raise ThreadcastError(
            f"Nothing can be written to “{out}”: {(error.strerror or 'it is no folder').lower()}.",
            "Name another folder with --out.",
        ) from error
