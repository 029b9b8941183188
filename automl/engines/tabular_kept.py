"""A fitted model in a folder, and back: AutoGluon's predictor, what was learnt about the columns, and what it is."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
from pydantic import TypeAdapter

from automl.engines.tabular_columns import Columns
from automl.tabular import Member, RowTask

PREDICTOR, COLUMNS, ABOUT = "predictor", "columns.joblib", "about.json"


@dataclass(frozen=True, slots=True)
class About:
    """What a fitted model says of itself."""

    task: RowTask
    classes: tuple[str, ...]
    members: tuple[Member, ...]
    metric: str


_ABOUTS = TypeAdapter(About)


def install(laid: Path, folder: Path) -> None:
    """Put a whole model in the place of the one before."""
    fresh, old = folder.with_name(f".{folder.name}.next"), folder.with_name(f".{folder.name}.before")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(laid, fresh)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def keep(predictor: Any, model: str, columns: Columns, about: About, folder: Path) -> None:
    """Lay one model of a predictor into a new folder, with those that it mixes and without the rows."""
    folder.mkdir(parents=True)
    predictor.clone_for_deployment(str(folder / PREDICTOR), model=model)
    joblib.dump(columns, folder / COLUMNS)
    (folder / ABOUT).write_bytes(_ABOUTS.dump_json(about))


def kept(folder: Path) -> tuple[Any, Columns, About]:
    """What `keep` laid down, all of it in memory: the folder may go."""
    from autogluon.tabular import TabularPredictor  # noqa: PLC0415  takes seconds

    about = _ABOUTS.validate_json((folder / ABOUT).read_bytes())
    predictor = TabularPredictor.load(str(folder / PREDICTOR), verbosity=0, check_packages=False)
    predictor.persist("all", max_memory=None)
    return predictor, joblib.load(folder / COLUMNS), about
