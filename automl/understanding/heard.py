"""What was heard: a question taken apart into its stretches of time, mentions, numbers and what nothing explains."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from automl.plan import Filter, Op
from automl.table import Frequency
from automl.understanding.asking.cues import wished
from automl.understanding.asking.wish import Wish
from automl.understanding.calendar.phrases import frequency, phrases
from automl.understanding.calendar.spoken import Phrase
from automl.understanding.comparisons import comparisons
from automl.understanding.goal import goal
from automl.understanding.limit import limit
from automl.understanding.mentions import COUNTED, Mention, mentions
from automl.understanding.numbers import Number
from automl.understanding.roles import Part, Played, cast
from automl.understanding.scene import Scene
from automl.understanding.spelling import corrected, vocabulary
from automl.understanding.unknown import Unknown, unknowns
from automl.understanding.words import Sentence, Span, cut

_TWO_WORDS = 2
_OPPOSITE: dict[Op, Op] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Heard:
    """A question taken apart. `sentence` has everything taken that some reading explained."""

    sentence: Sentence
    played: tuple[Played, ...]
    phrases: tuple[Phrase, ...]
    frequency: Frequency | None
    goal: Number | None
    limit: int | None
    comparisons: tuple[Filter, ...]
    unknown: tuple[Unknown, ...]
    wish: Wish = field(default_factory=Wish)

    def parts(self, *wanted: Part) -> tuple[Played, ...]:
        return tuple(each for each in self.played if each.part in wanted)

    @property
    def corrections(self) -> tuple[str, ...]:
        """Misspelt names of the data that were taken, as sentences."""
        said = []
        for each in self.played:
            if each.mention.corrected and each.mention.columns:
                written = self.sentence.written(each.mention.span)
                said.append(f"“{written}” was taken to mean {each.mention.columns[0].column.name}.")
        return tuple(dict.fromkeys(said))


def hear(question: str, scene: Scene, *, wishing: bool = False) -> Heard:
    """Take a question apart. Names of several words come first, then time, then single words.

    wishing: take it for a question about the past, and its words for what such a question wishes for.
    """
    lexicon = scene.lexicon
    sentence = corrected(cut(question), vocabulary(scene.table, scene.cells, lexicon), lexicon)
    long_names = (*mentions(sentence, scene, least_words=_TWO_WORDS), *_steps_as_cells(sentence, scene))
    free = sentence.take(at for each in long_names for at in each.span)
    wish, free = wished(free, scene) if wishing else (Wish(), free)
    step, after_step = frequency(free, lexicon)
    spoken, after_time = phrases(after_step, lexicon)
    number, after_goal = goal(after_time, lexicon)
    count, after_count = limit(after_goal, lexicon)
    short_names = mentions(after_count, scene)
    found = tuple(sorted((*long_names, *short_names), key=lambda each: each.span))
    compared, left, after_numbers = comparisons(after_count, found, scene)
    played, compared = _left_out_together(cast(after_numbers, left, scene), compared)
    taken = after_numbers.take(at for each in found for at in each.span)
    return Heard(taken, played, spoken, step, number, count, tuple(compared), unknowns(taken, scene), wish)


def _steps_as_cells(sentence: Sentence, scene: Scene) -> tuple[Mention, ...]:
    """Words of time that are cells, in a table without dates: "on Monthly data" where a column tells Monthly apart."""
    if scene.table.time is not None:
        return ()
    steps = scene.lexicon.calendar.adverbs
    return tuple(
        Mention(Span(at, at + 1), cells=cells)
        for at in range(len(sentence))
        if at and sentence.plain(at) in steps and (cells := scene.cells.get((sentence.plain(at),), ()))
        if cells[0].value == sentence.tokens[at].text
    )


def _left_out_together(
    played: tuple[Played, ...], compared: Sequence[Filter]
) -> tuple[tuple[Played, ...], list[Filter]]:
    """The parts, and the comparisons: "excluding orders above 3000" keeps those up to 3000, and drops no column."""
    rows = [each for each in played if each.part is Part.DROP_COLUMN and each.mention.columns[0].column.kind in COUNTED]
    if not rows or not compared or any(each.op not in _OPPOSITE for each in compared):
        return played, list(compared)
    kept = tuple(replace(each, part=Part.QUALIFIER) if each in rows else each for each in played)
    return kept, [each.model_copy(update={"op": _OPPOSITE[each.op]}) for each in compared]
