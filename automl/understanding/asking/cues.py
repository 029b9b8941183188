"""The cues of a wish in a sentence. Each reader takes the words that it has understood."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from automl.understanding.asking.cues_of_change import change
from automl.understanding.asking.cues_of_events import listing, sizes
from automl.understanding.asking.cues_of_time import course, mean_of_steps, parts, units
from automl.understanding.asking.pointing import Read, found, number_of
from automl.understanding.asking.wish import Wish
from automl.understanding.computed import measured_as
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence


def wished(sentence: Sentence, scene: Scene) -> Read:
    """What a sentence wishes for, and the sentence with the words of the cues taken."""
    read: Read = (Wish(), sentence)
    for reader in _READERS:
        read = reader(*read, scene)
    return read


def _ranking(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """Which end is asked for; "lost most" is the other one. The words stay: they say how to sum up, too."""
    words = scene.lexicon.asking
    ends = [
        "largest" if sentence.plain(at) in words.largest else "smallest"
        for at in range(len(sentence))
        if sentence.plain(at) in words.largest | words.smallest and sentence.plain(at - 1) not in words.not_ranking
        if at not in sentence.taken
    ]
    if not ends:
        return wish, sentence
    lost = not words.losing.isdisjoint(sentence.words())
    low = lost or ends[0] == "smallest"
    return replace(wish, order="smallest" if low else "largest", count=_count(sentence, scene)), sentence


def _told_by(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """The column by which a word ranks: "oldest", "most expensive"."""
    for at in range(len(sentence)):
        named = scene.lexicon.asking.told_by.get(sentence.plain(at))
        column = measured_as(named, scene) if named and wish.order and at not in sentence.taken else None
        if column is not None:
            return replace(wish, by=column.name), sentence.take((at,))
    return wish, sentence


def _count(sentence: Sentence, scene: Scene) -> int | None:
    """How many of the ranking: "bottom 5", "3 worst", "which 3"."""
    words = scene.lexicon.asking
    ends = words.largest | words.smallest | {"which", "what"}
    for at in range(len(sentence)):
        number = number_of(sentence.plain(at), scene)
        beside = {sentence.plain(at - 1), sentence.plain(at + 1)}
        if number and (not ends.isdisjoint(beside) or _heads_ranking(sentence, at, scene)):
            return number
    return None


def _heads_ranking(sentence: Sentence, at: int, scene: Scene) -> bool:
    """Whether a number counts what is ranked: "ten cities with the worst profit", "most expensive 10 stones"."""
    words = scene.lexicon.asking
    ends = words.largest | words.smallest
    if sentence.plain(at - 2) in ends and sentence.plain(at - 3) != "at" and sentence.tokens[at - 1].word:
        return sentence.plain(at - 1) not in scene.lexicon.calendar.coming
    noun = sentence.plain(at + 1)
    counted = noun.isalpha() and noun not in scene.lexicon.scale and noun not in scene.lexicon.currencies
    by_end = {sentence.plain(place) for place in range(at + 2, len(sentence))}
    return counted and not _BOUNDING.isdisjoint(by_end) and not ends.isdisjoint(by_end) and _opens(sentence, at, scene)


def _opens(sentence: Sentence, at: int, scene: Scene) -> bool:
    """Whether nothing but words of asking stand before a place: "show me the five stores with …"."""
    before = {sentence.plain(place) for place in range(at)}
    showing = {word for phrase in scene.lexicon.asking.showing for word in phrase}
    return before <= showing | scene.lexicon.requests.polite | {"the", "which", "name", "are", "those"}


def _share(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    span = found(sentence, scene.lexicon.asking.share, scene)
    if span is None:
        return wish, sentence
    return replace(wish, share=True), sentence.take(span)


def _ratio(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    span = found(sentence, scene.lexicon.asking.ratios, scene)
    return (replace(wish, ratio=True, share=False), sentence.take(span)) if span else (wish, sentence)


_BOUNDING = frozenset(("with", "by", "of", "having", "that", "had", "have", "where", "whose"))
_READERS: Sequence[Callable[[Wish, Sentence, Scene], Read]] = (
    _ranking, _told_by, _ratio, change, _share, mean_of_steps, parts, units, sizes, course, listing,
)  # fmt: skip
