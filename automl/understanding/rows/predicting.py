"""Predictions of a column from the others: the plan that the words make."""

from dataclasses import replace

from automl.plan import Filter
from automl.row_plans import PredictPlan
from automl.table import Column, Kind
from automl.tabular import RowTask
from automl.understanding.calendar.spoken import Role
from automl.understanding.comparisons import comparisons
from automl.understanding.filters import cell_filters, flag_filters
from automl.understanding.heard import Heard, hear
from automl.understanding.mentions import Mention
from automl.understanding.names import canonical
from automl.understanding.roles import Part
from automl.understanding.rows.asked import Asked, Use, Used, listen, not_found, used
from automl.understanding.rows.classes import usual_positive
from automl.understanding.rows.costs import costs_of, without_costs
from automl.understanding.rows.naming import naming_columns
from automl.understanding.rows.outcomes import banded
from automl.understanding.rows.ranking import Ranked, bounds_chance, ranking
from automl.understanding.rows.saying import said_prediction
from automl.understanding.rows.targets import Target, target
from automl.understanding.rows.wishes import effort_of, which_model
from automl.understanding.scene import Scene
from automl.understanding.strange import Settled, settle
from automl.understanding.unknown import Slot, Unknown
from automl.understanding.values import nearest

_TWO = 2
_MOST_CLASSES = 20


def predict(heard: Heard, scene: Scene) -> PredictPlan:
    """The plan of a prediction. Ask where the words leave the target open, or a value is misspelt."""
    priced = without_costs(heard.sentence.question, scene)
    asked = priced.asked
    heard = hear(priced.left, scene) if priced.told else heard
    wanted = target(asked)
    columns = used(asked)
    costs = costs_of(priced, wanted.positive or usual_positive(wanted.column, scene), scene)
    rank = ranking(asked) or Ranked()
    strange = strange_rows(heard, scene)
    kept = [*row_filters(heard, wanted.column, scene, compared=not banded(asked)), *strange.filters]
    kept = [each for each in kept if not bounds_chance(each, rank)]
    single = {column.name for column in naming_columns(asked)}
    one = [each for each in kept if each.column in single and each.op == "="]
    plan = PredictPlan(
        target=wanted.column.name,
        task=_task(wanted.column, asked),
        positive=wanted.positive,
        effort=effort_of(asked),
        features=_names(columns, Use.FEATURE, wanted),
        exclude=list(_names(columns, Use.LEFT_OUT, wanted)),
        keep=_names(columns, Use.KEPT, wanted),
        drivers=wants_drivers(asked),
        costs=costs,
        limit=rank.limit,
        at_least=rank.at_least,
        filters=[each for each in kept if each not in one],
        language=scene.lexicon.language,
        assumptions=[
            *heard.corrections,
            *([wanted.assumed] if wanted.assumed else []),
            *strange.assumptions,
            *not_found(asked),
            *_untimed(heard, scene),
            *(f"All rows are learnt from; then ask “why {each.value}?” for that one." for each in one),
            *which_model(asked),
        ],
    )
    return plan.model_copy(update={"words": said_prediction(plan, scene)})


def _untimed(heard: Heard, scene: Scene) -> list[str]:
    """That a stretch of time was passed over, where the file knows none: "who will churn *next month*"."""
    ahead = [each for each in heard.phrases if each.role is Role.PERIOD and not each.weak]
    if scene.table.time is not None or not ahead or _bounds(heard, scene):
        return []
    written = heard.sentence.written(ahead[0].span)
    return [f"The file does not say when anything happened, so “{written}” was passed over."]


def task_of(column: Column) -> RowTask:
    """Binary for two values, multiclass for a few or for texts, regression for numbers."""
    if column.distinct <= _TWO:
        return "binary"
    if column.kind.textual or column.kind is Kind.BOOLEAN:
        return "multiclass"
    return "regression"


def _task(column: Column, asked: Asked) -> RowTask:
    """As the column has it; whole numbers with few values are classes where the words say so."""
    usual = task_of(column)
    few = column.kind is Kind.INTEGER and column.distinct <= _MOST_CLASSES
    return "multiclass" if usual == "regression" and few and asked.says(asked.rows.classing) else usual


def wants_drivers(asked: Asked) -> bool:
    """Whether it is asked what influences an outcome, rather than which rows have it."""
    requests = asked.scene.lexicon.requests
    return asked.find((*requests.drivers, *requests.causes, *asked.rows.drivers, ("explain",))) is not None


def _names(columns: tuple[Used, ...], use: Use, wanted: Target) -> tuple[str, ...]:
    names = (each.column.name for each in columns if each.use is use and each.column.name != wanted.column.name)
    return tuple(dict.fromkeys(names))


def row_filters(heard: Heard, outcome: Column | None, scene: Scene, *, compared: bool = True) -> list[Filter]:
    """The rows that the words keep, by cells and numbers; what is said of the outcome itself keeps none."""
    name = outcome.name if outcome else None
    flags, _ = flag_filters([each for each in heard.parts(Part.FLAGGED) if _column_name(each.mention) != name], scene)
    played = [each for each in heard.played if not _all_of(each.mention, name) and each.part is not Part.FLAGGED]
    cells = cell_filters(heard.sentence, played, scene)
    beside = _cells_in_names(heard, scene)
    bounds = [each for each in _bounds(heard, scene) if compared and not _in_name(each, name)]
    return [each for each in [*cells, *beside, *flags, *bounds] if each.column != name]


def _bounds(heard: Heard, scene: Scene) -> list[Filter]:
    """The comparisons. Where a table knows no time, "tenure under 12 months" is about a number, not about a period."""
    if heard.comparisons or scene.table.time is not None or not (heard.phrases or heard.frequency):
        return list(heard.comparisons)
    asked = listen(heard.sentence.question, scene)
    return comparisons(asked.sentence, asked.mentions, scene)[0]


def _column_name(mention: Mention) -> str | None:
    return mention.columns[0].column.name if mention.columns else None


def _cells_in_names(heard: Heard, scene: Scene) -> list[Filter]:
    """Cells that were read as part of a column's name: "the *sales* department"."""
    found = []
    for each in heard.played:
        words = tuple(canonical(heard.sentence.plain(at), scene.lexicon) for at in each.mention.span)
        names = {candidate.column.name for candidate in each.mention.columns}
        cells = [cell for cell in scene.cells.get(words[:-1], ()) if cell.column.name in names]
        found += [Filter(column=cell.column.name, op="=", value=cell.value) for cell in cells[:1]]
    return found


def _all_of(mention: Mention, name: str | None) -> bool:
    return bool(mention.cells) and all(cell.column.name == name for cell in mention.cells)


def _in_name(filter_: Filter, name: str | None) -> bool:
    return filter_.column == name


def strange_rows(heard: Heard, scene: Scene) -> Settled:
    """Filters on cells that were misspelt, which are asked about; UnderstandingError for names that are not there."""
    doubtful = tuple(each for each in heard.unknown if _narrowing(each, scene))
    return settle(replace(heard, unknown=doubtful), scene)


def spoken_words(scene: Scene) -> frozenset[str]:
    """The words that speak of outcomes and risks, each as it stands and in its one form."""
    rows = scene.lexicon.rows
    said = rows.risks.union(*(kind.yes | kind.no for kind in rows.outcomes))
    return said | {canonical(word, scene.lexicon) for word in said}


def _narrowing(unknown: Unknown, scene: Scene) -> bool:
    """Whether an unexplained word would keep some of the rows; the words of outcomes and risks keep none."""
    if spoken_words(scene).issuperset(unknown.words):
        return False
    if unknown.slot is Slot.KEEP and unknown.named:
        return True
    return unknown.slot in (Slot.KEEP, Slot.DROP) and bool(nearest(unknown.words, scene.cells))
