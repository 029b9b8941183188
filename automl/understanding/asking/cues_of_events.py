"""The cues of events and of what there is: "average order value", "biggest order", "list the regions"."""

from dataclasses import replace

from automl.understanding.asking.pointing import FURTHEST, PASSED, Read, is_column, number_of
from automl.understanding.asking.wish import Wish
from automl.understanding.names import canonical
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence, Span

_COUNTING = frozenset(("most", "least", "fewest"))
"""Ends that count what follows: "the most orders"."""


def sizes(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """The mean of each event: "average order value", "deal size"; one event: "highest single order"."""
    words = scene.lexicon.asking
    for at in range(len(sentence) - 1):
        event, size = canonical(sentence.plain(at), scene.lexicon), sentence.plain(at + 1)
        if event in words.events and size in words.sizes and sentence.free(Span(at, at + 2)):
            averaged = (
                not words.averages.isdisjoint(sentence.words())
                or size in ("size", "value")
                or event in ("basket", "deal")
            )
            if averaged and (size in ("value", "size", "amount", "volume", "worth") or event != "sale"):
                return replace(wish, event=event, each=True), sentence.take(Span(at, at + 2))
    if wish.order and (single := _single_event(sentence, scene)):
        return replace(wish, event=single), sentence
    return wish, sentence


def _single_event(sentence: Sentence, scene: Scene) -> str | None:
    """The event that is asked for one by one behind a superlative: "biggest order", "10 largest deals"."""
    words = scene.lexicon.asking
    ends = words.largest | words.smallest
    for at in range(len(sentence)):
        if sentence.plain(at) not in ends - _COUNTING:
            continue
        place = at + 1
        while sentence.plain(place) in PASSED or number_of(sentence.plain(place), scene):
            place += 1
        event = canonical(sentence.plain(place), scene.lexicon)
        if event in words.each_event and place not in sentence.taken and sentence.plain(place) != "sales":
            return event
    return None


def listing(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """What there is: "list the regions", "which products do we sell", "distinct segments"."""
    words = scene.lexicon.asking
    existing = sentence.find(words.existing)
    asked = {sentence.plain(0), sentence.plain(1)} & {"which", "what"}
    if existing and asked and not wish.order:
        return replace(wish, listing=True, existing=True), sentence.take(existing)
    opened = next(
        (span for at in range(FURTHEST) if (span := sentence.at(at, words.listing)) and sentence.free(span)), None
    )
    if opened and not is_column(sentence, opened, scene):
        return replace(wish, listing=True), sentence.take(opened)
    if _shows_events(sentence, scene):
        return replace(wish, listing=True), sentence
    counted = any(sentence.at(at, scene.lexicon.roles.count) for at in range(len(sentence)))
    if not counted and not words.distinct.isdisjoint(sentence.words()):
        return replace(wish, listing=True, existing=True), sentence
    return wish, sentence


def _shows_events(sentence: Sentence, scene: Scene) -> bool:
    """Whether events are to be shown one by one: "show me orders over 5000"."""
    span = sentence.at(0, scene.lexicon.asking.showing)
    at = span.end if span else len(sentence)
    while sentence.plain(at) in PASSED or sentence.plain(at) == "all":
        at += 1
    return canonical(sentence.plain(at), scene.lexicon) in scene.lexicon.asking.each_event
