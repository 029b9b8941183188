"""What matters, in words: each column with its share of the influence, and which way it works."""

from collections.abc import Iterator, Sequence

from automl.predicting.result import Driver
from automl.result import Unit
from reports.facts import Fact
from reports.phrases import Phrasebook
from reports.rows.figures import quoted, share_of

LED = 3
"""Columns that the sentence names."""
SHOWN = 10


def effect(driver: Driver, target: str, book: Phrasebook, *, chances: bool) -> str:
    """Which way a column works: "the higher, the likelier"; "" where that cannot be said in half a sentence."""
    kind = "chance" if chances else "value"
    if driver.direction is not None:
        return book.say(f"drivers.{driver.direction}_{kind}", target=target)
    if driver.toward is None:
        return ""
    words = {"toward": quoted(driver.toward, book), "target": target}
    if driver.away is None or driver.away == driver.toward:
        return book.say(f"drivers.toward_{kind}", **words)
    return book.say(f"drivers.both_{kind}", away=quoted(driver.away, book), **words)


def driver_facts(
    drivers: Sequence[Driver], target: str, book: Phrasebook, *, chances: bool, asked: bool
) -> Iterator[Fact]:
    """`drivers`, the sentence; `driver_1` and so on, one for each column; `cause`, what they do not prove."""
    if not drivers:
        return
    told = [_named(each, effect(each, target, book, chances=chances), book) for each in drivers[:LED]]
    key = ("drivers.asked" if asked else "drivers.lead") + ("_one" if len(told) == 1 else "")
    statement = book.say(key, names=_joined(told, book), target=target)
    yield Fact("drivers", book.say("predict.sheet.drivers"), None, None, _joined(told, book), statement, "drivers")
    for place, each in enumerate(drivers, start=1):
        yield _driver(place, each, effect(each, target, book, chances=chances), book)
    cause = book.say("drivers.cause", target=target)
    yield Fact("cause", book.say("drivers.cause_label"), None, None, cause, cause, "drivers")


def _joined(told: Sequence[str], book: Phrasebook) -> str:
    """The columns in a row; their effects have commas of their own."""
    return "; ".join(told) if any("," in each for each in told) else book.listed(told)


def _named(driver: Driver, does: str, book: Phrasebook) -> str:
    name = driver.column
    return book.say("drivers.named", name=name, effect=does) if does else book.say("drivers.bare", name=name)


def _driver(place: int, driver: Driver, does: str, book: Phrasebook) -> Fact:
    share = share_of(driver.share, book)
    key = "drivers.statement" if does else "drivers.statement_bare"
    statement = book.say(key, name=driver.column, share=share, effect=does)
    label = book.say("drivers.label", column=driver.column)
    forms = {"name": driver.column, "effect": does}
    return Fact(f"driver_{place}", label, driver.share, Unit("percent"), share, statement, "drivers.share", forms)
