"""Columns that are asked for and cannot be predicted: ids, dates, free texts, and what is the same in every row."""

from automl.errors import UnderstandingError
from automl.table import Column, Kind
from automl.understanding.columns import NEAR_EXACT
from automl.understanding.lexicon.written import phrases
from automl.understanding.names import singular
from automl.understanding.rows.asked import Asked, predictable, running_number
from automl.understanding.rows.outcomes import constant_outcome
from automl.understanding.scene import Scene
from automl.understanding.values import values_of

_PREDICT = phrases("""
predict; predicts; predicting; prediction of; predictions of; estimate; estimating; estimate of; what drives;
drivers of; what influences
""")
_ARTICLES = frozenset(("the", "a", "an", "our", "my", "their", "its"))
_COUNTED = (Kind.ID, Kind.TEXT)


def unpredictable(asked: Asked) -> Column | None:
    """The column that is asked for outright though it cannot be predicted; None where there is none."""
    table = asked.scene.table
    for mention in asked.mentions:
        best = [each.column for each in mention.columns[:1] if each.score >= NEAR_EXACT]
        led = bool(best) and not predictable(best[0], table) and _led(mention.span.start, asked)
        if led and not _counts(best[0], mention.span.end, asked):
            return best[0]
    return constant_outcome(asked)


def _led(at: int, asked: Asked) -> bool:
    while at > 0 and asked.sentence.plain(at - 1) in _ARTICLES:
        at -= 1
    return asked.sentence.ending_at(at, _PREDICT) is not None


def _counts(column: Column, end: int, asked: Asked) -> bool:
    """Whether a name rather means how many there will be: "predict orders", or "predict customer churn"."""
    over_time = asked.scene.table.time is not None and column.kind in _COUNTED
    followed = asked.mention_at(end) is not None or asked.sentence.plain(end) in _outcome_words(asked)
    last = asked.sentence.plain(end - 1)
    return followed or (over_time and singular(last) != last)


def _outcome_words(asked: Asked) -> frozenset[str]:
    return frozenset[str]().union(*(kind.yes | kind.no for kind in asked.rows.outcomes))


def refusal(column: Column, scene: Scene) -> str:
    """Why a column cannot be predicted, as the sentence before the question which other one is meant."""
    if column.kind is Kind.DATE:
        return f"{column.name} holds dates, and a date cannot be predicted."
    if column.kind is Kind.ID or running_number(column, scene.table):
        return f"{column.name} only tells rows apart, so it cannot be predicted."
    return f"{column.name} holds free text, which cannot be predicted."


def same_everywhere(column: Column, scene: Scene) -> UnderstandingError | None:
    """The error for an outcome that says nothing, with what to do; None where it tells rows apart."""
    if column.distinct > 1:
        return None
    if column.kind is Kind.EMPTY or column.distinct == 0:
        return UnderstandingError(
            f"{column.name} is empty in every row, so there is nothing to learn from.",
            f"Fill in {column.name} where it is known, for at least 30 rows, then ask again.",
        )
    value = _value(column, scene)
    return UnderstandingError(
        f"{column.name} is {value} in every row, so there is nothing to learn from.",
        f"Add rows where {column.name} is something else, or name another column to predict.",
    )


def _value(column: Column, scene: Scene) -> str:
    known = values_of(scene.table, column)
    return f"“{known[0].removesuffix('.0')}”" if known else "the same"
