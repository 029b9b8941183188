"""A first look and a contest's best, mixed: two good models err in different rows."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engines.first_choice import as_good, losses, scored
from automl.engines.first_model import MIXED, FirstLookModel
from automl.engines.tabular_kept import install
from automl.tabular import FittedModel, Learning, Member, RowTask, TreeContributions

MIX, FIRST, FULL = "mix.json", "first", "full"
"""The share of the contest's model, and the folders of both."""
SHARES = tuple(each / 10 for each in range(11))
_EVEN = 0.5
Numbers = npt.NDArray[np.float64]


@dataclass
class MixedModel(FittedModel):
    """The weighted mean of two models. share: of the contest's."""

    task: RowTask
    classes: tuple[str, ...]
    members: tuple[Member, ...]
    metric: str
    first: FirstLookModel
    full: FittedModel
    share: float

    def predict(self, features: pd.DataFrame) -> Numbers:
        return self.share * self.full.predict(features) + (1 - self.share) * self.first.predict(features)

    def contributions(self, features: pd.DataFrame) -> TreeContributions | None:
        for each in (self.full, self.first) if self.share >= _EVEN else (self.first, self.full):
            if (told := each.contributions(features)) is not None:
                return told
        return None


def mixed(first: FirstLookModel, full: FittedModel, held: pd.DataFrame | None, learning: Learning) -> FittedModel:
    """Both mixed as suits the rows that both were judged on, or the better one alone. held: what `full` said there."""
    share, score = _share(first, full, held, learning)
    if share == 0:
        return first
    if share == 1:
        return full
    members = tuple(_members(first, full, share, score))
    return MixedModel(first.task, first.classes, members, first.metric, first, full, share)


def lay(model: FittedModel, full: Path, folder: Path) -> None:
    """Leave a model in a folder, in the place of the one before. full: where the contest's lies."""
    fresh = folder.with_name(f".{folder.name}.mix")
    shutil.rmtree(fresh, ignore_errors=True)
    if isinstance(model, FirstLookModel):
        model.left_in(fresh)
    elif isinstance(model, MixedModel):
        model.first.left_in(fresh / FIRST)
        shutil.copytree(full, fresh / FULL, copy_function=os.link)
        told = {"share": model.share, "members": [_plain(each) for each in model.members]}
        (fresh / MIX).write_text(json.dumps(told))
    else:
        shutil.copytree(full, fresh, copy_function=os.link)
    install(fresh, folder)


def opened(folder: Path, first: FittedModel, full: FittedModel) -> MixedModel:
    """What `lay` left in a folder, from both of its models. TypeError, ValueError where it holds something else."""
    told = json.loads((folder / MIX).read_text())
    if not isinstance(first, FirstLookModel):
        raise TypeError(FIRST)
    members = tuple(Member(**each) for each in told["members"])
    return MixedModel(first.task, first.classes, members, first.metric, first, full, float(told["share"]))


def again(model: MixedModel, first: FirstLookModel, full: FittedModel) -> MixedModel:
    """The same mix of two models that learnt from other rows."""
    return replace(model, first=first, full=full)


def _share(
    first: FirstLookModel, full: FittedModel, held: pd.DataFrame | None, learning: Learning
) -> tuple[float, float]:
    """The share of `full`, and the mix's score. Of shares that are about as good, the one nearest to a half is taken:
    few rows tell little. Where the two were judged on different rows, the better one by its own.
    """
    rows = None if held is None or first.held is None else held.index.intersection(first.held.index)
    if held is None or first.held is None or rows is None or not len(rows) or not held.index.is_unique:
        one, other = first.members[0].score or -np.inf, full.members[0].score or -np.inf
        return (1.0, other) if other > one else (0.0, one)
    truth = _truth(learning, rows)
    mine, theirs = first.held.loc[rows].to_numpy(), held.loc[rows].to_numpy()
    said = {share: share * theirs + (1 - share) * mine for share in SHARES}
    if not learning.classes:
        said = {share: each[:, 0] for share, each in said.items()}
    lost = {share: losses(truth, each) for share, each in said.items()}
    best = min(SHARES, key=lambda share: lost[share].mean())
    even = min((each for each in SHARES if as_good(lost[each], lost[best])), key=lambda each: abs(each - _EVEN))
    return even, scored(truth, said[even], len(learning.classes))


def _truth(learning: Learning, rows: pd.Index) -> Numbers:
    parts = [learning.train.target, *([] if learning.validation is None else [learning.validation.target])]
    target = pd.concat(parts).loc[rows]
    if not learning.classes:
        return np.asarray(target, dtype=np.float64)
    codes = {name: code for code, name in enumerate(learning.classes)}
    return np.asarray(target.astype(str).map(codes), dtype=np.float64)


def _members(first: FittedModel, full: FittedModel, share: float, score: float) -> Iterator[Member]:
    """The mix, then the models in it, each with its weight, then the others."""
    weights = {**_weights(first, 1 - share), **_weights(full, share)}
    found = {each.name: each for each in (*first.members, *full.members) if each.family != "ensemble"}
    words = f"Mixed model: the weighted mean of {len(weights)} models"
    yield Member(MIXED, "ensemble", words, score)
    for each in sorted(found.values(), key=lambda each: -weights.get(each.name, 0.0)):
        yield replace(each, weight=weights.get(each.name))


def _weights(model: FittedModel, share: float) -> dict[str, float]:
    inside = {each.name: share * each.weight for each in model.members if each.weight}
    return inside or {model.members[0].name: share}


def _plain(member: Member) -> dict[str, object]:
    return {name: getattr(member, name) for name in ("name", "family", "words", "score", "weight")}
