"""What is no question about the file: greetings, and wishes that no file can fulfil."""

from automl.errors import UnderstandingError
from automl.understanding.calendar.spoken import Next, Rest
from automl.understanding.capability import wants_future
from automl.understanding.heard import Heard
from automl.understanding.lexicon.other_languages import ENGLISH_MARKS, OTHERS
from automl.understanding.names import canonical, families_of
from automl.understanding.roles import Part
from automl.understanding.scene import Scene
from automl.understanding.values import nearest
from automl.understanding.words import cut

_LEAST_WORDS = 3
_LEAST_MARKS = 2


def says_nothing(heard: Heard, scene: Scene) -> bool:
    """Whether there is no request in the words: a greeting, thanks, a bare "predict"."""
    said = [word for word in heard.sentence.words() if word not in scene.lexicon.requests.greetings]
    if heard.played or heard.phrases or heard.frequency or heard.goal:
        return False
    return not said or (len(said) == 1 and not names_outside(heard, scene)) or _vague(heard, scene)


def small_talk(heard: Heard, scene: Scene) -> bool:
    """Whether the words only greet, thank or praise: "thanks, great job!", "see you tomorrow"."""
    requests, said = scene.lexicon.requests, set(heard.sentence.words())
    if heard.played or heard.frequency or heard.goal or wants_future(heard, scene) or names_outside(heard, scene):
        return False
    by_the_way = all(phrase.weak for phrase in heard.phrases)
    free = {heard.sentence.plain(at) for at in range(len(heard.sentence)) if at not in heard.sentence.taken}
    greeted = not said.isdisjoint(requests.greetings - requests.polite - requests.data_nouns)
    rest = {word for word in free - requests.greetings - scene.lexicon.common if word[:1].isalpha()}
    return by_the_way and greeted and not rest


def _vague(heard: Heard, scene: Scene) -> bool:
    """Whether the words are everyday ones that name nothing: "what can you do?"."""
    return not heard.unknown and not wants_future(heard, scene) and not names_outside(heard, scene)


def refuse_other_languages(question: str, scene: Scene) -> None:
    """UnderstandingError for a question in Italian, Dutch, Polish or Swedish, known by words that the file lacks."""
    held = {word for key in scene.cells for word in key}
    said = set(cut(question).words()) - held
    if not said.isdisjoint(ENGLISH_MARKS):
        return
    for language, marks in OTHERS.items():
        if len(said & marks) >= _LEAST_MARKS:
            raise UnderstandingError(
                f"That looks like {language}, which is not understood yet.",
                "Ask in English, German, Spanish, French or Portuguese, for example “forecast the next quarter”.",
            )


def refuse_outside(heard: Heard, scene: Scene) -> None:
    """UnderstandingError when the wish has nothing to do with data."""
    if _outside_wish(heard, scene):
        raise UnderstandingError(
            "That is outside what I can do: I answer questions about the data in a file.",
            "Ask about the file, for example “what's in this file?” or “forecast the next quarter”.",
        )


def _outside_wish(heard: Heard, scene: Scene) -> bool:
    outside = names_outside(heard, scene)
    ordered = _orders(heard, scene) and not wants_future(heard, scene)
    if not outside and not ordered and _nearly_named(heard, scene):
        return False
    if heard.parts(Part.MEASURE, Part.COUNT):
        return ordered and outside
    if heard.parts(Part.GROUP, Part.KEEP, Part.DROP):
        return ordered and (outside or not (heard.phrases or heard.frequency or heard.limit))
    if outside:
        return True
    if _of_the_trade(heard, scene):
        return False
    strange = len(heard.sentence.words()) >= _LEAST_WORDS and bool(heard.unknown) and not wants_future(heard, scene)
    return ordered or (strange and not heard.parts(Part.COUNT))


def _nearly_named(heard: Heard, scene: Scene) -> bool:
    """Whether a name is nearly one of the file's: "what did kevib sell" is about Kevin."""
    said = set(heard.sentence.words())
    sold = not said.isdisjoint(scene.lexicon.roles.sold | set(scene.lexicon.verbs_of) | scene.lexicon.requests.past)
    return sold and any(nearest(unknown.words, scene.cells) for unknown in heard.unknown)


def _orders(heard: Heard, scene: Scene) -> bool:
    """Whether something is to be done in the world: "order …", "could you please book …"."""
    words = heard.sentence.words()
    verb = next((at for at, word in enumerate(words) if word not in scene.lexicon.requests.polite), len(words))
    asked = any(word in scene.lexicon.roles.each for word in words)
    return words[verb : verb + 1] != () and words[verb] in scene.lexicon.requests.outside_verbs and not asked


def _of_the_trade(heard: Heard, scene: Scene) -> bool:
    """Whether the words could be about data, though not about these: they look ahead, or name a known measure."""
    ahead = any(isinstance(phrase.spoken, (Next, Rest)) for phrase in heard.phrases)
    known = any(families_of(word, scene.lexicon) for unknown in heard.unknown for word in unknown.words)
    titled = any(canonical(word, scene.lexicon) in scene.title_words for word in heard.sentence.words())
    return ahead or known or titled or heard.frequency is not None or bool(heard.phrases and wants_future(heard, scene))


def names_outside(heard: Heard, scene: Scene) -> bool:
    free = {heard.sentence.plain(at) for at in range(len(heard.sentence)) if at not in heard.sentence.taken}
    strange = free & scene.lexicon.requests.outside
    return bool(strange) and strange.isdisjoint(scene.title_words)
