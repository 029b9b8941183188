"""Shapley values of models that reckon none themselves: weighted sums and forests. The one importer of shap.

Both are exact, against rows that stand for what is usual: of a sum in its own scale (log-odds, or the target's unit),
of a forest in shares of its votes (Lundberg and others, "From local explanations to global understanding with
explainable AI for trees", 2020; the library is shap).
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from automl.engines.quiet import quiet

Numbers = npt.NDArray[np.float64]
_STANDING = 6
"""Rows that stand for what is usual to a forest: its time grows with them."""
_OFF = 1e-3
"""How far values and baseline may be from adding up to what the model says, of the spread of that."""


class UnevenError(Exception):
    """The values do not add up to what the model says."""


def load() -> None:
    """Load the library, which takes seconds, into this process."""
    with quiet():
        import shap  # noqa: F401, PLC0415


def of_sum(model: Any, usual: Numbers, rows: Numbers) -> Numbers:
    """Of scikit-learn's linear and logistic regression: rows × (names and the baseline) × outputs.

    usual, rows: cells as the model takes them. UnevenError.
    """
    import shap  # noqa: PLC0415

    weights = np.atleast_2d(model.coef_)
    starts = np.broadcast_to(np.ravel(model.intercept_), (len(weights),))
    masker = shap.maskers.Independent(usual, max_samples=len(usual))
    both = zip(weights, starts, strict=True)
    explainers = [shap.LinearExplainer((each, float(start)), masker) for each, start in both]
    parts = [_with(each.shap_values(rows), each.expected_value) for each in explainers]
    said = model.decision_function(rows) if hasattr(model, "decision_function") else model.predict(rows)
    return _even(np.concatenate(parts, axis=2), np.asarray(said))


def of_forest(model: Any, usual: Numbers, rows: Numbers) -> Numbers:
    """Of scikit-learn's random forests and extra trees: rows × (names and the baseline) × outputs.

    usual, rows: cells as the model takes them. The outputs are values, the share of the second of two classes, or the
    share of each class. UnevenError.
    """
    import shap  # noqa: PLC0415

    classes = hasattr(model, "predict_proba")
    ask = model.predict_proba if classes else model.predict
    explainer = shap.TreeExplainer(model, _standing(usual, ask(usual)), feature_perturbation="interventional")
    values = _with(np.asarray(explainer.shap_values(rows, check_additivity=False)), explainer.expected_value)
    return _two(_even(values, np.asarray(ask(rows))))


def _standing(usual: Numbers, said: Numbers) -> Numbers:
    """A few of the rows, evenly along what the model says of them."""
    order = np.argsort(said if said.ndim == 1 else said[:, -1], kind="stable")
    count = min(_STANDING, len(order))
    return np.asarray(usual[order[((np.arange(count) + 0.5) * len(order) / count).astype(int)]])


def _with(values: Numbers, baseline: Any) -> Numbers:
    """The values with the baseline as one more column; rows × columns × outputs."""
    values = values[:, :, None] if values.ndim == len(("rows", "columns")) else values
    start = np.broadcast_to(np.ravel(baseline), (len(values), 1, values.shape[2]))
    return np.concatenate([values, start], axis=1)


def _even(values: Numbers, said: Numbers) -> Numbers:
    """The values. UnevenError where they do not add up."""
    said = said.reshape(len(values), -1)
    off = np.abs(values.sum(axis=1) - said).max(initial=0.0)
    if off > _OFF * max(1.0, float(np.ptp(said)) if said.size else 0.0):
        raise UnevenError(f"off by {off:.3g}")
    return values


def _two(values: Numbers) -> Numbers:
    """Of two classes the second's alone."""
    return values[:, :, 1:] if values.shape[2] == len(("no", "yes")) else values
