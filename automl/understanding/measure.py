"""A measure as it goes into a plan."""

from dataclasses import dataclass

from automl.plan import Aggregation


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, and how rows are summed up.

    target: a column, the label of `expression`, or None when rows are counted. noun: what is counted, as it was said.
    """

    target: str | None
    aggregation: Aggregation
    expression: str | None = None
    assumptions: tuple[str, ...] = ()
    noun: str | None = None
