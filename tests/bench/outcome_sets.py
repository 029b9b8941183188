"""Files with an outcome to learn, and rows with the answer that were held back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from sklearn.datasets import load_breast_cancer, load_diabetes

from automl.tabular import RowTask
from tests.bench.samples import DATA

HELD = 0.2


@dataclass(frozen=True, slots=True)
class OutcomeSet:
    """file: as people drop it. answers: rows of the same columns with the outcome. aside: columns that number rows or
    give the outcome away, which no contender is given.
    """

    name: str
    file: Path
    answers: Path
    target: str
    task: RowTask
    aside: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """In words that mean rows, also where the file has dates, and classes, also where they are numbers."""
        return f"classify rows by {self.target}" if self.task == "multiclass" else f"what drives {self.target}?"

    @property
    def metric(self) -> str:
        return {"binary": "roc_auc", "multiclass": "accuracy", "regression": "rmse"}[self.task]


_KNOWN: tuple[tuple[str, str, RowTask, tuple[str, ...]], ...] = (
    ("telco_churn.csv", "Churn", "binary", ("customerID",)),
    ("adult_income.csv", "class", "binary", ()),
    ("titanic.csv", "Survived", "binary", ("PassengerId",)),
    ("hr_left.csv", "left", "binary", ()),
    ("loan_approval.xlsx", "Loan_Status", "binary", ("Unnamed: 0", "Loan_ID")),
    ("diamonds.csv", "price", "regression", ()),
    ("bike_rentals_kaggle.csv", "count", "regression", ("casual", "registered")),
    ("wine_quality_white.csv", "quality", "multiclass", ()),
    ("iris.csv", "target", "multiclass", ()),
    ("wine_cultivar.csv", "target", "multiclass", ()),
    ("wiki_topics_small.csv", "class", "multiclass", ()),
)


def outcome_sets(folder: Path) -> Iterator[OutcomeSet]:
    """All sets. folder: where those of scikit-learn are written, parted once and for all."""
    for file, target, task, aside in _KNOWN:
        name = Path(file).stem
        path = next(path for path in (DATA / "tabular" / file, DATA / "text_image" / file) if path.is_file())
        yield OutcomeSet(name, path, DATA / "answers" / f"{name}__test.csv", target, task, aside)
    cancer = load_breast_cancer(as_frame=True)
    named = cancer.data.assign(diagnosis=[str(cancer.target_names[code]) for code in cancer.target])
    yield _written("breast_cancer", named, "diagnosis", "binary", folder)
    yield _written("diabetes", load_diabetes(as_frame=True).frame, "target", "regression", folder)


def _written(name: str, frame: pd.DataFrame, target: str, task: RowTask, folder: Path) -> OutcomeSet:
    answers = frame.sample(frac=HELD, random_state=0)
    files = folder / f"{name}.csv", folder / f"{name}__test.csv"
    for rows, file in zip((frame.drop(answers.index), answers), files, strict=True):
        rows.to_csv(file, index=False)
    return OutcomeSet(name, *files, target, task)
