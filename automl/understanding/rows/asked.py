"""A question about rows, taken apart without a calendar: "12 months longer" is no period here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from automl.table import Column, Kind, Table
from automl.understanding.lexicon.outcome_words import Phrases, RowWords
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.mentions import Mention, mentions
from automl.understanding.names import canonical, raw_words
from automl.understanding.numbers import Number, numbers
from automl.understanding.rows.openings import with_openings
from automl.understanding.scene import Scene
from automl.understanding.spelling import corrected, vocabulary
from automl.understanding.words import Sentence, Span, cut

_PASSED = words(
    "the a an our my your their its column columns feature features field fields and or & , : any all also both"
)
_NOUNS = words("data file dataset table sheet everything it this that these them rest other others")
_ASKING = phrases("predict; predicting; estimate; drives; driving; affects; influences; impacts; determines")
_LEAST_PART, _LEAST_CELL = 4, 3
_NAMING = words("id no number nr code key index")
_NEVER = (Kind.ID, Kind.TEXT, Kind.PICTURE, Kind.DATE, Kind.EMPTY)


class Use(Enum):
    """What a column is named for."""

    SUBJECT = "subject"
    FEATURE = "feature"
    LEFT_OUT = "left out"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Used:
    """A column that was named, what for, and where. score: how well the words name it, 0 to 100."""

    column: Column
    use: Use
    span: Span
    mention: Mention | None = None

    @property
    def score(self) -> float:
        return self.mention.score if self.mention else 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its words and what they mention."""

    question: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    scene: Scene

    @property
    def rows(self) -> RowWords:
        return self.scene.lexicon.rows

    def find(self, phrases: Phrases) -> Span | None:
        """The first place where one of `phrases` stands."""
        return next((span for at in range(len(self.sentence)) if (span := self.sentence.at(at, phrases))), None)

    def says(self, some: Iterable[str]) -> bool:
        """Whether one of the words occurs."""
        return not frozenset(some).isdisjoint(self.sentence.words())

    def figures(self) -> tuple[Number, ...]:
        """The numbers, each once: "$15" is one, and so is "us $15"."""
        found: list[Number] = []
        for each in numbers(self.sentence, self.scene.lexicon):
            if not found or each.span.start >= found[-1].span.end:
                found.append(each)
        return tuple(found)

    def mention_at(self, position: int) -> Mention | None:
        return next((each for each in self.mentions if position in each.span), None)


def listen(question: str, scene: Scene) -> Asked:
    """Take a question apart."""
    sentence = corrected(cut(question), vocabulary(scene.table, scene.cells, scene.lexicon), scene.lexicon)
    found = mentions(sentence, scene)
    whole = _with_plain_cells(sentence, found, scene)
    return Asked(question, sentence, with_openings(sentence, whole, scene), scene)


def _with_plain_cells(sentence: Sentence, found: tuple[Mention, ...], scene: Scene) -> tuple[Mention, ...]:
    """The mentions with everyday words that are values of a column named beside them: "an *annual* contract"."""
    named = {each.column.name for mention in found for each in mention.columns}
    more = []
    for at in range(len(sentence)):
        if any(at in mention.span for mention in found):
            continue
        cells = scene.cells.get((canonical(sentence.plain(at), scene.lexicon),), ())
        own = tuple(cell for cell in cells if cell.column.name in named and cell.column.kind is Kind.CATEGORY)
        more += [Mention(Span(at, at + 1), cells=own)] if own and len(sentence.plain(at)) >= _LEAST_CELL else []
    return tuple(sorted((*found, *more), key=lambda each: each.span))


def used(asked: Asked) -> tuple[Used, ...]:
    """Every column that is named, with what for: "predict churn *from* tenure and age *without* gender"."""
    found: list[Used] = []
    use, at = Use.SUBJECT, 0
    while at < len(asked.sentence):
        mention = asked.mention_at(at)
        cue = None if mention and len(mention.span) > 1 else _cue(asked, at)
        if cue is not None and (mention is None or cue[1] > 1):
            use, at = cue[0], at + cue[1]
            continue
        if mention is not None and mention.columns:
            found += _columns(mention, use, asked)
            at = mention.span.end
            continue
        word = asked.sentence.plain(at)
        named = use is not Use.SUBJECT or _asked_for(asked, at)
        if named and (column := _by_part(word, asked)) is not None:
            found.append(Used(column, use, Span(at, at + 1)))
        elif word not in _PASSED and mention is None:
            use = Use.SUBJECT
        at += 1
    return tuple(found)


def _asked_for(asked: Asked, at: int) -> bool:
    """Whether words that ask for a prediction stand right before a place."""
    start = at - 1 if asked.sentence.plain(at - 1) in _PASSED else at
    return asked.sentence.ending_at(start, _ASKING) is not None


def not_found(asked: Asked) -> list[str]:
    """Sentences about words that stand where columns were to be named, and name none."""
    said = []
    for at in range(len(asked.sentence)):
        cue = _cue(asked, at)
        start = at + cue[1] if cue else 0
        while cue and asked.sentence.plain(start) in _PASSED:
            start += 1
        word = asked.sentence.plain(start)
        known = not word.isalpha() or word in asked.scene.lexicon.common | _NOUNS | asked.scene.lexicon.small_words
        if cue and not known and asked.mention_at(start) is None and _by_part(word, asked) is None:
            said.append(f"“{asked.sentence.tokens[start].text}” is no column of this file, so it was passed over.")
    return list(dict.fromkeys(said))


def _cue(asked: Asked, at: int) -> tuple[Use, int] | None:
    """The use that a phrase at a place announces, and how many words it has; the longest one wins."""
    rows = asked.rows
    listed = ((rows.leaving, Use.LEFT_OUT), (rows.keeping, Use.KEPT), (rows.using, Use.FEATURE))
    spans = [(len(span), use) for phrases, use in listed if (span := asked.sentence.at(at, phrases))]
    if not spans:
        return None
    length, use = max(spans, key=lambda each: each[0])
    return use, length


def _columns(mention: Mention, use: Use, asked: Asked) -> list[Used]:
    column = mention.columns[0].column
    if use is not Use.FEATURE:
        return [Used(column, use, mention.span, mention)]
    concept = asked.rows.concepts.get(asked.sentence.plain(mention.span.end - 1), frozenset())
    alike = [each for each in asked.scene.table.columns if not concept.isdisjoint(raw_words(each.name))]
    listed = alike if len(alike) > 1 else [column]
    return [Used(each, use, mention.span, mention) for each in listed]


def _by_part(word: str, asked: Asked) -> Column | None:
    """The one column whose name the word ends or begins ("class", Pclass; "area", AreaSqm)."""
    if len(word) < _LEAST_PART or not word.isalpha() or word in asked.scene.lexicon.small_words:
        return None
    names = {column.name: "".join(raw_words(column.name)) for column in asked.scene.table.columns}
    fit = [name for name, joined in names.items() if joined.endswith(word) or joined.startswith(word)]
    return asked.scene.table.column(fit[0]) if len(fit) == 1 else None


def predictable(column: Column, table: Table) -> bool:
    """Whether a column may be what is predicted: several values, no id, no date, no long text, no running number."""
    return column.kind not in _NEVER and column.distinct > 1 and not running_number(column, table)


def running_number(column: Column, table: Table) -> bool:
    """Whether a whole number only tells rows apart: "House No", "Unnamed: 0"."""
    name = raw_words(column.name)
    called = not _NAMING.isdisjoint(name) or name[-1].endswith("id") or name[0] == "unnamed"
    return called and column.kind is Kind.INTEGER and column.distinct == table.rows
