"""What part each mention plays: measure, group, filter, count, left out. Read from left to right."""

from dataclasses import dataclass, replace
from enum import Enum

from automl.table import Kind
from automl.understanding.columns import EXACT, NEAR_EXACT, Candidate
from automl.understanding.formulas import sign_between
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import COUNTED, Mention, counted_behind
from automl.understanding.scene import Scene, groupable, is_measure, yes_of
from automl.understanding.words import Sentence, Span

_ARTICLES = words(
    "the a an our my your their its all of different distinct unique various each every single individual both"
)
_NAMING = words("of is = : the equals named called")
_SIGNS = words(". : -")
_LISTING = words("and & , plus")
_FURTHEST = 4
_WHERE = words("on in during with among")
_FEW = 12
"""Whole numbers of so few values, that are known for no amount, are groups where they stand beside one."""
_REST = words("rest others other else remaining")
_LOOSE = words("for of in from to among with across at on")
Phrases = tuple[tuple[str, ...], ...]


class Part(Enum):
    """The part that a mention plays. A qualifier only says more about its neighbour, and decides nothing."""

    MEASURE = "measure"
    GROUP = "group"
    COUNT = "count"
    KEEP = "keep"
    DROP = "drop"
    DROP_COLUMN = "drop column"
    FLAGGED = "flagged"
    PER = "per"
    QUALIFIER = "qualifier"
    TERM = "term"
    """A further term of the measure before it: "sales minus *profit*"."""


@dataclass(frozen=True, slots=True)
class Played:
    """A mention with its part."""

    mention: Mention
    part: Part


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mention stands: the words before it, what was there before, what comes after.

    joined: whether the words before only join it to the previous mention ("and", ","). measured: whether something
    before it is measured or counted already.
    """

    sentence: Sentence
    mention: Mention
    lead: tuple[str, ...]
    joined: bool
    previous: Played | None
    following: Mention | None
    measured: bool

    def led_by(self, phrases: Phrases) -> bool:
        """Whether one of the phrases stands before the mention; articles between are passed over."""
        bare = list(self.lead)
        stages = [self.lead]
        while bare and (bare[-1] in _ARTICLES or bare[-1] in _SIGNS) and (bare[-1],) not in phrases:
            bare.pop()
            stages.append(tuple(bare))
        return any(each[-len(phrase) :] == phrase for each in stages for phrase in phrases)


def cast(sentence: Sentence, found: tuple[Mention, ...], scene: Scene) -> tuple[Played, ...]:
    """Every mention with its part."""
    played: list[Played] = []
    for index, found_here in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        mention = _told_apart(sentence, found_here, scene) or found_here
        place = _place(sentence, mention, played, following, scene)
        part = _cell_part(place, scene) if mention.cells else _column_part(place, scene)
        if part in (Part.MEASURE, Part.DROP_COLUMN, Part.GROUP) and _reckoned(place, scene):
            part = Part.TERM
        played.append(Played(mention, part))
    return tuple(played)


def _told_apart(sentence: Sentence, mention: Mention, scene: Scene) -> Mention | None:
    """The column of a cell, or of a flag, that is set against all the others: "West vs the rest", "seniors vs rest"."""
    if not _against_the_rest(sentence, mention.span, scene):
        return None
    named = mention.columns[0].column if mention.columns else mention.cells[0].column
    fit = bool(mention.cells) or yes_of(named, scene) is not None
    return replace(mention, columns=(Candidate(named, EXACT),), cells=()) if fit else None


def _against_the_rest(sentence: Sentence, span: Span, scene: Scene) -> bool:
    behind = [sentence.plain(at) for at in range(span.end, span.end + _FURTHEST)]
    joined = behind[:1] != [""] and (behind[0] in scene.lexicon.roles.versus or behind[:2] == ["compared", "to"])
    others = [word for word in behind[1:] if word not in ("the", "all", "with", "to", "everybody", "everyone")]
    return joined and others[:1] != [] and (others[0] in _REST or others[0] in _opposite(sentence, span, scene))


def _opposite(sentence: Sentence, span: Span, scene: Scene) -> frozenset[str]:
    """Words for those of whom an outcome is not true: "left" has "stayed"."""
    said = sentence.plain(span.end - 1)
    kinds = [kind for kind in scene.lexicon.rows.outcomes if said in kind.yes or said in kind.names]
    return frozenset(word for kind in kinds for word in kind.no | kind.opposite)


def _reckoned(place: _Place, scene: Scene) -> bool:
    """Whether a measure is reckoned together with the one before it."""
    before = place.previous
    if before is None or before.part not in (Part.MEASURE, Part.TERM) or not place.mention.measures():
        return False
    return sign_between(place.sentence, before.mention, place.mention, scene) is not None


def _place(
    sentence: Sentence, mention: Mention, played: list[Played], following: Mention | None, scene: Scene
) -> _Place:
    previous = played[-1] if played else None
    measured = any(each.part in (Part.MEASURE, Part.COUNT) for each in played)
    floor = previous.mention.span.end if previous else 0
    at = mention.span.start
    while at > floor and at - 1 not in sentence.taken:
        at -= 1
    lead = tuple(sentence.plain(position) for position in range(at, mention.span.start))
    joining = bool(lead) and all(word in scene.lexicon.roles.joiners or word in _ARTICLES for word in lead)
    return _Place(
        sentence, mention, lead, previous is not None and at == floor and joining, previous, following, measured
    )


def _cell_part(place: _Place, scene: Scene) -> Part:
    if place.led_by(scene.lexicon.roles.without):
        return Part.DROP
    if place.previous and place.previous.part is Part.DROP and place.joined:
        return Part.DROP
    return Part.KEEP


def _column_part(place: _Place, scene: Scene) -> Part:
    lexicon, mention = scene.lexicon, place.mention
    measure = bool(mention.measures())
    group = mention.suits(lambda column: groupable(column, lexicon), better_than=is_measure)
    if _beside_its_cell(place):
        return Part.QUALIFIER
    if place.led_by(lexicon.roles.without):
        return Part.DROP_COLUMN
    if counted_behind(place.sentence, mention.span) and not measure and _countable(mention):
        return Part.COUNT
    if place.led_by(lexicon.roles.count) and not measure and _named_outright(mention):
        return Part.FLAGGED if _flags(place, scene) else Part.COUNT
    if place.led_by(lexicon.roles.count) and not measure:
        return Part.FLAGGED if _flags(place, scene) else Part.QUALIFIER
    if group and place.lead[-1:] == ("per",) and (_one_each(mention, scene) or _averaged(place, scene)):
        return Part.PER
    asked = place.lead[-1:] in (("which",), ("what",)) or _ranked(place, scene)
    asked = asked or _against_the_rest(place.sentence, mention.span, scene)
    if group and (asked or place.led_by(lexicon.roles.by)):
        return Part.GROUP
    if place.joined and place.previous and (part := _like_previous(place, measure, group)):
        return part
    if measure and not (place.lead[-1:] and place.lead[-1] in _WHERE and _flags(place, scene)):
        return Part.MEASURE
    return Part.FLAGGED if _flags(place, scene) else _unmarked(place, group)


def _named_outright(mention: Mention) -> bool:
    """Whether what is counted is there by its name: rooms are not counted by Room Type."""
    return _countable(mention) or mention.score >= NEAR_EXACT


def _one_each(mention: Mention, scene: Scene) -> bool:
    """Whether nearly every row has its own: "nights per booking" is an average, no grouping."""
    column = mention.columns[0].column
    return column.kind is Kind.ID and column.distinct > scene.table.rows / 2


def _averaged(place: _Place, scene: Scene) -> bool:
    """Whether an average for each of many is asked for: "average revenue per customer" is no grouping by their ids."""
    said = {place.sentence.plain(at) for at in range(place.mention.span.start)}
    means = {word for word, how in scene.lexicon.roles.aggregations.items() if how in ("mean", "median")}
    return place.mention.columns[0].column.kind in COUNTED and not said.isdisjoint(means)


def _ranked(place: _Place, scene: Scene) -> bool:
    """Whether the best of it are asked for: "top 5 customers", "best customers"."""
    at = place.mention.span.start
    return not {place.sentence.plain(at - 1), place.sentence.plain(at - 2)}.isdisjoint(scene.lexicon.roles.top)


def _flags(place: _Place, scene: Scene) -> bool:
    """Whether the word only says of which rows a flag says yes: "returns", "will be returned"."""
    said = place.sentence.plain(place.mention.span.end - 1)
    return said.endswith(("s", "ed")) and yes_of(place.mention.columns[0].column, scene) is not None


def _like_previous(place: _Place, measure: bool, group: bool) -> Part | None:
    """A mention that is only joined to the one before plays the same part, where it can."""
    part = place.previous.part if place.previous else None
    listed = not _LISTING.isdisjoint(place.lead)
    if part is Part.GROUP and group and (not measure or place.mention.columns[0].column.distinct <= _FEW):
        return Part.GROUP
    if listed and part in (Part.COUNT, Part.MEASURE) and not measure and _countable(place.mention):
        return Part.COUNT
    return None


def _unmarked(place: _Place, group: bool) -> Part:
    """Things in the plural are counted; else what cannot be measured is a grouping: "regional sales"."""
    if _countable(place.mention) and place.sentence.plain(place.mention.span.end - 1).endswith("s"):
        return Part.QUALIFIER if place.measured else Part.COUNT
    if not group or _countable(place.mention) or (place.lead and place.lead[-1] in _LOOSE):
        return Part.QUALIFIER
    return Part.GROUP


def _beside_its_cell(place: _Place) -> bool:
    """Whether the column only names the cell beside it: "region West", "West region", "state of Texas"."""
    if place.following and place.following.cells and _of_column(place.following, place.mention):
        start, end = place.mention.span.end, place.following.span.start
        if all(place.sentence.plain(at) in _NAMING for at in range(start, end)):
            return True
    before = place.previous.mention if place.previous else None
    return before is not None and not place.lead and _of_column(before, place.mention)


def _of_column(cells: Mention, columns: Mention) -> bool:
    named = {candidate.column.name for candidate in columns.columns}
    return any(cell.column.name in named for cell in cells.cells)


def _countable(mention: Mention) -> bool:
    """Whether the words may mean things that are counted: an id, or the name of whoever has one."""
    return any(candidate.column.kind in COUNTED for candidate in mention.columns)
