"""Every file with an outcome: our score on the answers' rows, bare AutoGluon's at the same budget, and the baseline's.

Ours is no worse where the range of the difference over drawn rows (95%) reaches to the better of the two.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.errors import ThreadcastError
from automl.predicting.evaluating.metrics import metrics_of
from tests.bench.bare_tabular import WAYS, Bare, bare
from tests.bench.our_tabular import ours
from tests.bench.outcome_sets import OutcomeSet, outcome_sets

BUDGET = 60.0
_DRAWS = 400
_COPIES = 0.02
"""A share of copies that changes no figure."""
_COLUMNS = ("set", "metric", "ours", *WAYS, "baseline", "ours/best", "difference", "no worse", "secs", "by", "models")


def run(only: Sequence[str] = (), budget: float = BUDGET) -> None:
    """Print a row for each set. only: names of sets; all without."""
    with tempfile.TemporaryDirectory(prefix="tabular-") as folder:
        print(" | ".join(_COLUMNS))
        for one in outcome_sets(Path(folder)):
            if not only or one.name in only:
                try:
                    for row in _rows(one, budget, Path(folder)):
                        print(" | ".join(row), flush=True)
                except ThreadcastError as error:
                    print(f"{one.name} | {error.problem.sentence}", flush=True)


def _rows(one: OutcomeSet, budget: float, folder: Path) -> Iterator[list[str]]:
    """The figures of all answers; where copies of the file's rows are among them, those of the others once more."""
    train, answers = _read(one.file), pd.read_csv(one.answers)
    asked = folder / f"{one.name}_asked.csv"
    answers.drop(columns=one.target).to_csv(asked, index=False)
    left = folder / one.name
    left.mkdir()
    said, way, seconds = ours(one, asked, budget, left)
    given = [name for name in answers.columns if name not in (one.target, *one.aside)]
    others = {
        name: bare(name, train[[*given, one.target]], answers[given], one.target, one.task, budget) for name in WAYS
    }
    truth = answers[one.target]
    yield _told(one, train, truth, said, others, way, seconds)
    fresh = ~pd.Index(answers[given].astype(str).agg("|".join, axis=1)).isin(
        train[given].astype(str).agg("|".join, axis=1)
    )
    if fresh.mean() < 1 - _COPIES:
        kept = {name: each and Bare(each.said[fresh], each.models) for name, each in others.items()}
        unseen = replace(one, name=f"{one.name}, the {fresh.mean():.0%} that are no copies")
        yield _told(unseen, train, truth[fresh], said[fresh], kept, way, seconds)


def _read(file: Path) -> pd.DataFrame:
    return pd.read_excel(file) if file.suffix == ".xlsx" else pd.read_csv(file)


def _told(
    one: OutcomeSet,
    train: pd.DataFrame,
    truth: pd.Series,
    said: pd.DataFrame,
    others: dict[str, Bare | None],
    way: str,
    seconds: float,
) -> list[str]:
    bare_said = {name: each and each.said for name, each in others.items()}
    everyone = {"ours": said, **bare_said, "baseline": _guess(one, train, len(truth))}
    scores = {name: np.nan if each is None else _score(one, truth, each) for name, each in everyone.items()}
    answered = [name for name in WAYS if not np.isnan(scores[name])] or ["baseline"]
    better = (min if one.metric == "rmse" else max)(answered, key=lambda name: scores[name])
    theirs = everyone[better]
    low, high = (np.nan, np.nan) if theirs is None else _difference(one, truth, said, theirs)
    figures = [f"{score:.4g}" for score in scores.values()]
    ratio = scores["ours"] / scores[better] if scores[better] else np.nan
    good = low <= 0 if one.metric == "rmse" else high >= 0
    band = f"{low:+.3g} to {high:+.3g}"
    fitted = ", ".join(str(each.models) if each else "failed" for each in others.values())
    verdict = "yes" if good else "NO"
    return [one.name, one.metric, *figures, f"{ratio:.3f}", band, verdict, f"{seconds:.0f}", way, fitted]


def _guess(one: OutcomeSet, train: pd.DataFrame, rows: int) -> pd.DataFrame:
    known = train[one.target].dropna()
    if one.task == "regression":
        return pd.DataFrame({"value": np.full(rows, known.mean())})
    shares = known.astype(str).value_counts(normalize=True)
    return pd.DataFrame(np.tile(shares.to_numpy(), (rows, 1)), columns=list(shares.index))


def _difference(one: OutcomeSet, truth: pd.Series, mine: pd.DataFrame, theirs: pd.DataFrame) -> tuple[float, float]:
    """Ours less theirs: where 95% of the differences lie when the answers' rows are drawn again."""
    random, found = np.random.default_rng(1), []
    for _ in range(_DRAWS):
        rows = random.integers(len(truth), size=len(truth))
        drawn = truth.iloc[rows]
        found.append(_score(one, drawn, mine.iloc[rows]) - _score(one, drawn, theirs.iloc[rows]))
    return float(np.nanquantile(found, 0.025)), float(np.nanquantile(found, 0.975))


def _score(one: OutcomeSet, truth: pd.Series, said: pd.DataFrame) -> float:
    if one.task == "regression":
        values = said["value"].to_numpy(dtype=np.float64)
        return _metric(one, truth.to_numpy(dtype=np.float64), values)
    names = sorted(set(truth.astype(str)) | set(said.columns))
    codes = pd.Categorical(truth.astype(str), categories=names).codes.astype(np.int64)
    return _metric(one, codes, said.reindex(columns=names, fill_value=0.0).to_numpy(dtype=np.float64))


def _metric(one: OutcomeSet, truth: npt.NDArray[np.generic], said: npt.NDArray[np.float64]) -> float:
    told = metrics_of(one.task, truth, said, np.full(len(truth), 0.5))[one.metric]  # type: ignore[arg-type]
    return np.nan if told is None else told
