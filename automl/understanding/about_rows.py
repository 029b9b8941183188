"""Plans that are not about time: describing a file, and what only gets a name so far."""

from collections.abc import Sequence

from automl.plan import Capability, DescribePlan, Period, Plan
from automl.table import Column, Kind, TimeAxis
from automl.understanding.columns import Candidate
from automl.understanding.filters import cell_filters
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import COUNTED
from automl.understanding.periods import as_period, moment_of, times
from automl.understanding.roles import Part
from automl.understanding.said import said
from automl.understanding.scene import Scene

OUTCOMES = words("target class label outcome status churn churned survived approved left default converted")


def describe(heard: Heard, scene: Scene) -> Plan:
    """Say what is in the file, or in the columns that were named."""
    named = [column.name for each in heard.played if (column := _likeliest(each.mention.columns))]
    plan = DescribePlan(
        target=named[0] if len(named) == 1 else None,
        groups=named if len(named) > 1 else [],
        language=scene.lexicon.language,
        assumptions=list(heard.corrections),
    )
    return plan.model_copy(update={"words": said(plan)})


def named_only(capability: Capability, heard: Heard, scene: Scene) -> Plan:
    """A plan that says which capability is wanted, and what of it the words name."""
    target = _named_column(heard)
    axis = scene.table.time
    plan = Plan(
        capability=capability,
        target=target.name if target else None,
        time=axis.column if axis else None,
        groups=_group_names(heard),
        frequency=heard.frequency,
        period=_period(heard, axis, scene) if axis else None,
        filters=[*cell_filters(heard.sentence, heard.played, scene), *heard.comparisons],
        goal=heard.goal.value if heard.goal else None,
        language=scene.lexicon.language,
        assumptions=list(heard.corrections),
    )
    return plan.model_copy(update={"words": said(plan)})


def _period(heard: Heard, axis: TimeAxis, scene: Scene) -> Period | None:
    when = times(heard, axis, moment_of(heard, axis, None, scene, past=True))
    return as_period(when.period, when.moment) if when.period else None


def _likeliest(candidates: Sequence[Candidate]) -> Column | None:
    return candidates[0].column if candidates else None


def _named_column(heard: Heard) -> Column | None:
    named = [each for each in heard.played if each.mention.columns and each.part is not Part.DROP_COLUMN]
    measures = [each for each in named if each.part is Part.MEASURE]
    columns = [each.mention.columns[0].column for each in measures or named]
    return next((column for column in columns if column.kind not in (*COUNTED, Kind.DATE)), None)


def _group_names(heard: Heard) -> list[str]:
    return [each.mention.columns[0].column.name for each in heard.parts(Part.GROUP)]
