"""Which column is to be predicted: named, spoken of, or asked for."""

from dataclasses import dataclass

from automl.errors import UnderstandingError
from automl.plan import Choice
from automl.table import Column, Kind
from automl.understanding.choices import key_value, value_of
from automl.understanding.columns import best
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.names import raw_words
from automl.understanding.rows.archives import labelled, of_archive
from automl.understanding.rows.asked import Asked, Use, Used, predictable, used
from automl.understanding.rows.classes import is_class
from automl.understanding.rows.outcomes import Spoken, of_column, spoken_outcome
from automl.understanding.rows.unpredictable import refusal, same_everywhere, unpredictable
from automl.understanding.scene import Scene, yes_of

OUTCOMES = words("""
target class label outcome status churn churned attrition survived approved left default converted exited decision
response result quality returned fraud diagnosis
""")
_UNLABELLED = (
    "The archive has no labels, so there is nothing to learn from.",
    "Pack them in one folder for each label, or drop them where labelled ones were learnt from, and say “score this”.",
)
_ARTICLES = words("the a an our my your their its each every")
_SURE = 75.0
_MOST = 6
_FEW = 10


@dataclass(frozen=True, slots=True)
class Target:
    """A column to predict. positive: the class that the words speak of. assumed: a sentence where it was not named."""

    column: Column
    positive: str | None = None
    assumed: str | None = None


def target(asked: Asked) -> Target:
    """The column to predict. Ask where the words leave it open, UnderstandingError for one that says nothing."""
    refused = unpredictable(asked)
    if refused is not None:
        return _another(refused, asked.scene)
    subjects = [each for each in used(asked) if each.use is Use.SUBJECT and not _told(each, asked)]
    named = [each for each in subjects if _possible(each, asked)]
    spoken = spoken_outcome(asked)
    led = [each for each in named if _led(each, asked) and not _narrowing(each, spoken, asked)]
    sure = [each for each in named if each.score >= _SURE]
    for each in [*led, *([] if spoken is not None and _of_class(spoken) else sure)]:
        if each.score >= _SURE or spoken is None:
            return _of_named(each, asked)
    if spoken is not None:
        return Target(spoken.column, spoken.positive)
    return _of_named(named[0], asked) if named else _unnamed(asked)


def _another(refused: Column, scene: Scene) -> Target:
    """Another column in place of one that cannot be predicted; the question goes back with the likely ones."""
    if (same := same_everywhere(refused, scene)) is not None:
        raise same
    others = likely_outcomes(scene)
    why = refusal(refused, scene)
    if not others:
        raise UnderstandingError(why, "Add a column that says what became of each row, then ask again.")
    return Target(_chosen(f"{why} Which column should be predicted?", others, scene))


def _of_class(spoken: Spoken) -> bool:
    """Whether a class was spoken of; it beats the columns that are named beside: "senior citizens who will churn"."""
    return spoken.kind is None or not (spoken.kind.amount or spoken.kind.name == "kind")


def _possible(each: Used, asked: Asked) -> bool:
    return each.mention is None or bool(_columns(each.mention, asked))


def _narrowing(each: Used, spoken: Spoken | None, asked: Asked) -> bool:
    """Whether a flag only says whose outcome is meant: "churn risk for *senior citizens*"."""
    before = spoken is not None and spoken.at < each.span.start and spoken.column != each.column and _of_class(spoken)
    lead = asked.sentence.plain(each.span.start - 1)
    return before and lead in ("for", "of") and yes_of(each.column, asked.scene) is not None


def _told(each: Used, asked: Asked) -> bool:
    """Whether a column's word only says per what, or what is known: "pay per month", "a house with 120 sqm"."""
    ends = {number.span.end for number in asked.figures()}
    return asked.sentence.plain(each.span.start - 1) == "per" or each.span.start in ends


def _columns(mention: Mention, asked: Asked) -> list[Column]:
    fit = [candidate for candidate in mention.columns if predictable(candidate.column, asked.scene.table)]
    return [each.column for each in best(fit)] if fit else []


def _led(each: Used, asked: Asked) -> bool:
    """Whether words that ask for a prediction stand right before a column; articles are passed over."""
    at = each.span.start
    while at > 0 and asked.sentence.plain(at - 1) in _ARTICLES:
        at -= 1
    return asked.sentence.ending_at(at, asked.rows.predicting) is not None


def _of_named(each: Used, asked: Asked) -> Target:
    columns = _columns(each.mention, asked) if each.mention else [each.column]
    if len(columns) > 1:
        outcomes = [column for column in columns if not OUTCOMES.isdisjoint(raw_words(column.name))]
        columns = outcomes if len(outcomes) == 1 else columns
    column = columns[0]
    if len(columns) > 1:
        written = asked.sentence.written(each.span)
        column = _chosen(f"Which column do you mean by “{written}”?", columns, asked.scene)
    said = of_column(column, asked)
    return Target(column, said.positive if said else None)


def _unnamed(asked: Asked) -> Target:
    """The one column that is an outcome by its name; else the question goes back."""
    scene = asked.scene
    if of_archive(scene.table) and not labelled(scene.table):
        raise UnderstandingError(*_UNLABELLED)
    waiting = [column for column in scene.table.columns if _waits(column, scene)]
    outcomes = [column for column in scene.table.columns if _is_outcome(column, scene)]
    one = waiting if len(waiting) == 1 else outcomes
    if len(one) == 1 and not _names_another(asked):
        return Target(one[0], assumed=f"No column to predict was named, so {one[0].name} is taken.")
    return Target(_chosen("Which column should be predicted?", likely_outcomes(scene), scene))


def _names_another(asked: Asked) -> bool:
    """Whether something is named to predict that the table does not have: "predict revenue"."""
    at = next((span.end for at in range(len(asked.sentence)) if (span := asked.sentence.at(at, (("predict",),)))), None)
    word = asked.sentence.plain(at) if at is not None else ""
    return (
        bool(word) and word.isalpha() and word not in asked.scene.lexicon.common and asked.mention_at(at or 0) is None
    )


def _waits(column: Column, scene: Scene) -> bool:
    """Whether the last rows of an outcome are empty: they are the ones to predict."""
    if not predictable(column, scene.table) or not column.missing or column.missing > scene.table.rows / 2:
        return False
    tail = scene.table.frame[column.name].iloc[-1:]
    return bool(tail.isna().all()) and _is_outcome(column, scene)


def _is_outcome(column: Column, scene: Scene) -> bool:
    return predictable(column, scene.table) and not OUTCOMES.isdisjoint(raw_words(column.name))


def likely_outcomes(scene: Scene) -> list[Column]:
    """What people would predict of a table: outcomes by name, then classes, then amounts; the last columns first."""
    columns = [column for column in reversed(scene.table.columns) if predictable(column, scene.table)]
    usual = [column for column in columns if is_class(column) and column.distinct <= _FEW]
    money = [column for column in columns if column.kind is Kind.MONEY]
    numbers = [column for column in columns if column in scene.measures and column not in money]
    named = [column for column in columns if _is_outcome(column, scene)]
    listed = list(dict.fromkeys([*named, *usual[:2], *money[:2], *usual, *numbers]))
    return (listed or columns)[:_MOST]


def _chosen(question: str, columns: list[Column], scene: Scene) -> Column:
    options = [Choice(label=column.name, value=key_value("target", column.name)) for column in columns]
    return scene.table.column(value_of(scene.choices.settle(question, options)))
