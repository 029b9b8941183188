"""What is measured: a column, a count, or a formula of columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from automl.errors import UnderstandingError
from automl.plan import Aggregation, Choice
from automl.table import Column
from automl.understanding.choices import key_value, value_of
from automl.understanding.columns import NEAR_EXACT, TIE, fit
from automl.understanding.computed import computed_revenue, sum_of_all
from automl.understanding.counting import counted
from automl.understanding.formulas import formula
from automl.understanding.levels import usual_aggregation
from automl.understanding.measure import Measure
from automl.understanding.mentions import Mention
from automl.understanding.names import name_words, raw_words
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence

_CALLED = ("sale", "revenue", "turnover", "umsatz", "amount")
_CALLED_SO = 82.0
_WHICH, _WHICH_OF_ALL = "Which number should I forecast?", "Which number do you mean?"
"""With no dates in the file, nothing can be forecast over time."""
_LISTING = ("and", "&", ",", "plus")
_RANKING: tuple[Aggregation, ...] = ("min", "max")


def named_measures(sentence: Sentence, played: Sequence[Played], scene: Scene) -> list[Measure]:
    """The measures that the words name, in their order."""
    found: list[Measure] = []
    parts = {each.part for each in played}
    for each in played:
        if each.part is Part.MEASURE and _ratio(each.mention, sentence):
            raise _no_ratio(sentence, each.mention)
        passed = each.mention.common and not _listed(each.mention, sentence) and _better_named(played, each)
        if each.part is Part.MEASURE and not passed:
            column = _column(each.mention, sentence, scene)
            grouped = Part.GROUP in parts
            each_one: Aggregation | None = "mean" if Part.PER in parts else None
            said = each_one or _said_aggregation(sentence, each.mention, grouped, scene)
            terms = [(term.mention, _column(term.mention, sentence, scene)) for term in _terms(played, each)]
            together = formula(sentence, [(each.mention, column), *terms], said, scene) if terms else None
            found.append(together or _measured(column, said, scene, *_of_lines(column, played, scene)))
        elif each.part is Part.COUNT:
            found.append(counted(each.mention))
    return _without_doubles(found)


def _of_lines(column: Column, played: Sequence[Played], scene: Scene) -> list[str]:
    """What to say of an average for each of many, where one of them has several rows."""
    each = [played_.mention.columns[0].column for played_ in played if played_.part is Part.PER]
    return [
        f"Average {column.name} is the mean of the file's lines; one {other.name} may have several."
        for other in each
        if other.distinct < scene.table.rows
    ]


def _terms(played: Sequence[Played], first: Played) -> list[Played]:
    """The further terms of the formula that a measure begins."""
    after = played[played.index(first) + 1 :]
    return list(takewhile(lambda each: each.part is Part.TERM, after))


def _ratio(mention: Mention, sentence: Sentence) -> bool:
    """Whether an amount is asked for by another amount ("sales per unit"), which no column holds."""
    names = [raw_words(column.name) for column in mention.measures()]
    return sentence.plain(mention.span.start - 1) == "per" and not any("per" in name for name in names)


def _no_ratio(sentence: Sentence, mention: Mention) -> UnderstandingError:
    return UnderstandingError(
        f"Nothing in this file says how much comes “per {sentence.written(mention.span)}”.",
        "Ask for the two amounts one by one, or add a column with the ratio.",
    )


def _better_named(played: Sequence[Played], common: Played) -> bool:
    """Whether something else is named too, so that an everyday word such as "total" is only that."""
    return any(each is not common and each.part in (Part.MEASURE, Part.COUNT) for each in played)


def _listed(mention: Mention, sentence: Sentence) -> bool:
    """Whether an everyday word stands in a list, as a name does: "total and quantity"."""
    before, after = sentence.plain(mention.span.start - 1), sentence.plain(mention.span.end)
    return mention.score >= NEAR_EXACT and (after in _LISTING or before in _LISTING)


def _without_doubles(found: list[Measure]) -> list[Measure]:
    seen: dict[str | None, Measure] = {}
    for measure in found:
        seen.setdefault(measure.target, measure)
    return list(seen.values())


def _column(mention: Mention, sentence: Sentence, scene: Scene) -> Column:
    fit_columns = mention.measures()
    if len(fit_columns) == 1:
        return fit_columns[0]
    written = sentence.written(mention.span)
    return _chosen(f"Which column do you mean by “{written}”?", fit_columns, scene)


def _chosen(question: str, columns: Sequence[Column], scene: Scene) -> Column:
    options = [Choice(label=column.name, value=key_value("target", column.name)) for column in columns]
    return scene.table.column(value_of(scene.choices.settle(question, options)))


def _measured(column: Column, said: Aggregation | None, scene: Scene, *assumptions: str) -> Measure:
    usual = usual_aggregation(column, scene.table, scene.lexicon)
    return Measure(column.name, said or usual, assumptions=assumptions)


def aggregated_as_said(measure: Measure, sentence: Sentence, scene: Scene) -> Measure:
    """A measure that was not named, summed up as the words say ("the average …")."""
    listed = scene.lexicon.roles.aggregations
    free = [sentence.plain(at) for at in range(len(sentence)) if at not in sentence.taken]
    said = [listed[word] for word in free if word in listed and word not in scene.lexicon.roles.top]
    return replace(measure, aggregation=said[0]) if said and said[0] != "sum" else measure


def _said_aggregation(sentence: Sentence, mention: Mention, grouped: bool, scene: Scene) -> Aggregation | None:
    """How the words want it summed up. With a grouping, "highest" ranks the groups and is no maximum."""
    listed = scene.lexicon.roles.aggregations
    before = sentence.plain(mention.span.start - 1)
    if before in listed and not (grouped and listed[before] in _RANKING and before in scene.lexicon.roles.top):
        return listed[before]
    inside = set(range(*(mention.span.start, mention.span.end)))
    free = [sentence.plain(at) for at in range(len(sentence)) if at not in sentence.taken and at not in inside]
    said = [listed[word] for word in free if word in listed and word not in scene.lexicon.roles.top]
    return next((each for each in said if each != "sum"), None) or (said[0] if said else None)


def likeliest_measure(scene: Scene) -> Column:
    """The measure that most questions will be about: the one called sales, else the first."""
    called = _called_sales(scene.measures, scene)
    return (called or scene.measures)[0]


def default_measure(scene: Scene) -> Measure:
    """The only measure, else the one called sales, revenue, turnover or amount; else the question goes back."""
    columns = scene.measures
    if not columns:
        raise UnderstandingError(
            "This file has no column of numbers that could be forecast.",
            "Send a file with a column of amounts or quantities.",
        )
    if len(columns) == 1:
        return _measured(columns[0], None, scene)
    called = _called_sales(columns, scene)
    if len(called) == 1:
        said = f"No measure was named, so {called[0].name} is taken."
        return _measured(called[0], None, scene, said)
    return asked_measure(called or columns, scene)


def _called_sales(columns: Sequence[Column], scene: Scene) -> list[Column]:
    scored = [(max(_fit_by_name(word, column, scene) for word in _CALLED), column) for column in columns]
    highest = max(score for score, _ in scored)
    return [column for score, column in scored if score >= _CALLED_SO and highest - score < TIE]


def _fit_by_name(word: str, column: Column, scene: Scene) -> float:
    score = fit((word,), column, scene.lexicon)
    return score if score >= NEAR_EXACT or word in name_words(column.name, scene.lexicon) else 0.0


def asked_measure(columns: Sequence[Column], scene: Scene) -> Measure:
    """The measure that was chosen; the question goes back when none was."""
    computed = computed_revenue("Revenue", scene)
    options = [Choice(label=column.name, value=key_value("target", column.name)) for column in columns]
    if computed and computed.expression:
        options.insert(0, Choice(label=f"Revenue ({computed.expression})", value=key_value("target", "Revenue")))
    everything = sum_of_all(scene)
    if everything and everything.target:
        options.insert(0, Choice(label="All of them, in total", value=key_value("target", everything.target)))
    value = value_of(scene.choices.settle(_WHICH if scene.table.time else _WHICH_OF_ALL, options))
    for measure in (computed, everything):
        if measure and measure.target == value:
            return measure
    return _measured(scene.table.column(value), None, scene)
