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
_MOST_NAMING = 2
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
    r"ebitd?a?|ebt|(?:ebitd?a?|profit|net|gross) margin|"
    r"gewinn|rohertrag|betriebsergebnis|jahresüberschuss|ergebnis|résultat(?: net)?|beneficio|utile|"
    r"profit (?:and|&|/|or) loss|net income"
)
_FIGURES = (
    r"units(?: sold)?|orders|sessions|visit(?:or)?s|users|(?:new |active )?customers|headcount|ftes?|"
    r"(?:conversion|churn) rate|conversion|churn|average order value|aov|arpu|mrr|arr|cac|ltv|nps|bookings|billings|"
    r"cash|capex"
)
_BEFORE = r"^[\W\d]*(?:(?:total|net|gross|other|less:?|sum of|gesamt)\s+)?(?:"
_AFTER = r")(?:\s*[(\[,:–-].{0,20})?$"
_SORTS = tuple(re.compile(rf"(?i){_BEFORE}{words}{_AFTER}") for words in (_EARNED, _SPENT, _LEFT))
_FIGURE = re.compile(rf"(?i){_BEFORE}{_EARNED}|{_SPENT}|{_LEFT}|{_FIGURES}{_AFTER}")


def is_statement(body: Body, shape: Shape | None) -> bool:
    """Whether the lines of a table with periods as columns measure different things."""
    return shape is not None and _named_in(body, shape) is not None


def lines_as_columns(body: Body, shape: Shape, long: Long, handling: Handling) -> Long:
    """The table with a row for each period and a column for each line, where its lines are those of a statement."""
    named = _named_in(body, shape)
    if named is None:
        return long
    if not handling.does(KIND):
        offer = Offer("Make each line a column", f"do={KIND}")
        return replace(long, notes=(*long.notes, Note(KIND, "The lines stay rows, as you asked.", None, (offer,))))
    lines = [(name, cells) for name, cells in _lines(body, named, shape) if len(cells.texts)]
    times, period = len(shape.periods), long.columns[long.place]
    names = tuple(name for name, _ in lines)
    return Long(
        (long.names[long.place], *names),
        (replace(period, codes=period.codes[:times]), *(cells for _, cells in lines)),
        0,
        None if long.days is None else long.days[:times],
        (*(_renamed(note, long, names) for note in long.notes), _told(names)),
    )


def _named_in(body: Body, shape: Shape) -> tuple[int, ...] | None:
    """The positions of the columns that name the lines of a statement; None where the table is none.

    The last one holds the names; one before it their groups (Costs) or their numbers in the ledger (4000).
    """
    named = tuple(place for place in shape.kept if len(body.columns[place].texts))
    if not 0 < len(named) <= _MOST_NAMING or shape.measures != ("",) or not 1 < body.height <= _MOST_LINES:
        return None
    names = [name.strip() for name in body.columns[named[-1]].texts.to_pylist()]
    groups = [name for place in named[:-1] for name in body.columns[place].texts.to_pylist()]
    sorts = sum(any(sort.match(name) for name in (*names, *groups)) for sort in _SORTS)
    figures = sum(bool(_FIGURE.match(name)) for name in names)
    once = len(set(zip(*(body.columns[place].codes.tolist() for place in named), strict=True))) == body.height
    statement = sorts > 1 if len(named) == 1 else sorts > 1 and figures > 0 and once
    return named if statement or (len(named) == 1 and figures > 1 and figures * 2 >= len(names)) else None


def _lines(body: Body, named: tuple[int, ...], shape: Shape) -> list[tuple[str, Cells]]:
    """Each line's name and its cells, one for each period; a bare "Total" of unlike lines says nothing."""
    columns = [body.columns[row[0]] for row in shape.cells if row[0] is not None]
    native = all(cells.native for cells in columns)
    rows = zip(*(_texts(cells) for cells in columns), strict=True)
    return [
        (name, Cells.of(pa.array(row, pa.string()), native=native))
        for name, row in zip(_names(body, named), rows, strict=True)
        if name and not TOTAL_NAME.match(name)
    ]


def _names(body: Body, named: tuple[int, ...]) -> list[str]:
    """The lines' names, after their groups or numbers where they have some."""
    return [" ".join(filter(None, parts)) for parts in zip(*(_texts(body.columns[at]) for at in named), strict=True)]


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
