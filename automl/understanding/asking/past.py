"""Whether a question asks about the past in words that only such questions use, and its plan."""

from automl.plan import Capability, Plan
from automl.understanding.asking.asked_time import compares_years
from automl.understanding.asking.meant import group_asked_for
from automl.understanding.asking.measuring import measures_of
from automl.understanding.asking.planning import looked_up, two_ways
from automl.understanding.asking.rates import with_rate
from automl.understanding.calendar.spoken import Role
from automl.understanding.capability import wants_future, wants_past
from automl.understanding.event_time import time_axis
from automl.understanding.framing import framed
from automl.understanding.heard import Heard, hear
from automl.understanding.periods import Times, moment_of, times
from automl.understanding.roles import Part
from automl.understanding.scene import Scene

_MAKING = frozenset(("make", "made", "take", "took", "bring", "brought", "generate", "generated"))
_GIVES_WAY = (None, "predict")
"""A signal for prediction ("which customers are …") gives way to a ranking."""


def about_past(question: str, signalled: Capability | None, scene: Scene) -> Plan | None:
    """The plan of a question that ranks, shares, compares or lists; None for all others, and for what lies ahead."""
    heard = with_rate(hear(question, scene, wishing=True), scene)
    if not _wishes(heard, scene) or wants_future(heard, scene) or not _lets(signalled, heard):
        return None
    when = _times(heard, scene, past=wants_past(heard, scene) or heard.wish.any)
    if when is not None and when.period is not None and when.period.start > when.moment.end:
        return None
    return looked_up(measures_of(heard, scene), heard, when, framed(heard, scene), scene)


def _lets(signalled: Capability | None, heard: Heard) -> bool:
    """Whether another capability that the words name leaves room."""
    listed = heard.wish.listing and bool(heard.parts(Part.GROUP, Part.COUNT))
    return signalled in _GIVES_WAY or (signalled == "describe" and listed)


def _wishes(heard: Heard, scene: Scene) -> bool:
    """Whether the words wish for something of the file that a plain look-up does not do."""
    compared = any(phrase.role is Role.COMPARED for phrase in heard.phrases) or compares_years(heard)
    wish = heard.wish
    named = bool(heard.parts(Part.MEASURE, Part.GROUP, Part.COUNT, Part.KEEP, Part.QUALIFIER))
    strong = bool(wish.step or wish.part or wish.event or wish.ratio or wish.share or wish.changed or wish.by)
    ranked = wish.order is not None and (bool(heard.phrases) or bool(wish.count) or bool(group_asked_for(heard, scene)))
    if wish.any and (named or strong or ranked):
        return True
    return compared or two_ways(heard, scene) or _how_much(heard, scene)


def _how_much(heard: Heard, scene: Scene) -> bool:
    """Whether it is asked how much was sold or earned: "how much did we sell in total?"."""
    verbs = scene.lexicon.roles.sold | set(scene.lexicon.verbs_of) | _MAKING
    asked = heard.sentence.find(scene.lexicon.roles.much) is not None
    return asked and wants_past(heard, scene) and not verbs.isdisjoint(heard.sentence.words())


def _times(heard: Heard, scene: Scene, *, past: bool) -> Times | None:
    if scene.table.time is None:
        return None
    axis = time_axis(heard, scene)
    return times(heard, axis.time, moment_of(heard, axis.time, None, scene, past=past))
