"""The plans of one question, one after the other, within one budget."""

from automl.engine import Deadline
from automl.plan import Capability, Plan

NOT_YET: dict[Capability, str] = {
    "improve": "improvements of a model",
    "drift": "drift checks",
    "watch": "watches and alerts",
}
"""What the catalogue cannot run yet, in words."""
LEAST_SECONDS = 2.0
"""What a plan gets however little is left."""


def chain(first: Plan) -> list[Plan]:
    """The plans of a question, in order; only those that the catalogue can run follow the first."""
    return [first, *(each for each in first.then if each.capability not in NOT_YET)]


def shared(left: float, done: int, count: int, beside: float = 0.0) -> Deadline:
    """The deadline of plan number `done` of `count`, when `left` seconds are shared evenly among those to come.

    beside: seconds of each share that its report needs.
    """
    return Deadline(max(left / (count - done) - beside, LEAST_SECONDS))
