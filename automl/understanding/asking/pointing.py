"""Where the cues of a wish stand in a sentence, where they name nothing of the data."""

from automl.understanding.asking.wish import Wish
from automl.understanding.lexicon.outcome_words import Phrases
from automl.understanding.names import canonical, name_words
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence, Span

Read = tuple[Wish, Sentence]
FURTHEST = 3
PASSED = frozenset(("the", "a", "our", "single", "one", "individual", "ever"))
_MOST = 1000


def number_of(word: str, scene: Scene) -> int | None:
    number = int(word) if word.isdigit() else scene.lexicon.calendar.numbers.get(word)
    return number if number and word not in ("a", "an", "one") and 0 < number <= _MOST else None


def each_alone(words: frozenset[str]) -> Phrases:
    return tuple((word,) for word in sorted(words))


def found(sentence: Sentence, phrases: Phrases, scene: Scene) -> Span | None:
    """The longest of the phrases that occurs, where it names nothing of the data."""
    spans = [span for at in range(len(sentence)) if (span := sentence.at(at, phrases)) and sentence.free(span)]
    return next((span for span in sorted(spans, key=len, reverse=True) if not is_column(sentence, span, scene)), None)


def is_column(sentence: Sentence, span: Span, scene: Scene) -> bool:
    """Whether words name a column, or a cell that is written in the same way: the plan "Growth", a "Market Share"."""
    said = {canonical(sentence.plain(at), scene.lexicon) for at in span if sentence.tokens[at].word}
    telling = {word for word in said if len(word) > FURTHEST}
    columns = {word for column in scene.table.columns for word in name_words(column.name, scene.lexicon)}
    written = sentence.written(span)
    cells = any(cell.value == written for cell in scene.cells.get(tuple(sorted(said)), ()))
    return (bool(telling) and telling <= columns) or cells
