"""The past of a CRM export: which deals count in what was sold, by which day, and whose they were."""

from dataclasses import dataclass

from automl.plan import Filter
from automl.table import Column, Kind, TimeAxis
from automl.understanding.capability import wants_future
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.names import raw_words
from automl.understanding.said import listed
from automl.understanding.scene import Scene

_WON = words(
    "win won wins winning close closed sell sold sells revenue revenues sales bookings booked signed bring brought"
)
_LOST = words("lost lose loses losing losses")
_OPEN = words("open active")
_CREATED = words("created opened entered added new create creation")
_PEOPLE = words(
    "rep reps seller sellers salesperson salespeople performer performers salesman account executive ae closer"
)
_SIZE = phrases("deal size; size of a deal; deal value; contract size; contract value; ticket size; size of deals")
_FORECASTS = words("expected weighted forecast forecasted probable")
_SAID_SO = words("expected weighted probable")
_REVENUE = words("revenue revenues sales bookings")
_DEALS = words("deal deals opportunity opportunities")
_BEST = words("best top worst strongest weakest who")


@dataclass(frozen=True, slots=True)
class Counted:
    """The deals that count: filters, and the sentence that says so."""

    filters: tuple[Filter, ...] = ()
    assumptions: tuple[str, ...] = ()


def counted(heard: Heard, named: list[Filter], groups: list[str], scene: Scene) -> Counted:
    """The deals that count in a question over time: those won, where revenue is meant; lost or open ones by name.

    None are left out where the words name the outcome themselves, or ask for deals by the day of creation.
    """
    export = scene.export
    if export is None or not export.columns.isdisjoint([*groups, *(each.column for each in named)]):
        return Counted()
    state = _state(heard, scene)
    if state is None:
        return Counted()
    kept = export.only(state, scene.table)
    values = {"won": export.outcome.won, "lost": export.outcome.lost}.get(state, ())
    told = f" ({export.outcome.column} {listed(list(values))})" if values and export.outcome.ended is None else ""
    return Counted(tuple(kept), (f"Only deals that are {state} count{told}.",))


def _state(heard: Heard, scene: Scene) -> str | None:
    said = set(heard.sentence.words())
    if not said.isdisjoint(_LOST):
        return "lost"
    if not said.isdisjoint(_OPEN):
        return "open"
    if not said.isdisjoint(_CREATED):
        return None
    sold = not said.isdisjoint(_WON) or _sized(heard) or asks_for_people(heard)
    return "won" if sold or wants_future(heard, scene) else None


def _sized(heard: Heard) -> bool:
    """Whether it is asked how large deals are."""
    return any(heard.sentence.at(at, _SIZE) for at in range(len(heard.sentence)))


def asks_for_people(heard: Heard) -> bool:
    """Whether those who sell are ranked: "who is our best rep?"."""
    said = set(heard.sentence.words())
    return not said.isdisjoint(_PEOPLE) and not said.isdisjoint(_BEST)


def owner_asked_for(heard: Heard, scene: Scene) -> str | None:
    """The column of those who own deals, where it is asked who sells best."""
    export = scene.export
    if export is None:
        return None
    said = set(heard.sentence.words())
    who = "who" in said and not said.isdisjoint(_WON | _LOST)
    return export.parts.owner if who or asks_for_people(heard) else None


def deals_asked_for(heard: Heard, scene: Scene) -> str | None:
    """The column that tells deals apart, where the largest of them are asked for."""
    export = scene.export
    if export is None or _DEALS.isdisjoint(heard.sentence.words()):
        return None
    return export.parts.title or export.parts.key


def rather_amount(column: str, heard: Heard, scene: Scene) -> str:
    """The amount of deals for a column of what was expected of them, unless the words say that: "revenue"."""
    export = scene.export
    if export is None or len(export.parts.amounts) != 1 or _FORECASTS.isdisjoint(raw_words(column)):
        return column
    return column if not _SAID_SO.isdisjoint(heard.sentence.words()) else export.parts.amounts[0]


def names_revenue(heard: Heard) -> bool:
    """Whether revenue is named: won amounts over time, rather than the open deals."""
    return not _REVENUE.isdisjoint(heard.sentence.words())


def amount_meant(heard: Heard, scene: Scene) -> str | None:
    """The amount of deals, where it is asked what was won, how large deals are, or who sells best."""
    export = scene.export
    if export is None or len(export.parts.amounts) != 1:
        return None
    said = set(heard.sentence.words())
    meant = not said.isdisjoint(_WON | _LOST) or _sized(heard) or asks_for_people(heard)
    return export.parts.amounts[0] if meant else None


def closing_axis(heard: Heard, scene: Scene) -> TimeAxis | None:
    """The day of closing, unless deals are asked for by their creation; None where the file does not tell it."""
    export = scene.export
    return None if export is None or created_asked_for(heard, scene) else export.axis(scene.table)


def created_asked_for(heard: Heard, scene: Scene) -> Column | None:
    """The day of creation, where deals are asked for by it: "how many new deals by month?"."""
    export = scene.export
    if export is None or export.parts.created is None or _CREATED.isdisjoint(heard.sentence.words()):
        return None
    column = scene.table.column(export.parts.created)
    return column if column.kind is Kind.DATE else None


def only_verbs(said: str, scene: Scene) -> bool:
    """Whether words that may name a column or a cell of an export are its verbs alone: "how much did we *close*"."""
    return scene.export is not None and set(raw_words(said)) <= _WON | _LOST
