"""Numbers that rows are compared with: "orders over 100", "quantity at least 5", "store 12"."""

from collections.abc import Sequence
from dataclasses import replace

from automl.plan import Filter, Op
from automl.table import Column, Kind
from automl.understanding.computed import measured_as
from automl.understanding.foremost import foremost_measure
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.names import canonical, families_of, family
from automl.understanding.numbers import Number, number_at
from automl.understanding.scene import Scene, is_measure
from automl.understanding.words import Sentence, Span

_BETWEEN_WORDS = ("is", "are", "was", "were", "of", "=", "with", "a", "the", "worth", "that")
_FURTHEST = 3
_OR_MORE = words("more better higher above over older greater larger longer bigger up upwards heavier later")
_OR_LESS = words("less fewer worse lower below under younger smaller shorter cheaper lighter earlier down")
_MEASURED_BY = {
    "rated": "rating", "scored": "rating", "graded": "rating", "aged": "age", "priced": "price", "costing": "price",
    "weighing": "weight", "earning": "salary", "lasting": "duration",
}  # fmt: skip
"""Verbs that say by what column a number bounds: "rated 8 or better"."""
_PER_CENT = 100.0


def comparisons(
    sentence: Sentence, found: Sequence[Mention], scene: Scene
) -> tuple[list[Filter], tuple[Mention, ...], Sentence]:
    """The filters by number; the mentions that are left, without the columns compared; the words taken."""
    filters: list[Filter] = []
    left: list[Mention] = []
    before = sentence.taken
    for mention in found:
        if not sentence.free(mention.span) and not before.issuperset(mention.span):
            continue
        compared = _led_by_number(sentence, mention, scene) or _compared(sentence, mention, found, scene)
        if compared is None:
            left.append(mention)
            continue
        filter_, span, whole = compared
        filters.append(filter_)
        sentence = sentence.take(span)
        left += [] if whole or _measured_elsewhere(found, mention) else [mention]
    alone, sentence = _alone(sentence, found, scene) if not filters else ([], sentence)
    return [*filters, *alone], tuple(left), sentence


def _alone(sentence: Sentence, found: Sequence[Mention], scene: Scene) -> tuple[list[Filter], Sentence]:
    """A comparison with no column before it: "order lines above 500 dollars" is about the amount that is measured."""
    for at in range(1, len(sentence)):
        read = _operator(sentence, at, scene) if sentence.tokens[at - 1].word else None
        if read is None or at - 1 in sentence.taken:
            continue
        op, read_numbers = read
        end = read_numbers[-1].span.end
        by_verb = _by_verb(sentence.plain(at - 1), scene)
        if by_verb is not None and op != "between":
            filter_ = Filter(column=by_verb.name, op=op, value=_scaled(read_numbers[0], by_verb))
            return [filter_], sentence.take(Span(at - 1, end))
        measured = [each.measures()[0] for each in found if len(each.measures()) == 1]
        summed = [column for column in measured if usual_aggregation(column, scene.table, scene.lexicon) == "sum"]
        column = _by_unit(sentence.plain(end), scene) or next(iter(summed), None) or _money(scene)
        if column is None or not _of_rows(sentence, at, end, scene):
            continue
        values = [_scaled(number, column) for number in read_numbers]
        value = list(values) if op == "between" else values[0]
        return [Filter(column=column.name, op=op, value=value)], sentence.take(Span(at, end))
    return [], sentence


def _by_verb(word: str, scene: Scene) -> Column | None:
    """The column of which a verb gives a bound: "rated", "aged"."""
    named = _MEASURED_BY.get(word)
    return measured_as(named, scene) if named else None


def _of_rows(sentence: Sentence, at: int, end: int, scene: Scene) -> bool:
    """Whether a comparison is about single rows ("lines", "orders"), or in money."""
    before = canonical(sentence.plain(at - 1), scene.lexicon)
    events = any(not family(name, scene.lexicon).measure for name in families_of(before, scene.lexicon))
    axis = scene.table.time
    unit = scene.lexicon.calendar.units.get(sentence.plain(at - 1))
    steps = unit is not None and axis is not None and not axis.transactions and unit[0] is axis.frequency
    return before in scene.lexicon.roles.row_nouns or events or steps or sentence.plain(end) in scene.lexicon.currencies


def _measured_elsewhere(found: Sequence[Mention], mention: Mention) -> bool:
    """Whether something else is measured: "revenue of orders over 100" asks for no count of orders."""
    return any(other.measures() for other in found if other is not mention)


def _led_by_number(sentence: Sentence, mention: Mention, scene: Scene) -> tuple[Filter, Span, bool] | None:
    """A number right before its column: "at least 3 units"."""
    if not mention.measures():
        return None
    for at in range(max(0, mention.span.start - _FURTHEST - 1), mention.span.start):
        read = _operator(sentence, at, scene)
        if read and read[1][-1].span.end == mention.span.start:
            column = mention.measures()[0]
            filter_ = Filter(column=column.name, op=read[0], value=_scaled(read[1][0], column))
            return (filter_, Span(at, mention.span.start), True) if read[0] != "between" else None
    return None


def _compared(
    sentence: Sentence, mention: Mention, found: Sequence[Mention], scene: Scene
) -> tuple[Filter, Span, bool] | None:
    """The comparison that stands behind a mention, and whether the mention is nothing but its column."""
    if not mention.columns:
        return None
    at = mention.span.end
    for position in range(at, at + _FURTHEST):
        read = _operator(sentence, position, scene)
        if read and not _of_next(sentence, read[1][-1].span.end, found):
            return _with_operator(sentence, mention, read, scene)
        if sentence.plain(position) not in _BETWEEN_WORDS:
            break
    return _numbered(sentence, mention, scene)


def _of_next(sentence: Sentence, at: int, found: Sequence[Mention]) -> bool:
    """Whether a number is about the measure behind it: "orders with at least 3 units"."""
    return any(other.span.start == at and other.measures() for other in found) and sentence.plain(at) != ""


def _operator(sentence: Sentence, at: int, scene: Scene) -> tuple[Op, list[Number]] | None:
    roles = scene.lexicon.roles
    listed: tuple[tuple[Op, tuple[tuple[str, ...], ...]], ...] = (
        (">=", roles.at_least), ("<=", roles.at_most), (">", roles.above), ("<", roles.below)
    )  # fmt: skip
    for op, phrases in listed:
        span = sentence.at(at, phrases)
        number = number_at(sentence, span.end, scene.lexicon) if span and sentence.free(span) else None
        if number:
            return op, [number]
    if behind := _bounded_behind(sentence, at, scene):
        return behind
    if sentence.plain(at) in roles.between:
        first = number_at(sentence, at + 1, scene.lexicon)
        second = number_at(sentence, first.span.end + 1, scene.lexicon) if first else None
        if first and second and sentence.plain(first.span.end) in ("and", "to", "-"):
            return "between", [first, second]
    return None


def _bounded_behind(sentence: Sentence, at: int, scene: Scene) -> tuple[Op, list[Number]] | None:
    """A number whose bound stands behind it: "8 or better", "60 and older", "50+"."""
    number = number_at(sentence, at, scene.lexicon)
    if number is None or at in sentence.taken:
        return None
    end = number.span.end
    end += sentence.plain(end) in scene.lexicon.calendar.units
    if sentence.plain(end) == "+" and not sentence.plain(end + 1)[:1].isdigit():
        return ">=", [replace(number, span=Span(number.span.start, end + 1))]
    bound = sentence.plain(end + 1) if sentence.plain(end) in ("or", "and") else ""
    op: Op | None = ">=" if bound in _OR_MORE else "<=" if bound in _OR_LESS else None
    return (op, [replace(number, span=Span(number.span.start, end + 2))]) if op else None


def _with_operator(
    sentence: Sentence, mention: Mention, read: tuple[Op, list[Number]], scene: Scene
) -> tuple[Filter, Span, bool] | None:
    op, numbers = read
    named = mention.measures()
    by_unit = _by_unit(sentence.plain(numbers[-1].span.end), scene)
    column = by_unit or (named[0] if named else _money(scene))
    if column is None:
        return None
    values = [_scaled(number, column) for number in numbers]
    span = Span(mention.span.end, numbers[-1].span.end + (by_unit is not None))
    value = list(values) if op == "between" else values[0]
    return Filter(column=column.name, op=op, value=value), span, bool(named)


def _by_unit(word: str, scene: Scene) -> Column | None:
    """The column whose unit is named behind the number: "over 500 kg" for Weight (kg)."""
    if not word.isalpha():
        return None
    fit = (column for column in scene.measures if f"({word})" in column.name.casefold().replace("[", "("))
    return next(fit, None)


def _money(scene: Scene) -> Column | None:
    """What "orders over 100" is about: the amount that an order comes to."""
    summed = [column for column in scene.measures if usual_aggregation(column, scene.table, scene.lexicon) == "sum"]
    money = [column for column in summed if column.kind is Kind.MONEY]
    foremost = foremost_measure(scene)
    if foremost is not None and not foremost.expression:
        money = [column for column in summed if column.name == foremost.target] or money
    return next(iter(money or summed), None)


def _scaled(number: Number, column: Column) -> float:
    """Percentages are fractions in percent columns, and in columns of fractions."""
    fractions = isinstance(column.max, (int, float)) and column.max <= 1
    if number.percent and (column.kind is Kind.PERCENT or fractions):
        return number.value / _PER_CENT
    return number.value


def _numbered(sentence: Sentence, mention: Mention, scene: Scene) -> tuple[Filter, Span, bool] | None:
    """A number right behind a column whose numbers are names: "store 12"."""
    token = sentence.plain(mention.span.end)
    column = mention.columns[0].column
    if not token.isdigit() or mention.span.end in sentence.taken or column.kind not in (Kind.INTEGER, Kind.ID):
        return None
    texts = scene.table.frame[column.name].dropna().unique()
    value = next((each for each in texts if str(each).removesuffix(".0") == token), None)
    if value is None or (is_measure(column) and column.distinct > 1000):  # noqa: PLR2004
        return None
    kept = str(value) if column.kind is Kind.ID else int(value)
    return Filter(column=column.name, op="=", value=kept), Span(mention.span.end, mention.span.end + 1), True
