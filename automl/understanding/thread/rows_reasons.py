"""What people say after a reason or a what-if: another row, another group, another number."""

from automl.plan import Filter, Plan
from automl.row_plans import Change, ExplainPlan, WhatIfPlan
from automl.understanding.capability import signalled
from automl.understanding.filters import cell_filters
from automl.understanding.heard import hear
from automl.understanding.roles import Part, Played
from automl.understanding.rows.amounts import level_of
from automl.understanding.rows.asked import Asked, listen
from automl.understanding.rows.naming import Named, named_row
from automl.understanding.rows.saying import said_explanation, said_supposition
from automl.understanding.scene import Scene
from automl.understanding.thread.cues import Cues

_FEW_WORDS = 6
_GETTING = frozenset(("with", "on", "to", "had", "having", "got"))


def asked_again(question: str, told: Cues, previous: ExplainPlan | WhatIfPlan, around: Scene) -> Plan | None:
    """The plan before for what is named now: "and Birch?", "what about 20%?"; None where the words stand alone."""
    asked = listen(question, around)
    narrows = asked.sentence.plain(0) in ("for", "only", "just") and bool(_cells(asked))
    if not (told.goes_on or narrows) or len(asked.sentence) > _FEW_WORDS or _asks_otherwise(question, around):
        return None
    named = named_row(asked)
    if isinstance(previous, WhatIfPlan):
        return _supposed(asked, named, previous)
    return _explained(asked, named, previous)


def _asks_otherwise(question: str, around: Scene) -> bool:
    return signalled(hear(question, around), around) is not None


def _explained(asked: Asked, named: Named | None, previous: ExplainPlan) -> ExplainPlan | None:
    new: dict[str, object]
    if previous.subject == "row" and named is not None:
        new = {"filters": [named.filter] if named.filter else [], "row": named.row, "top": False}
    elif previous.subject == "group" and (cells := _cells(asked)):
        columns = {each.column for each in cells}
        kept = [each for each in previous.filters if each.column not in columns]
        new = {"filters": [*kept, *cells], "against": ()}
    else:
        return None
    plan = previous.model_copy(update={**new, "direction": None})
    return plan.model_copy(update={"words": said_explanation(plan)})


def _supposed(asked: Asked, named: Named | None, previous: WhatIfPlan) -> WhatIfPlan | None:
    figures = asked.figures()
    cells = _cells(asked)
    update: dict[str, object] = {}
    if named is not None:
        update = {"filters": [named.filter] if named.filter else [], "row": named.row}
    elif supposed := _new_values(asked, previous):
        update = {"changes": supposed}
    elif cells:
        columns = {each.column for each in cells}
        update = {"filters": [*(each for each in previous.filters if each.column not in columns), *cells]}
    elif len(figures) == 1 and len(moved := _of_numbers(asked, previous)) == 1:
        column = asked.scene.table.column(moved[0].column)
        again = _with(moved[0], level_of(figures[0], column)[0], figures[0].value)
        update = {"changes": tuple(again if each is moved[0] else each for each in previous.changes)}
    if not update:
        return None
    plan = previous.model_copy(update=update)
    return plan.model_copy(update={"words": said_supposition(plan)})


def _of_numbers(asked: Asked, previous: WhatIfPlan) -> list[Change]:
    return [each for each in previous.changes if asked.scene.table.column(each.column).kind.numeric]


def _new_values(asked: Asked, previous: WhatIfPlan) -> tuple[Change, ...]:
    """The changes with those that a follow-up adds: "and with 2 year contracts?"; () where it adds none."""
    new = [
        Change(column=each.cells[0].column.name, how="set", value=each.cells[0].value)
        for each in asked.mentions
        if each.cells and asked.sentence.plain(each.span.start - 1) in _GETTING
    ]
    columns = {each.column for each in new}
    return (*(each for each in previous.changes if each.column not in columns), *new) if new else ()


def _with(change: Change, level: float, said: float) -> Change:
    """The same change by another number, to the same side."""
    if change.how == "set" or not isinstance(change.value, (int, float)):
        return change.model_copy(update={"how": "set", "value": level})
    if change.how == "add":
        return change.model_copy(update={"value": level if change.value >= 0 else -level})
    share = said / 100 if change.value >= 1 else -said / 100
    return change.model_copy(update={"value": round(1 + share, 10)})


def _cells(asked: Asked) -> list[Filter]:
    return cell_filters(asked.sentence, [Played(each, Part.KEEP) for each in asked.mentions if each.cells], asked.scene)
