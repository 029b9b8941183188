"""What all measures of one question share: by what they are broken down, which rows count, what was assumed."""

from dataclasses import dataclass

from automl.plan import Filter
from automl.understanding.deals.history import counted
from automl.understanding.filters import cell_filters, flag_filters
from automl.understanding.groups import groups
from automl.understanding.heard import Heard
from automl.understanding.scene import Scene
from automl.understanding.strange import settle


@dataclass(frozen=True, slots=True)
class Frame:
    """What all measures of one question share."""

    groups: list[str]
    filters: list[Filter]
    exclude: list[str]
    assumptions: list[str]


def framed(heard: Heard, scene: Scene) -> Frame:
    """The frame of a question; the question goes back for a misspelt cell, UnderstandingError for an unknown name."""
    strange = settle(heard, scene)
    flags, exclude = flag_filters(heard.played, scene)
    kept = cell_filters(heard.sentence, heard.played, scene)
    grouped = list(dict.fromkeys([*groups(heard.sentence, heard.played, scene), *strange.groups]))
    named = [*kept, *strange.filters, *flags, *heard.comparisons]
    deals = counted(heard, named, grouped, scene)
    return Frame(
        groups=grouped,
        filters=[*named, *deals.filters],
        exclude=exclude,
        assumptions=[*heard.corrections, *strange.assumptions, *deals.assumptions],
    )
