"""Questions that stand: checks whether something has changed, reports that are to come again, alerts."""

from automl.plan import Capability
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.roles import Part
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence

_TELLING = words("tell let notify inform message email ping warn alert remind text")
_CONDITIONS = phrases("if; when; once; whenever; as soon as; the moment; the minute; the day; in case")
_NEAREST, _FURTHEST = 2, 8
_SENDING = words("send post share email mail deliver forward give publish update message remind run refresh")
_EACH = words("each every")
_GROUPING = words("for by of in per from during within")
_TIMES = words("morning evening weekday weekend monday tuesday wednesday thursday friday saturday sunday")
_ON = words("first last 1st start end beginning middle")
_GENERAL = words("""
data dataset numbers figures values columns distribution distributions pattern patterns behaviour behavior market
population mix profile anything something things relationship relationships customers audience traffic these
""")
_MOVED = words("""
change changed changes shift shifted shifts moved drift drifted drifts differ differs new unusual different
""")
_HAVE = words("has have had did do does is are")
_SUPPOSED = phrases("should i; should we; do i need to; do we need to; do i have to; must i; must we; shall i")


def standing(heard: Heard, scene: Scene) -> Capability | None:
    """The capability of a question that stands; None for all others."""
    sentence = heard.sentence
    if _alerts(sentence) or _scheduled(sentence, scene):
        return "watch"
    return "drift" if _checks_change(heard) else None


def only_wonders(sentence: Sentence) -> bool:
    """Whether a word of warning only asks what to do: "or should I warn finance?"."""
    return any(
        sentence.at(at, _SUPPOSED) and not _TELLING.isdisjoint({sentence.plain(at + 2), sentence.plain(at + 3)})
        for at in range(len(sentence))
    )


def _alerts(sentence: Sentence) -> bool:
    """Whether somebody is to be told under a condition: "tell #sales if …", "let me know in #ops as soon as …"."""
    for at in range(min(len(sentence), _FURTHEST)):
        if sentence.plain(at) not in _TELLING or sentence.plain(at - 1) in ("you", "to", "i"):
            continue
        after = range(at + _NEAREST, min(at + 2 * _FURTHEST, len(sentence)))
        if any(sentence.at(place, _CONDITIONS) for place in after):
            return True
    return False


def _scheduled(sentence: Sentence, scene: Scene) -> bool:
    """Whether something is to be sent again and again: "send me the forecast on the first of each month"."""
    units = scene.lexicon.calendar.units
    sent = any(sentence.plain(at) in _SENDING for at in range(min(len(sentence), _FURTHEST // 2)))
    for at in range(1, len(sentence)):
        if not sent or sentence.plain(at) not in _EACH:
            continue
        before, unit = sentence.plain(at - 1), sentence.plain(at + 1)
        dated = before == "of" and not _ON.isdisjoint({sentence.plain(at - 2), sentence.plain(at - 3)})
        last = at + _NEAREST >= len(sentence) or not sentence.tokens[at + _NEAREST].word
        if (dated and unit in units) or unit in _TIMES or (unit in units and before not in _GROUPING and last):
            return True
    return False


def _checks_change(heard: Heard) -> bool:
    """Whether it is asked if the data have changed, and not by how much one measure has."""
    sentence = heard.sentence
    said = sentence.words()
    if "since when" in " ".join(said) and not _MOVED.isdisjoint(said):
        return True
    if heard.parts(Part.MEASURE, Part.COUNT) or heard.goal is not None:
        return False
    for at in range(len(sentence)):
        opens = sentence.plain(at) in _HAVE and (at == 0 or not sentence.tokens[at - 1].word)
        following = [sentence.plain(place) for place in range(at + 1, min(at + _FURTHEST, len(sentence)))]
        moved = next((place for place, word in enumerate(following) if word in _MOVED), None)
        if opens and moved is not None and not _GENERAL.isdisjoint(following):
            return not heard.parts(Part.GROUP)
    return False
