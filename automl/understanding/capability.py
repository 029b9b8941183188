"""Which capability is wanted."""

from automl.plan import Capability
from automl.table import Kind
from automl.understanding.heard import Heard
from automl.understanding.lexicon.outcome_words import Phrases
from automl.understanding.lexicon.written import phrases
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene
from automl.understanding.standing import only_wonders, standing
from automl.understanding.words import Sentence

_TWO = 2
_FURTHEST = 6
_APPLYING, _ONTO = frozenset(("apply", "run", "use")), frozenset(("to", "on", "against", "over"))
_POSSIBLE = frozenset(("can", "could", "is", "be"))
_SO_FAR = phrases("so far; to date; until now; till now; up to now; up until now; ytd")
_DATA_PARTS = (Part.MEASURE, Part.COUNT, Part.GROUP, Part.KEEP, Part.DROP)


def signalled(heard: Heard, scene: Scene) -> Capability | None:
    """The capability that some phrase names; None when only forecast, ask and predict are left."""
    requests = scene.lexicon.requests
    if heard.sentence.find(requests.drivers):
        return "predict"
    if found := standing(heard, scene):
        return found
    if _applies_model(heard.sentence):
        return "score"
    for capability, listed in requests.signals:
        if capability == "watch" and only_wonders(heard.sentence):
            continue
        if _said(heard.sentence, listed) and not (capability == "predict" and _over_time(heard, scene)):
            return "describe" if capability == "explain" and _explains_file(heard, scene) else capability
    return "describe" if _describes(heard, scene) else None


def _applies_model(sentence: Sentence) -> bool:
    """Whether a model is to be put to use: "apply the attrition model to all current staff"."""
    for at in range(len(sentence)):
        behind = [sentence.plain(place) for place in range(at + 1, at + _FURTHEST)]
        told = sentence.plain(at) in _APPLYING and sentence.plain(at - 1) not in ("we", "you", "i")
        if told and "model" in behind and not _ONTO.isdisjoint(sentence.words()[at:]):
            return True
    return False


def _explains_file(heard: Heard, scene: Scene) -> bool:
    """Whether the file is to be explained, and no figure in it: "explain me the file"."""
    requests = scene.lexicon.requests
    about_data = not requests.data_nouns.isdisjoint(heard.sentence.words())
    asked = heard.sentence.find(requests.explaining) and not heard.sentence.find(requests.causes)
    return bool(asked) and about_data and not (heard.phrases or heard.parts(*_DATA_PARTS))


def _over_time(heard: Heard, scene: Scene) -> bool:
    """Whether a measure is asked about for a period: "how will churn be next year" is no prediction of rows."""
    return scene.table.time is not None and bool(heard.phrases) and bool(heard.parts(Part.MEASURE))


def _said(sentence: Sentence, phrases: Phrases) -> bool:
    """Whether a phrase occurs. A single word that names something of the data does not count."""
    long = [phrase for phrase in phrases if len(phrase) > 1]
    return sentence.find(phrases) is not None or any(sentence.at(at, long) for at in range(len(sentence)))


def _describes(heard: Heard, scene: Scene) -> bool:
    requests = scene.lexicon.requests
    about = tuple(phrase for phrase in requests.describing if not requests.data_nouns.isdisjoint(phrase))
    found = heard.sentence.find(requests.describing) or next(
        (span for at in range(len(heard.sentence)) if (span := heard.sentence.at(at, about))), None
    )
    if not found:
        return False
    what_can = _POSSIBLE.issuperset({heard.sentence.plain(found.start + 1)}) and len(found) > _TWO
    about_data = what_can or not requests.data_nouns.isdisjoint(heard.sentence.words())
    timed = bool(heard.phrases or heard.frequency or heard.goal)
    broken_down = bool(heard.parts(Part.GROUP, Part.KEEP, Part.DROP))
    return not (timed or broken_down or wants_future(heard, scene)) or (about_data and not heard.parts(*_DATA_PARTS))


def wants_future(heard: Heard, scene: Scene) -> bool:
    """Whether a word looks ahead: forecast, expect, will."""
    requests = scene.lexicon.requests
    free = {heard.sentence.plain(at) for at in range(len(heard.sentence)) if at not in heard.sentence.taken}
    return not free.isdisjoint(requests.future | (requests.will - {"can", "could", "would"})) or heard.goal is not None


def wants_past(heard: Heard, scene: Scene) -> bool:
    """Whether the words speak of what has been, and none looks ahead."""
    sentence, requests = heard.sentence, scene.lexicon.requests
    said = (at for at in range(len(sentence)) if sentence.plain(at) in requests.past)
    gone = so_far(sentence) or any(not sentence.at(at, requests.no_past) for at in said)
    return gone and not wants_future(heard, scene)


def so_far(sentence: Sentence) -> bool:
    """Whether a period is meant as far as it has gone: "2022 so far", "this year to date"."""
    return any(sentence.at(at, _SO_FAR) for at in range(len(sentence)))


def predicts_rows(heard: Heard, scene: Scene) -> bool:
    """Whether a column is to be predicted row by row: from other columns, or because it is no amount over time."""
    if not wants_future(heard, scene) or heard.phrases or heard.frequency or heard.goal:
        return False
    if scene.table.time is None:
        return not _names_forecast(heard.sentence)
    return _from_columns(heard, scene) or (_outcome_named(heard) and not heard.parts(Part.MEASURE, Part.COUNT))


def _names_forecast(sentence: Sentence) -> bool:
    return any(word.startswith(("forecast", "project", "outlook")) for word in sentence.words())


def _from_columns(heard: Heard, scene: Scene) -> bool:
    """Whether columns are named to predict from: "predict registered from the weather"."""
    return any(
        heard.sentence.ending_at(each.mention.span.start, scene.lexicon.roles.predictors)
        for each in heard.played
        if each.mention.columns
    )


def _outcome_named(heard: Heard) -> bool:
    """Whether the first thing named is a category without "by": "predict Loan Status"."""
    first = next(iter(heard.played), None)
    return first is not None and first.part in (Part.GROUP, Part.QUALIFIER, Part.FLAGGED) and _is_outcome(first)


def _is_outcome(played: Played) -> bool:
    columns = [candidate.column for candidate in played.mention.columns]
    return any(column.kind in (Kind.CATEGORY, Kind.BOOLEAN) or column.distinct <= 2 for column in columns)  # noqa: PLR2004
