"""What each column adds on the way down scikit-learn's boosted trees."""

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def moves_of_trees(boosting: Any, encoded: Any) -> tuple[Numbers, Numbers]:
    """Rows × columns (× classes where more than two), and the baseline; they sum to the raw prediction.

    Each step from a node to its child moves the prediction by the difference of the nodes' values, and is owed to the
    column that the node asks about.
    """
    inputs = np.ascontiguousarray(encoded, dtype=np.float32)
    raw = np.asarray(getattr(boosting, "decision_function", boosting.predict)(inputs)).reshape(len(inputs), -1)
    outputs = boosting.estimators_.shape[1]
    moves = np.zeros((*inputs.shape, outputs))
    for (_, output), tree in np.ndenumerate(boosting.estimators_):
        moves[:, :, output] += boosting.learning_rate * _moves(tree, inputs)
    baseline = (raw - moves.sum(axis=1)).mean(axis=0)
    return (moves[:, :, 0] if outputs == 1 else moves), baseline


def _moves(tree: Any, inputs: npt.NDArray[np.float32]) -> Numbers:
    nodes, values = tree.tree_, tree.tree_.value[:, 0, 0]
    owed = np.zeros((nodes.node_count, inputs.shape[1]))
    for parent in np.flatnonzero(nodes.children_left >= 0):
        for child in (nodes.children_left[parent], nodes.children_right[parent]):
            owed[child, nodes.feature[parent]] = values[child] - values[parent]
    return np.asarray(tree.decision_path(inputs) @ owed, dtype=np.float64)
