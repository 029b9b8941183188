"""Names that the file does not have: asked about or refused, never passed over in a question about the past."""

from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.names import families_of, family
from automl.understanding.scene import Scene
from automl.understanding.strange import no_such, passed_over
from automl.understanding.unknown import Slot, Unknown
from automl.understanding.values import near_names, nearest

_NAMING = words("of for from by with did does has had is was in at to about")
_VERBS = ("ed", "ing")


def refuse_unknown_names(heard: Heard, scene: Scene) -> None:
    """UnderstandingError for a name that nothing in the file bears: "sales of kevib" is no question about all sales."""
    for unknown in heard.unknown:
        asked_about = _is_measure(unknown, scene) or nearest(unknown.words, scene.cells)
        asked_about = asked_about or near_names(unknown.words, scene.cells)
        narrows = passed_over(unknown, heard) and unknown.slot is not Slot.COUNT
        if (narrows or _is_name(unknown, heard)) and not asked_about:
            raise no_such(unknown, scene)


def _is_measure(unknown: Unknown, scene: Scene) -> bool:
    """Whether words name a measure, about which the question has gone back already."""
    families = families_of(unknown.words[-1], scene.lexicon)
    return any(family(name, scene.lexicon).measure for name in families)


def _is_name(unknown: Unknown, heard: Heard) -> bool:
    if unknown.words[-1].endswith(_VERBS):
        return False
    before = heard.sentence.plain(unknown.span.start - 1)
    return unknown.named or unknown.slot in (Slot.KEEP, Slot.DROP) or before in _NAMING
