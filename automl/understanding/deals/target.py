"""The target that a pipeline is set against."""

from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.numbers import number_at
from automl.understanding.scene import Scene

_COVER = words("coverage cover covers covered enough")
_TOWARDS = words("against for of to at is =")


def goal_of(heard: Heard, scene: Scene) -> float | None:
    """The target that is named, also as what the pipeline is to cover: "coverage against 3M"."""
    if heard.goal is not None:
        return heard.goal.value
    sentence = heard.sentence
    if _COVER.isdisjoint(sentence.words()):
        return None
    for at in range(1, len(sentence)):
        number = number_at(sentence, at, scene.lexicon)
        if number and sentence.plain(at - 1) in _TOWARDS:
            return number.value
    return None
