"""A chosen model fitted once more to all rows. Runs in a process of its own."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from autogluon.tabular import TabularPredictor
from threadpoolctl import threadpool_limits

from automl.engines.quiet import quiet
from automl.engines.tabular_columns import Columns
from automl.engines.tabular_contest import WORK, inside
from automl.engines.tabular_kept import About, keep
from automl.tabular import Rows

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Again:
    """What to fit again. place: of the contest. answering: the name of the model there. more: rows not learnt from."""

    place: Path
    answering: str
    columns: Columns
    about: About
    more: Rows
    threads: int


def again(one: Again) -> Iterator[Path]:
    """The folder of the model, with the settings and the weights that were found, learnt from all rows."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    torch.set_num_threads(one.threads)
    with quiet(), threadpool_limits(one.threads):
        try:
            yield _fitted(one)
        except Exception:
            logger.info("a model could not be fitted to all rows", exc_info=True)


def _fitted(one: Again) -> Path:
    predictor = TabularPredictor.load(str(one.place / WORK), verbosity=0)
    more = inside(one.columns, one.more) if len(one.more) else None
    names = predictor.refit_full(
        one.answering, set_best_to_refit_full=True, train_data_extra=more, num_cpus=one.threads, num_gpus=0
    )
    fitted = names[one.answering]
    predictor.set_model_best(fitted, save_trainer=True)
    folder = one.place / "again"
    keep(predictor, fitted, one.columns, one.about, folder)
    return folder
