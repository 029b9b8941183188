"""A few rows that stand for many: chosen evenly along the figure, and weighed so that their means are those of all."""

import numpy as np
import numpy.typing as npt

from automl.explaining.figure import Numbers


def evenly(figures: Numbers, count: int) -> npt.NDArray[np.intp]:
    """Places of `count` rows (all, where there are no more), spread evenly along the order of their figures."""
    order = np.argsort(figures, kind="stable")
    if len(order) <= count:
        return order
    return order[((np.arange(count) + 0.5) * len(order) / count).astype(np.intp)]


def weighed(known: Numbers, means: Numbers) -> Numbers:
    """Weights of sampled rows, in sum 1, as equal as they can be, under which the means of `known` are as given.

    known: rows × figures; means: (figures,). Calibration of a sample (Deville and Särndal, 1992). Where no weights
    give the means, the nearest.
    """
    rows = len(known)
    bounds = np.vstack([np.ones(rows), known.T])
    wanted = np.concatenate([[1.0], means])
    scale = np.maximum(np.abs(bounds).max(axis=1), 1e-12)
    bounds, wanted = bounds / scale[:, None], wanted / scale
    equal = np.full(rows, 1.0 / rows)
    moved: Numbers = equal + np.linalg.pinv(bounds) @ (wanted - bounds @ equal)
    return moved


def closed(parts: Numbers, whole: float) -> Numbers:
    """The parts with what rounding has left given to the largest, so that they add up to the whole."""
    out = parts.copy()
    if len(out):
        out[int(np.abs(out).argmax())] += whole - float(out.sum())
    return out
