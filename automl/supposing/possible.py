"""Whether what is supposed was ever seen: beyond the range of training, or beside rows that are like these."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from automl.explaining.telling import outside, plain
from automl.jsonable import Loose
from automl.models.card import Card, Feature
from automl.result import Caution

_ROWS = 20
_NEAR = 0.1
"""Of the reference rows: how many count as alike in a number, on either side."""
_LEAST_ALIKE = 20
_CHANCE = 0.005
"""How rarely chance may call a combination unusual, over all that are looked at."""


def beyond(before: pd.DataFrame, after: pd.DataFrame, changed: Sequence[str], card: Card) -> dict[str, Loose]:
    """The changed columns that leave what training has seen, each with its range or its values."""
    out: dict[str, Loose] = {}
    for feature in card.features:
        if feature.name not in changed:
            continue
        was, now = ({plain(each) for each in rows[feature.name].unique()} for rows in (before, after))
        if any(outside(each, feature) for each in now - was):
            out[feature.name] = list(feature.values[:_ROWS]) if feature.values else [feature.low, feature.high]
    return out


def unusual(
    after: pd.DataFrame, reference: pd.DataFrame, changed: Sequence[str], known: Mapping[str, Loose], card: Card
) -> Iterator[Caution]:
    """A caution for each changed column that most rows now hold in a way that no row like them does.

    Under independence some reference rows would: how many, says whether that none does is chance (a Poisson count).
    known: columns that are cautioned of already.
    """
    rows = after.iloc[np.linspace(0, len(after) - 1, min(_ROWS, len(after))).astype(int)]
    kinds = {each.name: each for each in card.features}
    looks = max(1, len(changed) * (len(kinds) - 1))
    bar = float(np.log(looks / _CHANCE))
    for name in changed:
        if name in known:
            continue
        against = [other for other in kinds if other not in changed]
        expected = {other: _expected(rows, reference, kinds[name], other) for other in against}
        worst = max(expected, key=lambda each: expected[each], default=None)
        if worst is not None and expected[worst] >= bar:
            value, beside = plain(rows[name].iloc[0]), plain(rows[worst].iloc[0])
            yield Caution("unusual_combination", {"column": name, "value": value, "with": worst, "beside": beside})


def _expected(rows: pd.DataFrame, reference: pd.DataFrame, feature: Feature, other: str) -> float:
    """For the middle one of the rows: how many like it in `other` would hold as much, when none of them does."""
    counts = [_expected_of(row, reference, feature, other) for _, row in rows[[feature.name, other]].iterrows()]
    return float(np.median(counts))


def _expected_of(row: pd.Series, reference: pd.DataFrame, feature: Feature, other: str) -> float:
    alike = _alike(reference[other], row[other])
    held, value = reference[feature.name], row[feature.name]
    if alike.sum() < _LEAST_ALIKE or pd.isna(value):
        return 0.0
    tails = (
        [held.astype(object) == value] if feature.values or isinstance(value, bool) else [held >= value, held <= value]
    )
    as_much = [tail.fillna(value=False).to_numpy(dtype=bool) for tail in tails]
    return max(float(each.mean() * alike.sum()) if not each[alike].any() else 0.0 for each in as_much)


def _alike(values: pd.Series, value: object) -> np.ndarray:
    """The reference rows that hold about the same."""
    if pd.isna(value):  # type: ignore[call-overload]
        return values.isna().to_numpy(dtype=bool)
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        numbers = values.to_numpy(dtype=np.float64)
        known = np.sort(numbers[np.isfinite(numbers)])
        place = np.searchsorted(known, float(str(value))) / max(len(known), 1)
        low, high = np.quantile(known, [max(0.0, place - _NEAR), min(1.0, place + _NEAR)]) if len(known) else (0, 0)
        return (numbers >= low) & (numbers <= high)
    return (values.astype(object) == value).fillna(value=False).to_numpy(dtype=bool)
