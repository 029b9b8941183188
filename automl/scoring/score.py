"""Score a list with a model: what is likely of each of its rows, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from automl.aligning import Fit, fit_of, unseen_in
from automl.engine import Deadline, Progress, Report
from automl.errors import DataError
from automl.explaining.figure import Figure, Numbers, answers, figure_of, ranks
from automl.explaining.rows import reference_features
from automl.models.card import Card
from automl.models.shelf import Opened
from automl.pictures.cells import in_words
from automl.result import Caution
from automl.scoring.columns import added, added_names
from automl.scoring.listing import MOST_SHOWN, first_rows
from automl.scoring.needed import check_clear, check_missing
from automl.scoring.reasons import REASONS, Reasoned, Reasons
from automl.scoring.result import ScoreResult
from automl.scoring.scored_file import pieces, schema_of, write_scored
from automl.table import Table

SCORED = "scored.parquet"
_REASONS_SHARE = 0.5
"""The part of the time left that the reasons of all rows may take."""
_MOST_NEW = 20


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What the model says of a list. said: probabilities or values. new: values never seen, by column."""

    said: Numbers
    new: Mapping[str, tuple[str, ...]]


def score_list(
    table: Table, model: Opened, left: Path, deadline: Deadline, report: Report, least: float | None = None
) -> ScoreResult:
    """Score all rows and leave them in `left`. DataError where the list lacks what predictions rest on.

    least: a chance; how many rows have it or more is told.
    """
    if table.rows == 0:
        raise DataError("The list has no rows.", "Send a list with a row for each case.")
    card = model.card
    figure, reference = figure_of(model.model, card), reference_features(model)
    how = fit_of(table.frame, card)
    check_clear(how.unclear)
    check_missing(model.model, reference, how.missing)
    told = _predicted(table, model, how, report)
    by = ranks(told.said, card)
    order = np.argsort(-by, kind="stable")
    reasons = Reasons(model.model, card, reference)
    count = reasons.affordable(table.rows, deadline.remaining() * _REASONS_SHARE)
    words = _reasons(reasons, table, how, told.said, order[:count], report)
    _write(table, told.said, words, card, left / SCORED)
    result = _result(table, model, how, told, words, order, count, figure)
    return result if least is None or card.task == "regression" else replace(result, beyond=int((by >= least).sum()))


def _predicted(table: Table, model: Opened, how: Fit, report: Report) -> _Said:
    said: list[Numbers] = []
    new: dict[str, tuple[str, ...]] = {}
    for piece in pieces(table.rows):
        report(Progress("Scoring the list", 0.7 * piece.start / table.rows))
        features = how.features(table.frame.iloc[piece])
        said.append(model.model.predict(features))
        for name, values in unseen_in(features, model.card).items():
            new[name] = tuple(dict.fromkeys((*new.get(name, ()), *values)))[:_MOST_NEW]
    return _Said(np.concatenate(said), new)


def _reasons(reasons: Reasons, table: Table, how: Fit, said: Numbers, rows: np.ndarray, report: Report) -> Reasoned:
    """The reasons of the given rows, "" for all others: (rows of the list, 3)."""
    words = np.full((table.rows, REASONS), "", dtype=object)
    for piece in pieces(len(rows)):
        report(Progress("Finding the reasons", 0.7 + 0.2 * piece.start / table.rows))
        chosen = np.sort(rows[piece])
        features = how.features(table.frame.iloc[chosen]).reset_index(drop=True)
        words[chosen] = reasons.of(features, said[chosen])
    return words


def _write(table: Table, said: Numbers, words: Reasoned, card: Card, path: Path) -> None:
    """The list's rows in their order with all their columns, and what is said of them; an earlier score is replaced."""
    kept = table.frame.drop(columns=[name for name in added_names(card) if name in table.frame.columns])

    def frames() -> Iterator[pd.DataFrame]:
        for piece in pieces(table.rows):
            rows = in_words(kept.iloc[piece], table)
            yield pd.concat([rows, added(said[piece], words[piece], card, rows.index)], axis=1)

    first = in_words(kept.iloc[:1], table)
    example = pd.concat([first, added(said[:1], words[:1], card, kept.index[:1])], axis=1)
    write_scored(path, frames(), schema_of(example))


def _result(
    table: Table,
    model: Opened,
    how: Fit,
    told: _Said,
    words: Reasoned,
    order: np.ndarray,
    explained: int,
    figure: Figure,
) -> ScoreResult:
    card, by = model.card, ranks(told.said, model.card)
    shown = order[:MOST_SHOWN]
    top = first_rows(
        table,
        card,
        shown,
        added(told.said[shown], words[shown], card, pd.RangeIndex(len(shown))),
        by[shown],
        words[shown],
    )
    counts = _counts(told, card)
    return ScoreResult(
        target=card.target,
        task=card.task,
        positive=figure.positive,
        classes=card.classes,
        model=card.name,
        model_id=card.id,
        rows=table.rows,
        scored=SCORED,
        top=top,
        counts=counts,
        flagged=counts.get(str(card.positive)) if card.task == "binary" else None,
        expected=float(by.sum()) if card.task != "multiclass" else None,
        renamed=how.renamed,
        missing=how.missing,
        new_categories=told.new,
        unit=card.unit,
        cautions=_cautions(table, how, explained),
    )


def _counts(told: _Said, card: Card) -> dict[str, int]:
    """How many rows are told to be of each class."""
    each = Counter(answers(told.said, card)) if card.classes else Counter[str]()
    return {name: each[name] for name in card.classes}


def _cautions(table: Table, how: Fit, explained: int) -> tuple[Caution, ...]:
    some = [Caution("reasons_of_some", {"rows": explained})] if explained < table.rows else []
    scaled = [Caution("rescaled", {"columns": list(how.rescaled)})] if how.rescaled else []
    return (*scaled, *some)
