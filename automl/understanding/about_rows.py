"""Plans that are not about time: describing a file, predicting rows, and what only gets a name so far."""

from collections.abc import Sequence

from automl.plan import Capability, DescribePlan, Period, Plan, Task
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
_FEW_CLASSES = 20
_TWO = 2


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


def predict(heard: Heard, scene: Scene) -> Plan:
    """Predict a column from the others: the one that was named first, else the one that looks like an outcome."""
    named = _named_column(heard)
    target = named or _outcome(scene)
    assumed = [f"No column to predict was named, so {target.name} is taken."] if target and not named else []
    plan = Plan(
        capability="predict",
        target=target.name if target else None,
        filters=cell_filters(heard.sentence, heard.played, scene),
        task=task_of(target) if target else None,
        language=scene.lexicon.language,
        assumptions=[*heard.corrections, *assumed],
    )
    return plan.model_copy(update={"words": said(plan)})


def task_of(column: Column) -> Task:
    """Binary for two values, multiclass for a few or for texts, regression for numbers."""
    if column.distinct <= _TWO:
        return "binary"
    if column.kind.textual or column.kind is Kind.BOOLEAN:
        return "multiclass"
    return "regression"


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


def _outcome(scene: Scene) -> Column | None:
    """The column that looks like an outcome: by its name, else the last one with few values."""
    for column in reversed(scene.table.columns):
        if not OUTCOMES.isdisjoint(column.name.casefold().replace("_", " ").split()):
            return column
    last = scene.table.columns[-1]
    return last if last.distinct <= _FEW_CLASSES else None
