"""By what a follow-up breaks the answer down, and how many of the groups it wants."""

from collections.abc import Sequence

from automl.plan import Choice, Plan
from automl.table import Kind
from automl.understanding.choices import key_value, value_of
from automl.understanding.groups import groups
from automl.understanding.heard import Heard
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene
from automl.understanding.strange import Settled
from automl.understanding.thread.cues import Cues

_CELLS = ("=", "in", "!=", "not_in")
_MOST_GROUPS = 50


def widened(heard: Heard, previous: Plan, scene: Scene) -> dict[str, Played]:
    """The columns of which all values count again: "all regions", where some were kept or left out."""
    held = {each.column for each in previous.filters if each.op in _CELLS}
    found: dict[str, Played] = {}
    for each in heard.played:
        before = heard.sentence.plain(each.mention.span.start - 1)
        named = {candidate.column.name for candidate in each.mention.columns[:1]}
        if before in scene.lexicon.thread.all_of and named & held:
            found |= dict.fromkeys(named & held, each)
    return found


def revised_groups(
    heard: Heard, strange: Settled, cues: Cues, previous: Plan, apart: Sequence[Played], scene: Scene
) -> list[str]:
    """The grouping columns: those that the words name, in place of those before or, when adding, after them.

    apart: what was said of all values of a column, which is no grouping.
    """
    gone = ungrouped(heard, previous, scene)
    played = [each for each in heard.played if each not in apart and each not in gone.values()]
    found = list(dict.fromkeys([*groups(heard.sentence, played, scene), *strange.groups]))
    if found and cues.adding and not heard.parts(Part.MEASURE):
        return list(dict.fromkeys([*previous.groups, *found]))
    if found:
        return found
    return [] if cues.total_only else [name for name in previous.groups if name not in gone]


def ungrouped(heard: Heard, previous: Plan, scene: Scene) -> dict[str, Played]:
    """The groupings that are given up: "not by region", "without regions", "the total of all regions"."""
    sentence, thread = heard.sentence, scene.lexicon.thread
    total = not thread.bare_total.isdisjoint(sentence.words())
    found: dict[str, Played] = {}
    for each in heard.played:
        at = each.mention.span.start
        named = {candidate.column.name for candidate in each.mention.columns[:1]} & set(previous.groups)
        denied = sentence.plain(at - 1) == "by" and (sentence.plain(at - 2),) in scene.lexicon.roles.without
        altogether = total and sentence.plain(at - 1) in thread.all_of
        if named and (each.part is Part.DROP_COLUMN or denied or altogether):
            found |= dict.fromkeys(named, each)
    return found


def revised_limit(
    heard: Heard, cues: Cues, previous: Plan, grouped: list[str], scene: Scene
) -> tuple[int | None, list[str]]:
    """How many of the groups are wanted, and the groups; the question goes back when there are none to rank."""
    if heard.limit is not None and not grouped:
        options = [
            Choice(label=column.name, value=key_value("group", column.name))
            for column in scene.table.of_kind(Kind.CATEGORY)
            if 1 < column.distinct <= _MOST_GROUPS
        ]
        if options:
            chosen = value_of(scene.choices.settle(f"The {heard.limit} largest of what?", options))
            return heard.limit, [chosen]
    if not grouped or cues.everything:
        return None, grouped
    return heard.limit or heard.wish.count or previous.limit, grouped
