"""What the answer is broken down by."""

from collections.abc import Sequence
from itertools import pairwise

from automl.plan import Choice
from automl.table import Column, Kind
from automl.understanding.choices import key_value, value_of
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.names import name_words
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene, groupable
from automl.understanding.words import Sentence

MEASURE_GROUP = "measure"
"""The grouping by which measures side by side are told apart."""
_SPLITTING = words("split splitting divided separately separate separated individually apart")
_BETWEEN = frozenset(("/", ",", "and", "&", "|", "vs", "versus", "+"))
_COMPARATIVES = frozenset(("more", "less", "better", "worse", "higher", "lower", "bigger", "most", "least", "fewer"))
_SAME_THING = frozenset(("id", "name", "code", "number", "no", "key"))


def groups(sentence: Sentence, played: Sequence[Played], scene: Scene) -> list[str]:
    """The grouping columns, in the order in which they were named."""
    found: list[str] = []
    for each in played:
        if each.part is Part.GROUP:
            name = _group(each.mention, sentence, scene).name
            if name not in found:
                found.append(name)
    if not found and each_of_many(sentence, scene):
        return [MEASURE_GROUP]
    return found + [name for name in _compared(sentence, played, scene) if name not in found]


def each_of_many(sentence: Sentence, scene: Scene) -> bool:
    """Whether measures side by side are asked for one by one: "for each industry", "top 3 industries"."""
    if not scene.side_by_side:
        return False
    things = [at for at in range(len(sentence)) if at not in sentence.taken and sentence.tokens[at].word]
    ranked = [at for at in things if sentence.plain(at - 2) in scene.lexicon.roles.top and at - 1 in sentence.taken]
    return bool(ranked) or any(sentence.ending_at(at, scene.lexicon.roles.by) for at in things)


def _group(mention: Mention, sentence: Sentence, scene: Scene) -> Column:
    fit = mention.column(lambda column: groupable(column, scene.lexicon))
    readable = _one_thing(fit, scene)
    if readable:
        return readable
    options = [Choice(label=column.name, value=key_value("group", column.name)) for column in fit]
    written = sentence.written(mention.span)
    chosen = scene.choices.settle(f"Which column do you mean by “{written}”?", options)
    return scene.table.column(value_of(chosen))


def _one_thing(fit: Sequence[Column], scene: Scene) -> Column | None:
    """The most readable of columns that name the same thing (Customer ID, Customer Name); None when they differ."""
    things = {frozenset(name_words(column.name, scene.lexicon)) - _SAME_THING for column in fit}
    if len(things) > 1:
        return None
    order = (Kind.CATEGORY, Kind.BOOLEAN, Kind.TEXT, Kind.INTEGER, Kind.ID)
    return min(fit, key=lambda column: order.index(column.kind))


def _which_of(word: str, sentence: Sentence) -> bool:
    """Whether "or" asks for the one of two: "do women or men spend more"."""
    return word == "or" and any(said in _COMPARATIVES or said.endswith("est") for said in sentence.words())


def _compared(sentence: Sentence, played: Sequence[Played], scene: Scene) -> list[str]:
    """The column of cells that are set against each other: "West versus East" asks for each of the two."""
    found = []
    for first, second in pairwise(played):
        if {first.part, second.part} == {Part.FLAGGED, Part.DROP_COLUMN}:
            sides = {each.mention.columns[0].column.name for each in (first, second)}
            found += list(sides) if len(sides) == 1 else []
            continue
        if not (first.mention.cells and second.mention.cells):
            continue
        between = [sentence.plain(at) for at in range(first.mention.span.end, second.mention.span.start)]
        column = first.mention.cells[0].column.name
        against = len(between) == 1 and (between[0] in scene.lexicon.roles.versus or _which_of(between[0], sentence))
        if column == second.mention.cells[0].column.name and (against or "compare" in sentence.words()):
            found.append(column)
    return found[:1] or _split_into(sentence, played)


def _split_into(sentence: Sentence, played: Sequence[Played]) -> list[str]:
    """The column of cells that a split is into: "split east/west/central/south", "North and South separately"."""
    said = _SPLITTING & set(sentence.words())
    for first, second in pairwise(played):
        if said and first.mention.cells and second.mention.cells:
            between = [sentence.plain(at) for at in range(first.mention.span.end, second.mention.span.start)]
            column = first.mention.cells[0].column.name
            if column == second.mention.cells[0].column.name and set(between) <= _BETWEEN:
                return [column]
    return []
