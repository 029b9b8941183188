"""The changes that a what-if supposes: "the discount were 10%", "12 months longer", "on a two year contract"."""

from dataclasses import dataclass, field

from automl.errors import UnderstandingError
from automl.plan import Choice, Filter
from automl.row_plans import Change
from automl.table import Column, Kind
from automl.understanding.choices import key_value, value_of
from automl.understanding.comparisons import comparisons
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.numbers import Number
from automl.understanding.rows.amounts import amount_of
from automl.understanding.rows.asked import Asked
from automl.understanding.rows.changed_columns import Place, places, price_of
from automl.understanding.rows.classes import labels
from automl.understanding.rows.naming import Named
from automl.understanding.values import nearest
from automl.understanding.words import Span

_LED = words(
    "on to had have has having got gets get were was into be become became with is are gave given moved switched goes"
)
_KEPT = words("for of in among from only at")
_ARTICLES = words("the a an their its all to")
_HAVING = words("had have has having got gets get with gave give given offered bought added")
_LACKING = words("no without lost lacked dropped removed cancelled not didnt never nobody none noone")
_GIVING = words("gave give given giving offer offered offering grant granted get got")
_BECOMES = words("was were is are be became becomes stayed had")
_NEAR_BEFORE, _NEAR_AFTER = 4, 5


@dataclass(frozen=True, slots=True)
class Changes:
    """What was supposed. kept: rows kept by comparisons; taken: the words that were new values; unknown: a name that
    no column bears.
    """

    changes: tuple[Change, ...] = ()
    kept: tuple[Filter, ...] = ()
    taken: frozenset[int] = frozenset()
    assumptions: tuple[str, ...] = ()
    unknown: str | None = None


@dataclass(slots=True)
class _Found:
    changes: list[Change] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    assumptions: list[str] = field(default_factory=list)

    def add(self, change: Change, span: Span) -> None:
        if all(each.column != change.column for each in self.changes):
            self.changes.append(change)
            self.places.append(span.start)
        self.taken.update(span)

    def in_order(self) -> tuple[Change, ...]:
        """The changes as they were said."""
        return tuple(self.changes[at] for at in sorted(range(len(self.changes)), key=self.places.__getitem__))


def changes(asked: Asked, named: Named | None) -> Changes:
    """Every change that the words suppose. Ask for a value that is none of its column's; UnderstandingError."""
    kept, left, taken = comparisons(asked.sentence, asked.mentions, asked.scene)
    own = set(named.span) if named else set()
    open_places = [each for each in places(asked) if own.isdisjoint(each.span) and each.mention in (None, *left)]
    found = _Found()
    figures = [each for each in asked.figures() if _free(each, own, taken.taken, asked)]
    kept = _raised_to(kept, asked, found)
    unplaced = _numbered(figures, open_places, asked, found)
    _factored(open_places, asked, found)
    _celled(asked, found, own)
    _switched(open_places, asked, found)
    if not found.changes:
        _discounted(unplaced, asked, found)
    if not found.changes:
        _misspelt(open_places, asked, found)
    unknown = _unknown(unplaced, asked) if not found.changes else None
    changed = {each.column for each in found.changes}
    rows = tuple(each for each in kept if each.column not in changed or each.op != "=")
    return Changes(found.in_order(), rows, frozenset(found.taken), tuple(found.assumptions), unknown)


def _raised_to(kept: list[Filter], asked: Asked, found: _Found) -> list[Filter]:
    """The comparisons, with one that is a new least or most level turned into it: "what if tenure was at least 24".

    Those that lie below it are set to it.
    """
    roles = asked.scene.lexicon.roles
    level = any(
        asked.sentence.at(at + 1, (*roles.at_least, *roles.at_most)) and asked.sentence.plain(at) in _BECOMES
        for at in range(len(asked.sentence))
    )
    if len(kept) != 1 or kept[0].op not in (">=", "<=") or not level:
        return kept
    column, value = kept[0].column, kept[0].value
    if isinstance(value, list) or not asked.scene.table.column(column).kind.numeric:
        return kept
    found.add(Change(column=column, how="set", value=value), Span(0, 0))
    return [Filter(column=column, op="<" if kept[0].op == ">=" else ">", value=value)]


def _discounted(alone: list[Number], asked: Asked, found: _Found) -> None:
    """A discount that is given where no column holds one: the one price goes down by it."""
    if len(alone) != 1 or not alone[0].percent or not asked.says(_GIVING) or not asked.says(("discount", "off")):
        return
    column = price_of(asked)
    if column is not None:
        number = alone[0]
        change = Change(column=column.name, how="times", value=round(1 - number.value / 100, 10))
        found.add(change, number.span)
        found.assumptions.append(f"A discount of {number.value:g}% was taken as {column.name} {number.value:g}% lower.")


def _free(number: Number, own: set[int], taken: frozenset[int], asked: Asked) -> bool:
    mention = asked.mention_at(number.span.start)
    return own.isdisjoint(number.span) and taken.isdisjoint(number.span) and not (mention and mention.cells)


def _numbered(figures: list[Number], known: list[Place], asked: Asked, found: _Found) -> list[Number]:
    """A change for each number that stands beside a column; those that stand alone are returned."""
    alone: list[Number] = []
    for at, number in enumerate(figures):
        floor = figures[at - 1].span.end if at else 0
        ceiling = figures[at + 1].span.start if at + 1 < len(figures) else len(asked.sentence)
        place = _beside(number, floor, ceiling, known, found)
        if place is None:
            alone.append(number)
            continue
        amount = amount_of(number, place, asked)
        found.add(Change(column=place.column.name, how=amount.how, value=amount.value), number.span)
        found.taken.update(place.span)
        found.assumptions += amount.assumptions
    return alone


def _beside(number: Number, floor: int, ceiling: int, known: list[Place], found: _Found) -> Place | None:
    """The column of a number: the one before it, else the one behind; a column has one number."""
    done = {each.column for each in found.changes}
    numeric = [each for each in known if each.column.kind.numeric and each.column.name not in done]
    before = [each for each in numeric if floor <= each.span.start < number.span.start]
    after = [
        each for each in numeric if 0 <= each.span.start - number.span.end < _NEAR_AFTER and each.span.start < ceiling
    ]
    touching = [each for each in after if each.span.start == number.span.end]
    return next(iter([*touching, *reversed(before), *after]), None)


def _factored(known: list[Place], asked: Asked, found: _Found) -> None:
    """Doubled and halved columns."""
    for at in range(len(asked.sentence)):
        factor = asked.rows.factors.get(asked.sentence.plain(at))
        near = [each for each in known if each.column.kind.numeric and abs(each.span.start - at) <= _NEAR_BEFORE]
        if factor and near:
            found.add(Change(column=near[0].column.name, how="times", value=factor), near[0].span)


def _celled(asked: Asked, found: _Found, own: set[int]) -> None:
    """Cells that are new values rather than the rows meant."""
    for mention in asked.mentions:
        if mention.cells and own.isdisjoint(mention.span) and _becomes(mention, asked, single=bool(own)):
            cell = mention.cells[0]
            found.add(Change(column=cell.column.name, how="set", value=cell.value), mention.span)


def _becomes(mention: Mention, asked: Asked, *, single: bool) -> bool:
    """Whether a cell is what something becomes: "were on a *two year* contract"; not "for *fiber optic* customers".

    single: whether a row is named, so that a cell keeps none: "if Acme paid by *credit card*".
    """
    at = mention.span.start - 1
    while asked.sentence.plain(at) in _ARTICLES - {"to", "all"}:
        at -= 1
    lead = asked.sentence.plain(at)
    before = asked.mention_at(at)
    own = {cell.column.name for cell in mention.cells}
    beside = before is not None and any(each.column.name in own for each in before.columns)
    return at >= 0 and (single or beside or lead in _LED) and lead not in _KEPT


def _switched(known: list[Place], asked: Asked, found: _Found) -> None:
    """Columns of yes and no: "had tech support", "without a garage"."""
    for place in known:
        if place.column.kind.numeric or place.column.kind not in (Kind.CATEGORY, Kind.BOOLEAN):
            continue
        before = {asked.sentence.plain(at) for at in range(max(0, place.span.start - 3), place.span.start)}
        having, lacking = not before.isdisjoint(_HAVING), not before.isdisjoint(_LACKING)
        if having or lacking:
            sides = asked.rows.no_values if lacking else asked.rows.yes_values
            value = next((each for each in labels(place.column, asked.scene) if each.casefold() in sides), None)
            if value is not None:
                found.add(Change(column=place.column.name, how="set", value=value), place.span)


def _misspelt(known: list[Place], asked: Asked, found: _Found) -> None:
    """Asks for a value that a category does not have; UnderstandingError for words where a number should stand."""
    for place in known:
        said = _said_value(place, asked)
        if said is None:
            continue
        written = asked.sentence.written(said)
        column = place.column
        if column.kind.numeric:
            raise UnderstandingError(
                f"“{written}” is no number, and {column.name} holds numbers.", f"Say what {column.name} should be."
            )
        if column.kind is Kind.CATEGORY:
            found.add(Change(column=column.name, how="set", value=_chosen(column, said, written, asked)), place.span)


def _said_value(place: Place, asked: Asked) -> Span | None:
    """The words that stand where a column's new value should."""
    at = place.span.end
    if asked.sentence.plain(at) not in asked.rows.becoming:
        return None
    while asked.sentence.plain(at) in asked.rows.becoming:
        at += 1
    end = at
    while asked.sentence.plain(end)[:1].isalpha() and asked.sentence.plain(end) not in _KEPT and end < at + 3:
        end += 1
    return Span(at, end) if end > at and asked.mention_at(at) is None else None


def _chosen(column: Column, said: Span, written: str, asked: Asked) -> str:
    spelt = tuple(asked.sentence.plain(at) for at in said)
    near = [cell.value for cell in nearest(spelt, asked.scene.cells) if cell.column.name == column.name]
    values = list(dict.fromkeys([*near, *labels(column, asked.scene)]))
    options = [Choice(label=value, value=key_value(column.name, value)) for value in values]
    return value_of(
        asked.scene.choices.settle(f"“{written}” is no value of {column.name}. Which do you mean?", options)
    )


def _unknown(alone: list[Number], asked: Asked) -> str | None:
    """The name before a number that stands beside no column: "the *discount* were 10%"."""
    for number in alone:
        for at in range(number.span.start - 1, -1, -1):
            word = asked.sentence.plain(at)
            small = asked.rows.becoming | asked.rows.up | asked.rows.down | asked.scene.lexicon.common
            if word.isalpha() and word not in small:
                return asked.sentence.tokens[at].text
    return None
