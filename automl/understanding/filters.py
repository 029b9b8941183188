"""Rows to keep: cells that were named, numbers that were compared, flags that were left out."""

from collections.abc import Sequence

from automl.plan import Choice, Filter, Scalar
from automl.table import Column
from automl.understanding.choices import key_value
from automl.understanding.mentions import Mention
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene, yes_of
from automl.understanding.values import Cell
from automl.understanding.words import Sentence


def cell_filters(sentence: Sentence, played: Sequence[Played], scene: Scene) -> list[Filter]:
    """Filters on the cells that were named: several of one column are kept, or left out, together."""
    kept: dict[str, list[Scalar]] = {}
    dropped: dict[str, list[Scalar]] = {}
    named = {name for each in played if each.part is Part.QUALIFIER for name in _columns_of(each.mention)}
    for each in played:
        if each.mention.cells:
            cell = _cell(each.mention, sentence, named, scene)
            into = dropped if each.part is Part.DROP else kept
            values = into.setdefault(cell.column.name, [])
            if cell.value not in values:
                values.append(cell.value)
    for column in kept.keys() & dropped.keys():
        _settle_both(column, kept, dropped, scene)
    return [_one_of(column, values) for column, values in kept.items() if values] + [
        _none_of(column, values) for column, values in dropped.items() if values
    ]


def _settle_both(column: str, kept: dict[str, list[Scalar]], dropped: dict[str, list[Scalar]], scene: Scene) -> None:
    """Take a value that is both asked for and left out as the one or the other; the question goes back for which."""
    for value in [each for each in kept[column] if each in dropped[column]]:
        only, without = f"{column}: {value}", f"{column}: not {value}"
        options = [Choice(label=f"Only {value}", value=only), Choice(label=f"All but {value}", value=without)]
        question = f"“{value}” is both asked for and left out. Which do you mean?"
        (dropped if scene.choices.settle(question, options) == only else kept)[column].remove(value)


def _columns_of(mention: Mention) -> list[str]:
    return [candidate.column.name for candidate in mention.columns]


def _cell(mention: Mention, sentence: Sentence, named: set[str], scene: Scene) -> Cell:
    """The cell meant; when columns share the value, the one that was named beside it, else the question goes back."""
    cells = mention.cells
    if len(cells) > 1:
        beside = tuple(cell for cell in cells if cell.column.name in named)
        cells = beside or cells
    if len({cell.column.name for cell in cells}) == 1:
        return cells[0]
    options = [
        Choice(label=f"{cell.column.name}: {cell.value}", value=key_value(cell.column.name, cell.value))
        for cell in cells
    ]
    written = sentence.written(mention.span)
    chosen = scene.choices.settle(f"“{written}” occurs in several columns. Which do you mean?", options)
    return next(cell for cell in cells if key_value(cell.column.name, cell.value) == chosen)


def _one_of(column: str, values: list[Scalar]) -> Filter:
    if len(values) == 1:
        return Filter(column=column, op="=", value=values[0])
    return Filter(column=column, op="in", value=values)


def _none_of(column: str, values: list[Scalar]) -> Filter:
    if len(values) == 1:
        return Filter(column=column, op="!=", value=values[0])
    return Filter(column=column, op="not_in", value=values)


def flag_filters(played: Sequence[Played], scene: Scene) -> tuple[list[Filter], list[str]]:
    """Filters on flags ("returns", "excluding returns"), and other columns that were left out."""
    filters: list[Filter] = []
    excluded: list[str] = []
    for each in played:
        if each.part is Part.FLAGGED and not _both(each, played):
            column = each.mention.columns[0].column
            filters.append(Filter(column=column.name, op="=", value=yes_of(column, scene) or True))
        if each.part is Part.DROP_COLUMN and not _both(each, played):
            column = each.mention.columns[0].column
            filter_ = _without(column, scene)
            filters += [filter_] if filter_ else []
            excluded += [] if filter_ else [column.name]
    return filters, excluded


def _both(one: Played, played: Sequence[Played]) -> bool:
    """Whether both sides of a flag are named: "churners vs non churners" keeps all rows."""
    column = one.mention.columns[0].column.name
    sides = {each.part for each in played if each.mention.columns and each.mention.columns[0].column.name == column}
    return {Part.FLAGGED, Part.DROP_COLUMN} <= sides


def _without(column: Column, scene: Scene) -> Filter | None:
    """The rows in which a flag does not say yes, or an amount is 0; None when the column is neither."""
    yes = yes_of(column, scene)
    if yes is not None:
        return Filter(column=column.name, op="!=", value=yes)
    return Filter(column=column.name, op="=", value=0) if column.kind.numeric and column.min == 0 else None
