"""Which row is meant: by its id, its name, a part of its name, or its number in the table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from automl.plan import Choice, Circumstances, Filter, Scalar
from automl.table import Column, Kind, Table
from automl.understanding.choices import Ask, key_value
from automl.understanding.lexicon import ENGLISH
from automl.understanding.names import raw_words
from automl.understanding.rows.archives import PLACES, of_archive
from automl.understanding.rows.asked import Asked, listen, running_number
from automl.understanding.scene import scene
from automl.understanding.words import Span

_LONGEST = 6
_LEAST_LETTERS = 3
_MOST_FOUND = 8
_MOST_ROWS_OF_NAME = 3
_LONG, _LOOKED = 60, 200
"""Characters of a name at most, on average, and the cells that are looked at."""
_LIKE_ID = re.compile(r"(?<![\w-])[^\W\d_]+(?:[-_#/](?!(?:19|20)\d\d\b)\d[\w-]*|\d{3,})")
_SIGNS = frozenset(("#", "no", "number"))


@dataclass(frozen=True, slots=True)
class Named:
    """A row that is meant: what tells it apart, or its number (the first is 1). span: where it was said."""

    filter: Filter | None
    row: int | None
    span: Span


def named_row(asked: Asked) -> Named | None:
    """The row that the words name; None where they name none. Ask where several bear the name."""
    return _by_value(asked) or _by_place(asked) or _by_part(asked)


def rows_named(question: str, table: Table, circumstances: Circumstances) -> tuple[str, ...]:
    """The names of the row that a question means, several where it might be each of them; () where it names none."""
    asked = listen(question, scene(table, ENGLISH, circumstances))
    try:
        found = _by_value(asked) or _by_part(asked)
    except Ask as ask:
        return tuple(each.label for each in ask.clarify.choices)
    return (str(found.filter.value),) if found and found.filter else ()


def missing_row(asked: Asked) -> str | None:
    """What is written like the id of a row ("C-1011"); None where nothing is. For words that name no row."""
    found = _LIKE_ID.search(asked.sentence.question)
    return found.group() if found else None


def naming_columns(asked: Asked) -> list[Column]:
    """The columns that tell rows apart: ids, those that models know as names, and unique numbers called so."""
    known = {name for model in asked.scene.circumstances.models for name in model.names}
    return [column for column in asked.scene.table.columns if column.name in known or _tells_apart(column, asked)]


def _tells_apart(column: Column, asked: Asked) -> bool:
    table = asked.scene.table
    unique = column.kind in (Kind.ID, Kind.TEXT) and column.distinct * _MOST_ROWS_OF_NAME > table.rows
    prose = column.kind is Kind.TEXT and _is_prose(table.frame[column.name])
    return (unique and not prose) or running_number(column, table)


def _is_prose(cells: pd.Series) -> bool:
    """Whether texts are too long to be names."""
    return bool(cells.dropna().iloc[:_LOOKED].astype(str).str.len().mean() > _LONG)


def _by_value(asked: Asked) -> Named | None:
    """A whole value of a naming column, the longest that is said."""
    said = _said(asked)
    for column, cells, spelt in _spelt(asked):
        held = spelt[spelt.isin(list(said))]
        if not held.empty:
            best = max(held.unique(), key=len)
            if not best.replace(".", "").isdigit() or _called(column, said[best], asked):
                value = _scalar(cells[held[held == best].index[0]])
                return Named(Filter(column=column.name, op="=", value=value), None, said[best])
    return None


def _spelt(asked: Asked) -> Iterator[tuple[Column, pd.Series, pd.Series]]:
    """Each naming column, its cells, and what they are called: files also by names without their folders."""
    archive = of_archive(asked.scene.table)
    for column in naming_columns(asked):
        cells = asked.scene.table.frame[column.name]
        whole = _texts(cells).str.casefold()
        yield column, cells, whole
        if archive and column.name in PLACES:
            stems = whole.map(lambda path: PurePosixPath(path).stem)
            for bare in (whole.map(lambda path: PurePosixPath(path).name), stems, stems.str.replace("_", " ")):
                yield column, cells, bare[~bare.duplicated(keep=False)]


def _called(column: Column, span: Span, asked: Asked) -> bool:
    """Whether a number is that of a row, since the column's word stands before it: "house 503"."""
    before = asked.sentence.plain(span.start - 1)
    return before in {*raw_words(column.name), "#"} and before not in asked.rows.place - _SIGNS


def _said(asked: Asked) -> dict[str, Span]:
    """Every run of words as it is written, by what a cell would hold."""
    found: dict[str, Span] = {}
    for start in range(len(asked.sentence)):
        for end in range(start + 1, min(start + _LONGEST, len(asked.sentence)) + 1):
            span = Span(start, end)
            written = asked.sentence.written(span).casefold()
            if any(letter.isalnum() for letter in written) and written not in asked.scene.lexicon.common:
                found.setdefault(written, span)
                found.setdefault(written.removesuffix("'s").removesuffix("’s"), span)
    return found


def _by_place(asked: Asked) -> Named | None:
    """The row of that number, by its id where it has one of its own."""
    sentence = asked.sentence
    for at in range(1, len(sentence)):
        lead = at - 2 if sentence.plain(at - 1) in _SIGNS else at - 1
        digits = sentence.plain(at)
        if digits.isdigit() and sentence.plain(lead) in asked.rows.place - _SIGNS:
            return Named(_id_of(int(digits), asked), int(digits), Span(at - 1, at + 1))
    return None


def _id_of(number: int, asked: Asked) -> Filter | None:
    frame = asked.scene.table.frame
    for column in naming_columns(asked):
        if column.distinct == len(frame) and 0 < number <= len(frame):
            return Filter(column=column.name, op="=", value=_scalar(frame[column.name].iloc[number - 1]))
    return None


def _by_part(asked: Asked) -> Named | None:
    """A part of a name ("Birch" of Birch & Co). Ask where several have it."""
    for at in range(len(asked.sentence)):
        token = asked.sentence.tokens[at]
        if not _may_name(token.text, token.plain, at, asked):
            continue
        for column in naming_columns(asked):
            found = _holding(token.text, asked.scene.table.frame[column.name])
            if found:
                value = found[0] if len(found) == 1 else _chosen(token.text, column, found, asked)
                return Named(Filter(column=column.name, op="=", value=value), None, Span(at, at + 1))
    return None


def _may_name(text: str, plain: str, at: int, asked: Asked) -> bool:
    """Whether a word may be part of a name: it has a capital within the sentence, and means nothing else."""
    known = asked.scene.lexicon.common | asked.scene.lexicon.small_words
    return (
        at > 0 and text[:1].isupper() and len(text) >= _LEAST_LETTERS and plain not in known
        and asked.mention_at(at) is None
    )  # fmt: skip


def _holding(word: str, cells: pd.Series) -> list[str]:
    pattern = rf"\b{re.escape(word)}\b"
    texts = cells.dropna().astype(str)
    return [str(each) for each in texts[texts.str.contains(pattern, case=False, regex=True)].unique()]


def _chosen(word: str, column: Column, found: Sequence[str], asked: Asked) -> str:
    options = [Choice(label=value, value=key_value(column.name, value)) for value in found[:_MOST_FOUND]]
    chosen = asked.scene.choices.settle(f"Several rows are called “{word}”. Which do you mean?", options)
    return next(value for value in found if key_value(column.name, value) == chosen)


def _texts(cells: pd.Series) -> pd.Series:
    return cells.map(lambda value: str(_scalar(value)), na_action="ignore").dropna()


def _scalar(value: object) -> Scalar:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.item() if hasattr(value, "item") else value if isinstance(value, (int, float, str)) else str(value)
