"""How a first look chooses: each model judged on rows that it has not learnt from, then the best mix of the two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import log_loss

from automl.engine import Deadline
from automl.engines.first_columns import FirstColumns, Numbers
from automl.engines.first_models import Known, Trees, spread, sum_of, trees_of
from automl.engines.tabular_rows import fifths

STRENGTHS = (1.0, 0.1, 10.0, 0.01)
"""How far a sum may follow the rows: C of logistic regression, 1 / alpha of ridge regression."""
BOLD = 1.0
_FEW = 100
"""A strength above which a sum must be better beyond chance: few rows are easily followed too far."""
SHARES = (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0)
"""The shares that the trees may have in the answer."""
FEW, FOLDS = 2_000, 5
"""Rows below which each is held back once; of more, every fifth is."""
SMALLEST = 1e-15
Places = npt.NDArray[np.intp]
Judge = Callable[[Numbers], float]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found. strength: of the sum; rounds: of the trees, None where there was no time for them; share: of the
    trees in the answer. scores: of the sum, of the trees (None), and of the mix; larger is better.
    """

    strength: float
    rounds: int | None
    share: float
    scores: tuple[float, float | None, float]


def chosen(
    parts: Sequence[tuple[Known, Known]], columns: FirstColumns, deadline: Deadline
) -> tuple[Choice, Trees | None, Numbers]:
    """From pairs of rows to learn from and rows to judge by. There is a sum in any case, trees where time allows: here
    those of the last pair. Also what the mix says of the rows to judge by, in the order of the pairs.
    """
    truth = np.concatenate([judges.codes for _, judges in parts])
    classes = parts[0][0].classes

    def judge(said: Numbers) -> float:
        return scored(truth, said, classes)

    strength, sums = _best_sum(parts, truth, judge, deadline)
    alone = judge(sums)
    found = _trees(parts, columns, deadline)
    if found is None:
        return Choice(strength, None, 0.0, (alone, None, alone)), None, sums
    grown, trees = found
    rounds = max(1, round(float(np.mean([each.rounds for each in trees]))))
    mixed = {share: judge(share * grown + (1 - share) * sums) for share in SHARES}
    share = max(mixed, key=lambda each: mixed[each])
    said = share * grown + (1 - share) * sums
    return Choice(strength, rounds, share, (alone, mixed[1.0], mixed[share])), trees[-1], said


def held_back(known: Known) -> list[tuple[Places, Places]]:
    """Pairs of places of rows to learn from and to judge by, each outcome spread evenly over them."""
    fold = fifths(known.codes)
    last = FOLDS if len(fold) < FEW else 1
    pairs = [(np.flatnonzero(fold != each), np.flatnonzero(fold == each)) for each in range(last)]
    return [(learnt, judging) for learnt, judging in pairs if len(judging)]


def scored(truth: Numbers, said: Numbers, classes: int) -> float:
    """Minus the log loss, or minus the root mean squared error."""
    if not classes:
        return -float(np.sqrt(np.mean((said - truth) ** 2)))
    likely = np.clip(said, SMALLEST, None)
    likely /= likely.sum(axis=1, keepdims=True)
    return -float(log_loss(truth, likely, labels=np.arange(classes)))


def losses(truth: Numbers, said: Numbers) -> Numbers:
    """Of each row: minus the logarithm of what was said of its class, or the squared error."""
    if said.ndim == 1:
        return np.asarray((said - truth) ** 2)
    return np.asarray(-np.log(np.clip(said[np.arange(len(truth)), truth.astype(int)], SMALLEST, 1.0)))


def as_good(one: Numbers, best: Numbers) -> bool:
    """Whether chance may have made the difference of two models' losses: it is within one standard error."""
    more = one - best
    return bool(more.mean() <= more.std() / np.sqrt(max(1, len(more))))


def _best_sum(
    parts: Sequence[tuple[Known, Known]], truth: Numbers, judge: Judge, deadline: Deadline
) -> tuple[float, Numbers]:
    best: tuple[float, float, Numbers] | None = None
    first = deadline.part(1 / 3)
    for strength in STRENGTHS:
        told = [_sum_says(learnt, judges, strength) for learnt, judges in parts]
        said = np.concatenate(told)
        score = judge(said)
        if best is None or (score > best[0] and not (strength > BOLD and _unproven(truth, best[2], said))):
            best = score, strength, said
        if first.remaining() <= 0:
            break
    assert best is not None  # noqa: S101  there is more than one strength
    return best[1], best[2]


def _unproven(truth: Numbers, before: Numbers, said: Numbers) -> bool:
    """Whether chance, or too few rows to tell, may have made a bolder sum look better."""
    return len(truth) < _FEW or as_good(losses(truth, before), losses(truth, said))


def _sum_says(learnt: Known, judges: Known, strength: float) -> Numbers:
    if learnt.classes and len(np.unique(learnt.codes)) == 1:
        return spread(np.ones((len(judges.codes), 1)), learnt.codes[:1], learnt.classes)
    return sum_of(learnt, strength).said(judges.scaled)


def _trees(
    parts: Sequence[tuple[Known, Known]], columns: FirstColumns, deadline: Deadline
) -> tuple[Numbers, list[Trees]] | None:
    """What trees say of the judging rows, and the trees; None where there is no time for all parts."""
    said, grown = [], []
    for place, (learnt, judges) in enumerate(parts):
        if deadline.remaining() <= 0 or (learnt.classes and len(np.unique(learnt.codes)) == 1):
            return None
        share = deadline.part(1 / (len(parts) - place + 1))
        trees = trees_of(learnt, columns, share, judges)
        grown.append(trees)
        said.append(trees.said(judges.prepared))
    return np.concatenate(said), grown
