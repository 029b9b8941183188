"""What if: the plan of supposed changes, and of the smallest change that turns an outcome."""

from automl.errors import UnderstandingError
from automl.plan import Filter, KnownModel
from automl.row_plans import Change, WhatIfPlan
from automl.understanding.filters import cell_filters
from automl.understanding.heard import Heard
from automl.understanding.roles import Part, Played
from automl.understanding.rows.asked import Asked, listen
from automl.understanding.rows.changes import Changes, changes
from automl.understanding.rows.classes import label_of, labels
from automl.understanding.rows.models import model_of
from automl.understanding.rows.naming import Named, named_row
from automl.understanding.rows.outcomes import spoken_outcome
from automl.understanding.rows.saying import said_supposition
from automl.understanding.scene import Scene

_TWO = 2
_MOST_NAMED = 8


def suppose(heard: Heard, scene: Scene) -> WhatIfPlan:
    """The plan of a what-if. Ask for a misspelt value, UnderstandingError for what cannot be supposed."""
    asked = listen(heard.sentence.question, scene)
    model = model_of(asked)
    named = named_row(asked)
    if asked.find(asked.rows.flip):
        return _finished(_flip(asked, model, named), asked)
    found = changes(asked, named)
    if not found.changes and (model is not None or found.unknown):
        raise _nothing(found, asked, model)
    for each in found.changes:
        _refuse_unseen(each.column, model)
    plan = WhatIfPlan(
        target=model.target if model else _spoken_target(asked, found.changes),
        task=model.task if model else None,
        model=model.id if model else None,
        changes=found.changes,
        filters=_rows(asked, named, found),
        row=named.row if named else None,
        assumptions=list(found.assumptions),
    )
    return _finished(plan, asked)


def _spoken_target(asked: Asked, changed: tuple[Change, ...]) -> str | None:
    """The outcome that is spoken of; where none is, the column that would change; None where nothing is clear."""
    spoken = spoken_outcome(asked)
    names = {each.column for each in changed}
    return spoken.column.name if spoken and spoken.column.name not in names else next(iter(names), None)


def _rows(asked: Asked, named: Named | None, found: Changes | None = None) -> list[Filter]:
    """The rows that a change is supposed for: the one that is named, cells and comparisons that are no new values."""
    taken = found.taken if found else frozenset()
    cells = [each for each in asked.mentions if each.cells and taken.isdisjoint(each.span)]
    cells = [each for each in cells if named is None or not named.span.meets(each.span)]
    kept = cell_filters(asked.sentence, [Played(each, Part.KEEP) for each in cells], asked.scene)
    one = [named.filter] if named and named.filter else []
    listed = [*one, *kept, *(found.kept if found else ())]
    return [each for at, each in enumerate(listed) if each not in listed[:at]]


def _flip(asked: Asked, model: KnownModel | None, named: Named | None) -> WhatIfPlan:
    spoken = spoken_outcome(asked)
    target = model.target if model else spoken.column.name if spoken else None
    outcome = _outcome(asked, target)
    kept = [each for each in _rows(asked, named) if each.column != target]
    return WhatIfPlan(
        target=target,
        task=model.task if model else None,
        model=model.id if model else None,
        flip=True,
        outcome=outcome,
        filters=kept,
        row=named.row if named else None,
    )


def _outcome(asked: Asked, target: str | None) -> str | None:
    """The class that a row is to be turned into: "to stay", "from leaving"; None where the words do not say."""
    spoken = spoken_outcome(asked)
    if spoken is None or spoken.column.name != target or spoken.positive is None:
        return None
    before = {asked.sentence.plain(at) for at in range(max(0, spoken.at - 3), spoken.at)}
    averted = not before.isdisjoint(asked.rows.from_doing - {"not"})
    if not averted:
        return spoken.positive
    known = labels(spoken.column, asked.scene)
    other = next((each for each in known if each != spoken.positive), None)
    return other if len(known) == _TWO else label_of(spoken.column, spoken.kind, asked.scene, yes=False)


def _refuse_unseen(column: str, model: KnownModel | None) -> None:
    """UnderstandingError for a change that the model would not see."""
    if model is None or not model.features or column in model.features:
        return
    listed = ", ".join(model.features[:_MOST_NAMED])
    if column == model.target:
        raise UnderstandingError(
            f"{column} is what is predicted, so it cannot be supposed.", f"Suppose one of the others: {listed}."
        )
    raise UnderstandingError(f"The model does not look at {column}.", f"Suppose one of its columns: {listed}.")


def _nothing(found: Changes, asked: Asked, model: KnownModel | None) -> UnderstandingError:
    """What to say where nothing that could be changed was named."""
    names = model.features if model and model.features else tuple(each.name for each in asked.scene.table.columns)
    listed = ", ".join(names[:_MOST_NAMED])
    if found.unknown:
        return UnderstandingError(
            f"There is no column called “{found.unknown}” in this file.", f"Suppose one of: {listed}."
        )
    return UnderstandingError(
        "It is not clear what should be otherwise.", f"Name a column and its new value. The columns are: {listed}."
    )


def _finished(plan: WhatIfPlan, asked: Asked) -> WhatIfPlan:
    return plan.model_copy(update={"language": asked.scene.lexicon.language, "words": said_supposition(plan)})
