"""Statements (a profit and loss, a list of key figures): each line measures something else, and becomes a column."""

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa

from automl.reading.columns.cells import Cells
from automl.reading.handling import Handling
from automl.reading.layout.body import Body
from automl.reading.layout.totals import TOTAL_NAME
from automl.reading.wide.long import Long
from automl.reading.wide.shape import Shape
from automl.reading.wide.told import KIND as RESHAPED
from automl.reading.wide.told import and_listed, some_of
from automl.table import Note, Offer

KIND = "lines_as_columns"
_MOST_LINES = 200
_EARNED = (
    r"revenues?|sales|income|turnover|umsatz(?:erlöse)?|erlöse|chiffre d[’']affaires|produits|ventes|ingresos|ventas|"
    r"ricavi|omzet|receita|売上高?"
)
_SPENT = (
    r"cogs|costs?|cost of (?:sales|goods sold|revenues?)|expenses|opex|(?:operating|total) (?:expenses|costs?)|kosten|"
    r"aufwand|materialaufwand|personalaufwand|charges|gastos|costes|costi|despesas"
)
_LEFT = (
    r"(?:gross|net|operating|contribution)(?: (?:profit|margin|income|loss|earnings))|profit|(?:net )?earnings|margin|"
    r"ebitd?a?|ebt|gewinn|rohertrag|betriebsergebnis|jahresüberschuss|ergebnis|résultat(?: net)?|beneficio|utile|"
    r"profit (?:and|&|/|or) loss|net income"
)
_FIGURES = (
    r"units(?: sold)?|orders|sessions|visit(?:or)?s|users|(?:new |active )?customers|headcount|ftes?|"
    r"(?:conversion|churn) rate|conversion|churn|average order value|aov|arpu|mrr|arr|cac|ltv|nps|bookings|billings|"
    r"cash|capex"
)
_BEFORE = r"^[\W\d]*(?:(?:total|net|gross|other|less:?|sum of|gesamt)\s+)?(?:"
_AFTER = r")(?:\W.{0,20})?$"
_SORTS = tuple(re.compile(rf"(?i){_BEFORE}{words}{_AFTER}") for words in (_EARNED, _SPENT, _LEFT))
_FIGURE = re.compile(rf"(?i){_BEFORE}{_EARNED}|{_SPENT}|{_LEFT}|{_FIGURES}{_AFTER}")


def is_statement(body: Body, shape: Shape | None) -> bool:
    """Whether the lines of a table with periods as columns measure different things."""
    return shape is not None and _named_in(body, shape) is not None


def lines_as_columns(body: Body, shape: Shape, long: Long, handling: Handling) -> Long:
    """The table with a row for each period and a column for each line, where its lines are those of a statement."""
    place = _named_in(body, shape)
    if place is None:
        return long
    if not handling.does(KIND):
        offer = Offer("Make each line a column", f"do={KIND}")
        return replace(long, notes=(*long.notes, Note(KIND, "The lines stay rows, as you asked.", None, (offer,))))
    lines = [(name, cells) for name, cells in _lines(body, place, shape) if len(cells.texts)]
    times, period = len(shape.periods), long.columns[long.place]
    names = tuple(name for name, _ in lines)
    return Long(
        (long.names[long.place], *names),
        (replace(period, codes=period.codes[:times]), *(cells for _, cells in lines)),
        0,
        None if long.days is None else long.days[:times],
        (*(_renamed(note, long, names) for note in long.notes), _told(names)),
    )


def _named_in(body: Body, shape: Shape) -> int | None:
    """The position of the column that names the lines of a statement; None where the table is none."""
    named = [place for place in shape.kept if len(body.columns[place].texts)]
    if len(named) != 1 or shape.measures != ("",) or not 1 < body.height <= _MOST_LINES:
        return None
    names = [name.strip() for name in body.columns[named[0]].texts.to_pylist()]
    sorts = sum(any(sort.match(name) for name in names) for sort in _SORTS)
    figures = sum(bool(_FIGURE.match(name)) for name in names)
    return named[0] if sorts > 1 or (figures > 1 and figures * 2 >= len(names)) else None


def _lines(body: Body, place: int, shape: Shape) -> list[tuple[str, Cells]]:
    """Each line's name and its cells, one for each period; a bare "Total" of unlike lines says nothing."""
    columns = [body.columns[row[0]] for row in shape.cells if row[0] is not None]
    native = all(cells.native for cells in columns)
    rows = zip(*(_texts(cells) for cells in columns), strict=True)
    return [
        (name, Cells.of(pa.array(row, pa.string()), native=native))
        for name, row in zip(_texts(body.columns[place]), rows, strict=True)
        if name and not TOTAL_NAME.match(name)
    ]


def _texts(cells: Cells) -> list[str]:
    texts: list[str] = np.append(cells.texts.to_numpy(zero_copy_only=False).astype(object), "")[cells.codes].tolist()
    return texts


def _renamed(note: Note, long: Long, names: tuple[str, ...]) -> Note:
    """The note on the periods with the columns that there are now."""
    if note.kind != RESHAPED:
        return note
    period, value = long.names[long.place], long.names[long.place + 1]
    said = note.sentence.replace(and_listed(period, value), and_listed(period, *some_of(names)), 1)
    return replace(note, sentence=said)


def _told(names: tuple[str, ...]) -> Note:
    sentence = "The lines measure different things, so each is a column of its own."
    return Note(KIND, sentence, len(names), (Offer("Keep the lines as rows", f"undo={KIND}"),))
