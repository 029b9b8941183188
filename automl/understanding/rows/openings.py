"""Cells that are named by how they begin: "credit card" for Credit card (automatic), "fiber" for Fiber optic."""

from automl.table import Kind
from automl.understanding.mentions import Mention
from automl.understanding.names import canonical
from automl.understanding.scene import Scene
from automl.understanding.values import Cell
from automl.understanding.words import Sentence, Span

_LONGEST = 3
_LEAST = 5
"""Letters from which a single word may stand for a longer value."""


def with_openings(sentence: Sentence, found: tuple[Mention, ...], scene: Scene) -> tuple[Mention, ...]:
    """The mentions, with the runs of words that begin just one value of the categories."""
    more: list[Mention] = []
    taken = {at for each in found for at in each.span}
    for length in range(_LONGEST, 0, -1):
        for start in range(len(sentence) - length + 1):
            span = Span(start, start + length)
            if taken.isdisjoint(span) and (cell := _begun(span, sentence, scene)) is not None:
                more.append(Mention(span, cells=(cell,)))
                taken.update(span)
    return tuple(sorted((*found, *more), key=lambda each: each.span))


def _spelt(word: str, scene: Scene) -> str:
    """A small number in letters: "2 year contracts" are those of Two year."""
    numbers = scene.lexicon.calendar.numbers
    return next((name for name, number in numbers.items() if str(number) == word), word)


def _begun(span: Span, sentence: Sentence, scene: Scene) -> Cell | None:
    said = [_spelt(sentence.plain(at), scene) for at in span]
    words = tuple(canonical(word, scene.lexicon) for word in said)
    whole = [cell for cell in scene.cells.get(words, ()) if cell.column.kind is Kind.CATEGORY]
    if len(words) > 1 and len(whole) == 1:
        return whole[0]
    small = scene.lexicon.common | scene.lexicon.small_words | scene.lexicon.calendar.units.keys()
    if any(word in small or not word.isalpha() for word in (*said, *words)):
        return None
    if len(words) == 1 and len(words[0]) < _LEAST:
        return None
    fit = [
        cell
        for key, cells in scene.cells.items()
        if len(key) > len(words) and key[: len(words)] == words
        for cell in cells
        if cell.column.kind is Kind.CATEGORY
    ]
    return fit[0] if len(fit) == 1 else None
