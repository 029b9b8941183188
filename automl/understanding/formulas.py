"""Measures that are put together in words: "sales minus profit", "quantity x unit price"."""

from collections.abc import Sequence
from itertools import pairwise

from automl.plan import Aggregation
from automl.table import Column
from automl.understanding.computed import quoted
from automl.understanding.levels import usual_aggregation
from automl.understanding.measure import Measure
from automl.understanding.mentions import Mention
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence

_SPOKEN = {"-": "minus", "+": "plus", "*": "times", "/": "divided by"}
_SIGNS = frozenset("-–−/+")
"""Signs that also join words ("sub-category", "sales/profit"): they reckon only with space around them."""


def sign_between(sentence: Sentence, first: Mention, second: Mention, scene: Scene) -> str | None:
    """The sign by which two measures are reckoned together: "-", "+", "*" or "/"; None when they are only named."""
    roles = scene.lexicon.roles
    between = tuple(
        sentence.plain(at) for at in range(first.span.end, second.span.start) if sentence.plain(at) != "the"
    )
    if len(between) == 1 and between[0] in _SIGNS and not _spaced(sentence, first.span.end):
        return None
    if between in roles.reckoned:
        return roles.reckoned[between]
    joined = between in (("and",), ("&",), ("to",))
    before = next((sign for lead, sign in roles.reckoned_before.items() if _led(sentence, first, lead)), None)
    after = next((sign for word, sign in roles.reckoned_after.items() if sentence.plain(second.span.end) == word), None)
    return before or after if joined else None


def _spaced(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return sentence.question[token.start - 1 : token.start] == " " == sentence.question[token.end : token.end + 1]


def _led(sentence: Sentence, mention: Mention, lead: tuple[str, ...]) -> bool:
    return sentence.ending_at(mention.span.start, [lead, (*lead, "the")]) is not None


def formula(
    sentence: Sentence, terms: Sequence[tuple[Mention, Column]], said: Aggregation | None, scene: Scene
) -> Measure:
    """The measure of `terms`, in order, reckoned for each row."""
    signs = [sign_between(sentence, first, second, scene) or "+" for (first, _), (second, _) in pairwise(terms)]
    columns = [column for _, column in terms]
    expression = quoted(columns[0].name)
    for sign, column in zip(signs, columns[1:], strict=True):
        expression += f" {sign} {quoted(column.name)}"
    label = columns[0].name
    for sign, column in zip(signs, columns[1:], strict=True):
        label += f" {_SPOKEN[sign]} {column.name}"
    summed = [usual_aggregation(column, scene.table, scene.lexicon) == "sum" for column in columns]
    adds_up = "/" not in signs and (any(summed) or "*" in signs)
    assumed = f"{label} is worked out for each row."
    return Measure(label, said or ("sum" if adds_up else "mean"), expression=expression, assumptions=(assumed,))
