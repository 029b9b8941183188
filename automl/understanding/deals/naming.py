"""Which single deals a question names: by their title, their key, or the account that they belong to."""

import re

import pandas as pd

from automl.plan import Filter
from automl.table import Column, Kind
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.names import raw_words
from automl.understanding.scene import Scene

_ACCOUNTS = words("account company customer client organisation organization")
_LEAST_LETTERS = 3
_LONGEST = 6
_MOST = 12


def named_deals(heard: Heard, scene: Scene) -> tuple[Filter, ...]:
    """The filter that keeps the deals that are named; () where none is.

    A whole title, key or account is looked for first; then a word with a capital that is part of one ("Acme" of "Acme
    renewal"), which may be of several deals.
    """
    columns = _columns(scene)
    said = _runs(heard)
    for column in columns:
        texts = _texts(scene.table.frame[column.name])
        held = texts[texts.str.casefold().isin(said)]
        if not held.empty:
            longest = max(held.unique(), key=len)
            return (Filter(column=column.name, op="=", value=_cell(scene.table.frame[column.name], held, longest)),)
    return next(
        (found for column in columns for word in _names(heard, scene) if (found := _part(column, word, scene))), ()
    )


def _columns(scene: Scene) -> list[Column]:
    """The columns that name deals, those that tell them apart first."""
    export = scene.export
    assert export is not None  # noqa: S101  asked of exports alone
    own = [scene.table.column(name) for name in (export.parts.title, export.parts.key) if name]
    accounts = [
        column
        for column in scene.table.of_kind(Kind.TEXT, Kind.ID, Kind.CATEGORY)
        if column not in own and not _ACCOUNTS.isdisjoint(raw_words(column.name)) and column.distinct > _MOST
    ]
    return [*own, *accounts]


def _runs(heard: Heard) -> set[str]:
    """Every run of words as a cell may hold it. A bare number names no deal."""
    sentence, found = heard.sentence, set[str]()
    for start in range(len(sentence)):
        for end in range(start + 1, min(start + _LONGEST, len(sentence)) + 1):
            written = " ".join(sentence.question[sentence.tokens[start].start : sentence.tokens[end - 1].end].split())
            bare = written.casefold().removesuffix("'s").removesuffix("’s")
            if len(bare) >= _LEAST_LETTERS and bare not in _SMALL and not bare.replace(".", "").isdigit():
                found.add(bare)
    return found


_SMALL = words("deal deals the and open won lost new renewal opportunity this that all")


def _names(heard: Heard, scene: Scene) -> list[str]:
    """Words with a capital within the sentence that mean nothing else."""
    known = scene.lexicon.common | scene.lexicon.small_words | _SMALL
    return [
        token.text.removesuffix("'s").removesuffix("’s")
        for at, token in enumerate(heard.sentence.tokens)
        if at > 0 and token.text[:1].isupper() and len(token.text) >= _LEAST_LETTERS and token.plain not in known
    ]


def _part(column: Column, word: str, scene: Scene) -> tuple[Filter, ...]:
    """The deals whose name holds a word, where they are few."""
    texts = _texts(scene.table.frame[column.name])
    held = texts[texts.str.contains(rf"\b{re.escape(word)}\b", case=False, regex=True)].unique()
    if not 0 < len(held) <= _MOST:
        return ()
    values = [str(each) for each in held]
    if len(values) == 1:
        return (Filter(column=column.name, op="=", value=values[0]),)
    return (Filter(column=column.name, op="in", value=list(values)),)


def _texts(cells: pd.Series) -> pd.Series:
    return cells.dropna().map(
        lambda cell: str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    )


def _cell(cells: pd.Series, held: pd.Series, text: str) -> str | int:
    """The cell itself: a number where the column holds numbers."""
    value = cells[held[held == text].index[0]]
    return text if isinstance(value, str) else int(value)
