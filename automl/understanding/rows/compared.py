"""The rows that a question why compares: those that are asked about, and the others."""

from dataclasses import replace

from automl.plan import Filter
from automl.table import Kind
from automl.understanding.filters import cell_filters, flag_filters
from automl.understanding.heard import Heard
from automl.understanding.mentions import Mention
from automl.understanding.roles import Part
from automl.understanding.rows.asked import Asked
from automl.understanding.rows.outcomes import spoken_outcome
from automl.understanding.rows.predicting import spoken_words
from automl.understanding.scene import Scene, yes_of
from automl.understanding.strange import Settled, settle
from automl.understanding.unknown import Unknown
from automl.understanding.values import nearest

_SIDES = frozenset(("than", "vs", "versus", "against", "compared", "unlike"))


def groups_of(heard: Heard, asked: Asked) -> tuple[list[Filter], list[Filter], Settled]:
    """The rows that are asked about, those that they are compared with, and what misspelt names turned out to mean."""
    scene, sentence = asked.scene, heard.sentence
    flags = _flags(heard, asked)
    than = next((at for at in range(len(sentence)) if sentence.plain(at) in _SIDES), len(sentence))
    before = [each for each in heard.played if each.mention.span.start < than]
    after = [each for each in heard.played if each.mention.span.start > than]
    strange = settle(replace(heard, unknown=tuple(each for each in heard.unknown if _doubtful(each, scene))), scene)
    first = [*cell_filters(sentence, before, scene), *flags, *strange.filters]
    second = cell_filters(sentence, after, scene)
    compared = {each.column for each in first} & {each.column for each in second}
    shared = [each for each in second if each.column not in compared]
    against = [each for each in second if each.column in compared]
    around = [each for each in first if each.column not in compared]
    return [*first, *shared, *heard.comparisons], [*against, *around, *shared] if against else [], strange


def _flags(heard: Heard, asked: Asked) -> list[Filter]:
    """The rows of flags that are named: "why do *senior citizens* leave", where something else is asked about."""
    scene = asked.scene
    if spoken_outcome(asked) is None and not asked.says(asked.rows.risks):
        return []
    named = [each for each in heard.played if each.mention.columns and not _outcome(each.mention, asked)]
    flags = [each for each in named if yes_of(each.mention.columns[0].column, scene) is not None]
    return flag_filters(
        [each if each.part is Part.DROP_COLUMN else replace(each, part=Part.FLAGGED) for each in flags], scene
    )[0]


def _outcome(mention: Mention, asked: Asked) -> bool:
    """Whether a flag is the outcome itself, which keeps no rows: "why do customers churn"."""
    spoken = spoken_outcome(asked)
    targets = {model.target for model in asked.scene.circumstances.models}
    targets |= {spoken.column.name} if spoken else set()
    return not mention.columns or mention.columns[0].column.name in targets


def _doubtful(unknown: Unknown, scene: Scene) -> bool:
    """Whether an unknown word may be a misspelt name: "why is Wset lower"."""
    if spoken_words(scene).issuperset(unknown.words):
        return False
    return bool(nearest(unknown.words, scene.cells)) and any(
        column.kind is Kind.CATEGORY for column in scene.table.columns
    )
