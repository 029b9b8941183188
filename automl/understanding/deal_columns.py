"""The parts that columns play in a CRM export: amount, days, owner, stage, names."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from automl.table import Column, Kind, Table
from automl.understanding.deal_outcome import Outcome
from automl.understanding.lexicon.written import words
from automl.understanding.names import raw_words

_EXPECTED = words("""
expected estimated forecast forecasted target planned projected due anticipated est exp plan
erwartet erwarteter erwartetes voraussichtlich voraussichtlicher voraussichtliches geplant geplanter prévue prévu
estimada estimado prevista previsto esperada esperado attesa verwacht verwachte
""")
_CLOSING = words("""
close closed closing won lost signed end ended actual completion completed
abschluss abschlussdatum abgeschlossen geschlossen gewonnen verloren clôture cierre chiusura fechamento afgesloten
""")
_CREATING = words("""
created create creation open opened opening entered entry start started engage added add begin
erstellt erstellungsdatum angelegt eröffnet erfasst création créé creación creado creata creazione criação aangemaakt
""")
_ACTIVITY = words("activity contacted touch touched interaction contact")
_UPDATED = words("modified updated update changed")
_OWNERS = (
    "owner",
    "rep",
    "salesperson",
    "seller",
    "agent",
    "executive",
    "salesrep",
    "ae",
    "assigned",
    "manager",
    "verantwortlich",
    "verantwortlicher",
    "inhaber",
    "besitzer",
    "betreuer",
    "propriétaire",
    "commercial",
    "propietario",
    "responsable",
    "venditore",
    "vendedor",
    "eigenaar",
)
_STAGES = ("stage", "phase", "step", "status", "stufe", "étape", "etapa", "fase")
_AMOUNTS = (
    "amount",
    "value",
    "revenue",
    "acv",
    "tcv",
    "arr",
    "mrr",
    "price",
    "worth",
    "size",
    "total",
    "contract",
    "betrag",
    "wert",
    "volumen",
    "umsatz",
    "auftragswert",
    "montant",
    "importe",
    "valor",
    "importo",
    "bedrag",
)
_NO_AMOUNT = words(
    "expected weighted forecast probability discount quantity qty seats users employees age days duration count number "
    "push pushes activities calls emails meetings score percent rate year month quota target margin cost id cycle"
)
_CHANCES = words("probability likelihood chance")
_PUSHES = words("push pushes pushed postponed slips rescheduled")
_SNAPSHOT = words("snapshot report reported exported export extracted stichtag version")
_TITLES = ("opportunity", "deal", "title", "name")
_DATES_LEAST = 0.8
_LEAST_DEALS = 20


@dataclass(frozen=True, slots=True)
class Parts:
    """The column of each part, None where there is none. dual: `closed` holds the expected day of open deals too."""

    amounts: tuple[str, ...]
    created: str | None
    expected: str | None
    closed: str | None
    closed_too: tuple[str, ...]
    owner: str | None
    stage: str | None
    key: str | None
    title: str | None
    activity: str | None
    pushes: str | None
    chance: str | None
    snapshot: str | None = None


def parts_of(table: Table, outcome: Outcome) -> Parts:
    """Parts by names, and by what columns hold for open deals."""
    dates = [column for column in table.columns if _holds_days(column, table)]
    told = {column.name: set(raw_words(column.name)) for column in table.columns}
    expected = _first(dates, told, _EXPECTED)
    ends = [each for each in dates if told[each.name] & _CLOSING and each.name != expected]
    created = _first([each for each in dates if each not in ends and each.name != expected], told, _CREATING)
    closed, closed_too = _closed(ends, told)
    free = [column for column in table.columns if column.name != outcome.column]
    return Parts(
        amounts=_amounts(table, told, outcome),
        created=created,
        expected=expected or (closed if closed and _dual(table, closed, outcome) else None),
        closed=closed,
        closed_too=closed_too,
        owner=_ranked(free, told, _OWNERS, Kind.CATEGORY, Kind.TEXT, Kind.ID),
        stage=_ranked(free, told, _STAGES, Kind.CATEGORY) or _stage(outcome, table),
        key=_key(table, told),
        title=_ranked(free, told, _TITLES, Kind.TEXT, Kind.ID, least=0.5, rows=table.rows),
        activity=_first(dates, told, _ACTIVITY) or _first(dates, told, _UPDATED),
        pushes=_first(table.numeric, told, _PUSHES),
        chance=_first(table.numeric, told, _CHANCES),
        snapshot=_snapshot(dates, told, {expected, created, closed, *closed_too}),
    )


def _first(columns: Iterable[Column], told: dict[str, set[str]], marks: frozenset[str]) -> str | None:
    return next((column.name for column in columns if told[column.name] & marks), None)


def _closed(ends: list[Column], told: dict[str, set[str]]) -> tuple[str | None, tuple[str, ...]]:
    """The day of closing: of several, the actual one; days of winning and of losing are both."""
    actual = [each.name for each in ends if "actual" in told[each.name]]
    sides = [each.name for each in ends if told[each.name] & {"won", "lost"}]
    if actual:
        return actual[0], ()
    if len(sides) > 1:
        return sides[0], tuple(sides[1:])
    names = [each.name for each in ends]
    return (names[0], tuple(sides)) if names and names[0] not in sides else (next(iter(names), None), tuple(names[1:2]))


def _dual(table: Table, closed: str, outcome: Outcome) -> bool:
    """Whether the day of closing is filled for open deals too: it is then the expected one."""
    states = table.frame[outcome.column].astype(str)
    still = ~states.isin([*outcome.won, *outcome.lost])
    if outcome.ended is not None:
        still = ~table.frame[outcome.ended].astype(str).str.casefold().isin(["true", "yes", "1", "1.0"])
    return bool(still.any()) and float(table.frame.loc[still, closed].notna().mean()) > 0.5  # noqa: PLR2004  most


def _amounts(table: Table, told: dict[str, set[str]], outcome: Outcome) -> tuple[str, ...]:
    """The columns that may be a deal's amount, the likeliest first; only one where its name says it."""
    numbers = [c for c in table.numeric if not told[c.name] & _NO_AMOUNT and c.kind is not Kind.PERCENT]
    numbers = [column for column in numbers if column.distinct > 2]  # noqa: PLR2004  no flags
    numbers = _while_open(numbers, table, outcome) or numbers
    for mark in _AMOUNTS:
        named = [column.name for column in numbers if mark in told[column.name]]
        if named:
            return (named[0],)
    money = [column.name for column in numbers if column.kind is Kind.MONEY]
    return (money[0],) if len(money) == 1 else tuple(column.name for column in numbers)


def _while_open(numbers: list[Column], table: Table, outcome: Outcome) -> list[Column]:
    """The columns that are filled for most open deals: what is written at the end is no amount to value them by."""
    if outcome.ended is not None:
        return numbers
    still = ~table.frame[outcome.column].astype(str).isin([*outcome.won, *outcome.lost])
    if not still.any():
        return numbers
    return [each for each in numbers if float((table.frame.loc[still, each.name].fillna(0) != 0).mean()) > 0.5]  # noqa: PLR2004  most


def _snapshot(dates: Iterable[Column], told: dict[str, set[str]], taken: set[str | None]) -> str | None:
    """The day on which each row was written down, where a deal has a row for each."""
    free = [each for each in dates if each.name not in taken]
    named = [each.name for each in free if told[each.name] & _SNAPSHOT or {"as", "of"} <= told[each.name]]
    return next(iter(named), None)


def _ranked(
    columns: Iterable[Column],
    told: dict[str, set[str]],
    marks: Iterable[str],
    *kinds: Kind,
    least: float = 0.0,
    rows: int = 1,
) -> str | None:
    """The first column that bears one of the marks, tried in their order. least: the share of rows that differ."""
    fitting = [each for each in columns if each.kind in kinds and each.distinct >= least * rows]
    return next(
        (each.name for mark in marks for each in fitting if mark in told[each.name] and _is_name(told[each.name])), None
    )


def _is_name(told: set[str]) -> bool:
    return not told & {"id", "reason", "email", "phone", "last", "next"}


def _stage(outcome: Outcome, table: Table) -> str | None:
    """The outcome's own column, where open deals have several values in it."""
    still = table.frame[outcome.column].dropna().astype(str)
    still = still[~still.isin([*outcome.won, *outcome.lost])]
    return outcome.column if outcome.ended is None and still.nunique() > 0 else None


def _key(table: Table, told: dict[str, set[str]]) -> str | None:
    """The column whose values tell deals apart; a deal may have a row for each day on which it was written down."""
    apart = [each for each in table.columns if each.distinct >= 0.5 * table.rows and each.kind is not Kind.DATE]
    several = [
        each.name
        for each in table.columns
        if told[each.name] & {"opportunity", "deal", "record"}
        and told[each.name] & {"id", "number", "no", "key"}
        and each.kind is not Kind.DATE
        and each.distinct > _LEAST_DEALS
    ]
    if several and not apart:
        return several[0]
    called = [each.name for each in apart if told[each.name] & {"id", "number", "no", "key", "code", "ref"}]
    ids = [each.name for each in apart if each.kind is Kind.ID]
    deals = [name for name in (*called, *ids) if told[name] & {"opportunity", "deal", "record", "id"}]
    return next(iter([*deals, *called, *ids]), None)


def _holds_days(column: Column, table: Table) -> bool:
    if column.kind is Kind.DATE:
        return True
    if not column.kind.textual or not set(raw_words(column.name)) & (_EXPECTED | _CLOSING | _CREATING | {"date"}):
        return False
    cells = table.frame[column.name].dropna().head(500)
    return (
        len(cells) > 0 and float(pd.to_datetime(cells, errors="coerce", format="mixed").notna().mean()) >= _DATES_LEAST
    )
