"""By what an answer is told apart: steps of time, parts of the calendar, groups."""

from dataclasses import dataclass

from automl.asking import pieces
from automl.asking.naming import key_names
from automl.asking.pieces import quoted
from automl.plan import AskPlan


@dataclass(frozen=True, slots=True)
class Keys:
    """selected: with their names. grouped: as they stand in GROUP BY. in_time: what puts them in order of time.

    step: what the rows of one step share, None without steps.
    """

    selected: tuple[str, ...]
    grouped: tuple[str, ...]
    in_time: tuple[str, ...]
    step: str | None = None

    @property
    def grouping(self) -> str:
        return f"\nGROUP BY {', '.join(self.grouped)}" if self.grouped else ""


def keys_of(plan: AskPlan) -> Keys:
    """The keys of a plan's answer."""
    names = key_names(plan)
    groups = [quoted(name) for name in plan.groups]
    if plan.part:
        written, order = pieces.part(plan, plan.part)
        selected = (f"{written} AS {quoted(names[0])}", *groups)
        return Keys(selected, tuple(dict.fromkeys((written, order, *groups))), (order,), written)
    if plan.frequency and not plan.steps:
        step = pieces.step(plan, plan.frequency)
        return Keys((f"{step} AS {quoted(names[0])}", *groups), (step, *groups), (quoted(names[0]),), step)
    return Keys(tuple(groups), tuple(groups), ())
