"""Which rows a follow-up keeps."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from automl.plan import Choice, Filter, Plan
from automl.understanding.choices import key_value
from automl.understanding.currencies import currency_column
from automl.understanding.filters import cell_filters
from automl.understanding.heard import Heard
from automl.understanding.roles import Part
from automl.understanding.said import filtered
from automl.understanding.scene import Scene
from automl.understanding.strange import Settled
from automl.understanding.thread.cues import Cues
from automl.understanding.thread.filtering import merged

_LIMITED = ("", "and", "?", ",", "or")


def revised_filters(
    heard: Heard,
    strange: Settled,
    cues: Cues,
    previous: Plan,
    wide: Collection[str],
    further: Sequence[Filter],
    scene: Scene,
) -> list[Filter]:
    """The filters of the plan before with those of the words; `wide` are the columns of which all counts again.

    further: filters on flags and on time.
    """
    column = currency_column(scene)
    currency = column.name if column else None
    base = [each for each in previous.filters if each.column not in wide]
    if cues.everything and previous.limit is None:
        base = [each for each in base if each.column == currency]
    if any(token.plain in scene.lexicon.currencies for token in heard.sentence.tokens):
        base = [each for each in base if each.column != currency]
    kept = cell_filters(heard.sentence, heard.played, scene)
    return merged(base, [*kept, *strange.filters, *further, *heard.comparisons], adding=cues.adding)


def told_apart(
    filters: Sequence[Filter], grouped: Sequence[str], named: Collection[str]
) -> tuple[list[Filter], list[str]]:
    """The filters without one that keeps a single value of what is newly told apart, and sentences that say so."""
    gone = [each for each in filters if each.op == "=" and each.column in grouped and each.column not in named]
    said = [f"You asked for each {each.column}, so all of them count again." for each in gone]
    return [each for each in filters if each not in gone], said


def taken_as_only(heard: Heard, cues: Cues, filters: Sequence[Filter], scene: Scene) -> list[str]:
    """What "and West?" was taken to mean: West alone, not West beside what was there."""
    kept = [each for each in heard.parts(Part.KEEP) if _bare(heard, each.mention.span.start)]
    only = heard.sentence.find(scene.lexicon.roles.only) is not None
    if not kept or only or cues.adding or not cues.goes_on:
        return []
    columns = {cell.column.name for each in kept for cell in each.mention.cells}
    written = heard.sentence.written(kept[0].mention.span)
    return [f"“{written}” was taken to mean {filtered(each)}." for each in filters if each.column in columns][:1]


def _bare(heard: Heard, at: int) -> bool:
    return heard.sentence.plain(at - 1) in _LIMITED


def with_doubtful(heard: Heard, scene: Scene) -> Heard:
    """What an unknown word does to the cell after it ("if we close Hull") is asked: only it, or without it."""
    played = []
    for each in heard.played:
        before = [unknown for unknown in heard.unknown if unknown.span.end == each.mention.span.start]
        if each.part is Part.KEEP and before and not before[0].named:
            name = each.mention.cells[0].value
            options = [
                Choice(label=f"Only {name}", value=key_value("keep", name)),
                Choice(label=f"Without {name}", value=key_value("drop", name)),
            ]
            question = f"Do you mean only {name}, or everything without {name}?"
            chosen = scene.choices.settle(question, options)
            played.append(replace(each, part=Part.DROP if chosen == options[1].value else Part.KEEP))
        else:
            played.append(each)
    return replace(heard, played=tuple(played))
