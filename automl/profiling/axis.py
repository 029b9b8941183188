"""Which date column says when the event of a row happened."""

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd

from automl.profiling.panel import rows_are_events
from automl.profiling.step import frequency_of
from automl.table import Column, Kind, TimeAxis

_BIRTH = re.compile(r"birth|\bdob\b|\bborn\b|geburt|naissance|nacimiento")
_LATER = re.compile(
    r"ship|deliver|due|expect|expir|expiry|\bend|until|valid|modif|updat|chang|last|next|renew|cancel|return|death|"
    r"target|planned|forecast|f[äa]llig|liefer|versand|livraison|entrega",
)
_BEFORE = re.compile(
    r"creat|open|start|begin|sign|join|regist|hire|entered|added|erstellt|angelegt|first|from|received"
)
_CLOSE = re.compile(r"clos|won|completed|abschluss")
_EVENT = re.compile(
    r"order|invoice|transaction|purchase|\bsale|\bsold|booking|booked|posting|posted|payment|paid|\btxn|trade|event|"
    r"bestell|rechnung|buchung|beleg|verkauf|commande|facture|vente|pedido|factura|venta",
)


def time_axis(frame: pd.DataFrame, columns: Sequence[Column]) -> TimeAxis | None:
    """The column that says when each row happened, or None without one.

    An order's, invoice's or transaction's date goes before a plain date, that before the date of closing, of creation,
    and of what comes later (shipping, delivery, due, modified). Dates of birth tell no time of a row.
    """
    dates = [column for column in columns if column.kind is Kind.DATE and not _BIRTH.search(_plain(column.name))]
    usable = [column for column in dates if column.distinct > 0]
    if not usable:
        return None
    best = min(usable, key=lambda column: _rank(column, len(frame)))
    times = frame[best.name].dropna()
    frequency = frequency_of(times)
    events = rows_are_events(frame, best.name, frequency, columns)
    return TimeAxis(best.name, _date(times.min()), _date(times.max()), frequency, events)


def _plain(name: str) -> str:
    return re.sub(r"[_\W]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).lower()


def _rank(column: Column, rows: int) -> tuple[bool, int, int]:
    """Smaller is better: mostly filled, then by name, then by how finely it tells time."""
    return column.missing * 2 > rows, _tier(_plain(column.name)), -column.distinct


def comes_later(name: str) -> bool:
    """Whether a column of dates tells, by its name, what comes after the event: shipping, due, expected, renewal."""
    return bool(_LATER.search(_plain(name)))


def _tier(name: str) -> int:
    """What a name says of a date, from the event itself (0) to what comes after it (4)."""
    if _LATER.search(name):
        return 4
    if _EVENT.search(name):
        return 0
    if _CLOSE.search(name):
        return 2
    return 3 if _BEFORE.search(name) else 1


def _date(time: pd.Timestamp) -> date:
    return time.date()
