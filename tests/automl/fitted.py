"""A real model of a made-up table, published on a real shelf: what follow-up questions are asked of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from automl.engine import Deadline
from automl.models.card import Card, Feature
from automl.models.shelf import Opened
from automl.models.signed import SignedShelf
from automl.plan import KnownModel
from automl.profile import profile_column, time_axis
from automl.table import Kind, Table
from automl.tabular import FittedModel, Learning, Rows, RowTask, TabularEngine
from automl.tools import Tools
from tests.contracts.fake_tabular import SklearnEngine

KEY = b"a key for tests, long enough"


@dataclass(frozen=True)
class Asked:
    """A table, a model of one of its columns, and the tools of a question about it."""

    table: Table
    model: Opened
    tools: Tools

    @property
    def known(self) -> KnownModel:
        card = self.model.card
        return KnownModel(id=card.id, target=card.target, task=card.task, names=card.names)


def table_of(frame: pd.DataFrame, kinds: Mapping[str, Kind], name: str = "customers") -> Table:
    """A table as the reader would give it."""
    columns = tuple(profile_column(frame[column], kind) for column, kind in kinds.items())
    return Table(name, frame, columns, time_axis(frame, columns), len(frame), len(columns))


def fitted(
    table: Table,
    target: str,
    folder: Path,
    *,
    task: RowTask = "binary",
    positive: str | None = "Yes",
    names: Sequence[str] = (),
    left_out: Sequence[str] = (),
    engine: TabularEngine | None = None,
    **card: object,
) -> Asked:
    """Fit a model of the target from all other columns, publish it and open it again."""
    engine = engine or SklearnEngine()
    features = [one for one in table.columns if one.name not in (target, *names, *left_out)]
    kinds = {one.name: one.kind for one in features}
    values = table.frame[target].astype(float if task == "regression" else str)
    classes = () if task == "regression" else tuple(sorted(values.unique()))
    learning = Learning(task, kinds, classes, Rows(table.frame[list(kinds)], values))
    model = engine.fit(learning, folder / "model", "quick", Deadline(60), lambda _: None)
    written = card_of(model, table, target, kinds, tuple(names))
    written = replace(written, positive=positive if classes else None, **card)  # type: ignore[arg-type]
    return published(written, table.frame.sample(min(500, table.rows), random_state=3), table, folder, lambda: engine)


def published(
    card: Card, reference: pd.DataFrame, table: Table, folder: Path, engine: Callable[[], TabularEngine]
) -> Asked:
    shelf = SignedShelf(lambda name: folder / "model" if name == card.id else None, lambda: KEY, engine)
    shelf.publish(folder / "model", card, reference)
    (folder / "left").mkdir(exist_ok=True)
    tools = Tools(lambda: (), engine, shelf, folder / "left", Deadline(60), lambda _: None)
    return Asked(table, shelf.open(card.id), tools)


def card_of(
    model: FittedModel, table: Table, target: str, kinds: Mapping[str, Kind], names: tuple[str, ...] = ()
) -> Card:
    """What is known of the model."""
    return Card(
        id="m_1",
        target=target,
        task=model.task,
        engine="sklearn",
        name=model.members[0].name,
        family=model.members[0].family,
        features=tuple(feature_of(table, name) for name in kinds),
        classes=model.classes,
        names=names,
        rows=table.rows,
        source=table.name,
    )


def feature_of(table: Table, name: str) -> Feature:
    column, values = table.column(name), table.frame[name].dropna()
    if column.kind.textual or column.kind is Kind.BOOLEAN:
        counts = values.astype(str).value_counts()
        told = tuple(counts.index[:200]) if column.kind is not Kind.BOOLEAN else ()
        return Feature(name, column.kind, told, usual=counts.index[0])
    usual = float(values.median()) if column.kind.numeric else None
    return Feature(name, column.kind, (), column.min, column.max, usual)
