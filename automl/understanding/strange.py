"""What to do about words that nothing explains: ask about misspelt cells, refuse what the file does not have."""

from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from automl.errors import UnderstandingError
from automl.plan import Choice, Filter
from automl.table import Column, Kind
from automl.understanding.choices import key_value, value_of
from automl.understanding.deals.history import only_verbs
from automl.understanding.groups import MEASURE_GROUP
from automl.understanding.heard import Heard
from automl.understanding.names import families_of, family
from automl.understanding.roles import Part
from automl.understanding.scene import Scene, groupable
from automl.understanding.unknown import Slot, Unknown
from automl.understanding.values import near_names, nearest
from automl.understanding.words import Span

_MOST_NAMED = 6
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Settled:
    """What unexplained words turned out to mean."""

    filters: tuple[Filter, ...] = ()
    groups: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def settle(heard: Heard, scene: Scene) -> Settled:
    """What each unexplained word means; the question goes back for a misspelt cell, UnderstandingError for none."""
    filters: list[Filter] = []
    groups: list[str] = []
    assumptions: list[str] = []
    for unknown in heard.unknown:
        if only_verbs(unknown.written, scene):
            continue
        _refuse_other(unknown, heard, scene)
        if unknown.slot is Slot.GROUP:
            groups.append(_group(unknown, scene))
        elif (filter_ := _cell(unknown, heard, scene)) is not None:
            filters.append(filter_)
        elif _must_be_there(unknown):
            raise no_such(unknown, scene)
        elif passed_over(unknown, heard):
            assumptions.append(f"“{unknown.written}” is nothing that this file tells apart, so it was passed over.")
    return Settled(tuple(filters), tuple(groups), tuple(assumptions))


def _refuse_other(unknown: Unknown, heard: Heard, scene: Scene) -> None:
    """UnderstandingError where a known name is only part of what was said.

    "Profit ratio" is not the profit, nor "customer segment" the customer.
    """
    families = families_of(unknown.words[0], scene.lexicon)
    before = [each for each in heard.parts(Part.MEASURE, Part.GROUP) if each.mention.span.end == unknown.span.start]
    if not before or not families:
        return
    start = before[0].mention.span.start
    whole = replace(unknown, written=heard.sentence.written(Span(start, unknown.span.end)), slot=Slot.GROUP)
    named = not any(family(name, scene.lexicon).measure for name in families)
    grouped = before[0].part is Part.GROUP or heard.sentence.ending_at(start, scene.lexicon.roles.by) is not None
    if grouped and named:
        _group(whole, scene)
    if before[0].part is Part.MEASURE and "rate" in families:
        listed = ", ".join(column.name for column in scene.measures[:_MOST_NAMED])
        raise UnderstandingError(
            f"There is no “{whole.written}” in this file.", f"Ask about one of its numbers: {listed}."
        )


def passed_over(unknown: Unknown, heard: Heard) -> bool:
    """Whether words would have narrowed the question: "in Berlin", "online sales"."""
    measured = heard.parts(Part.MEASURE, Part.COUNT)
    return unknown.slot is Slot.KEEP or any(each.mention.span.start == unknown.span.end for each in measured)


def _must_be_there(unknown: Unknown) -> bool:
    return unknown.slot is Slot.DROP or (unknown.named and unknown.slot is Slot.KEEP)


def _cell(unknown: Unknown, heard: Heard, scene: Scene) -> Filter | None:
    measured = "sales" in families_of(unknown.words[-1], scene.lexicon)
    cells = () if measured else nearest(unknown.words, scene.cells)
    if not cells and not measured and (_must_be_there(unknown) or passed_over(unknown, heard)):
        cells = near_names(unknown.words, scene.cells)
    if not cells:
        return None
    options = [
        Choice(label=f"{cell.value} ({cell.column.name})", value=key_value(cell.column.name, cell.value))
        for cell in cells
    ]
    question = f"“{unknown.written}” is not in the file. Did you mean {cells[0].value}?"
    chosen = scene.choices.settle(question, options)
    cell = next(cell for cell in cells if key_value(cell.column.name, cell.value) == chosen)
    return Filter(column=cell.column.name, op="!=" if unknown.slot is Slot.DROP else "=", value=cell.value)


def _group(unknown: Unknown, scene: Scene) -> str:
    if scene.side_by_side:
        return MEASURE_GROUP
    columns = [column for column in scene.table.columns if groupable(column, scene.lexicon)]
    near = [column for column in columns if _alike(unknown, column)]
    if near:
        options = [Choice(label=column.name, value=key_value("group", column.name)) for column in near]
        return value_of(scene.choices.settle(f"There is no “{unknown.written}”. Did you mean {near[0].name}?", options))
    listed = ", ".join(column.name for column in columns if column.kind is not Kind.ID)
    raise UnderstandingError(
        f"There is no column called “{unknown.written}” in this file.",
        f"It can be broken down by: {listed}." if listed else "It has no column that it could be broken down by.",
    )


def _alike(unknown: Unknown, column: Column) -> bool:
    written, name = " ".join(unknown.words), column.name.casefold()
    return OSA.normalized_similarity(written, name) >= _NEAR or (len(written) > 3 and written in name)  # noqa: PLR2004


def no_such(unknown: Unknown, scene: Scene) -> UnderstandingError:
    """The error for a name that nothing in the file bears."""
    columns = [column.name for column in scene.table.of_kind(Kind.CATEGORY)][:_MOST_NAMED]
    where = f"It tells rows apart by {', '.join(columns)}." if columns else "It has no column of categories."
    return UnderstandingError(f"Nothing in this file is called “{unknown.written}”.", where)
