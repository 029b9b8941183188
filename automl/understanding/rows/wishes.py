"""What besides the columns a prediction is wished to be: how thorough, at what costs of mistakes, by which model."""

from automl.row_plans import Costs
from automl.table import Kind
from automl.tabular import Effort
from automl.understanding.choices import key_value
from automl.understanding.numbers import Number
from automl.understanding.rows.asked import Asked
from automl.understanding.scene import Scene

EFFORTS: tuple[Effort, ...] = ("quick", "balanced", "thorough")
_TWO = 2
UNTOLD_COSTS = "What the mistakes cost was not understood: say what a missed case costs, and what a false alarm costs."


def effort_of(asked: Asked) -> Effort:
    """How thorough the words, or a choice made before, want it."""
    return chosen_effort(asked.scene) or said_effort(asked) or "balanced"


def said_effort(asked: Asked) -> Effort | None:
    """The effort that the words name."""
    if asked.find(asked.rows.thorough):
        return "thorough"
    return "quick" if asked.find(asked.rows.quick) else None


def chosen_effort(scene: Scene) -> Effort | None:
    """The effort that was clicked; it answers no question that was asked, so it is used up here."""
    for effort in EFFORTS:
        for made in scene.choices.made:
            if made == effort_value(effort):
                scene.choices.used.add(made)
                return effort
    return None


def effort_value(effort: Effort) -> str:
    """The choice by which a question is planned anew with an effort."""
    return key_value("effort", effort)


def costs_of(asked: Asked) -> tuple[Costs | None, list[str]]:
    """What a missed case and a false alarm cost, and a sentence where costs were spoken of and not understood."""
    if not asked.says(("cost", "costs", "costing")):
        return None, []
    found = tuple(each for each in asked.figures() if not each.percent)
    if len(found) != _TWO:
        return None, [UNTOLD_COSTS] if found else []
    missed = _first_of(found, asked)
    if missed is None:
        return None, [UNTOLD_COSTS]
    first, second = (each.value for each in found)
    return Costs(missed=first if missed else second, false_alarm=second if missed else first), []


def _first_of(found: tuple[Number, ...], asked: Asked) -> bool | None:
    """Whether the first number is what a missed case costs; None where the words do not tell."""
    scores = []
    start = 0
    for at, each in enumerate(found):
        before = {asked.sentence.plain(position) for position in range(start, each.span.start)}
        last = at + 1 == len(found)
        after = {asked.sentence.plain(position) for position in range(each.span.end, len(asked.sentence)) if last}
        around = before | after
        scores.append((len(around & asked.rows.missed), len(around & asked.rows.for_nothing)))
        start = each.span.end
    (missed, nothing), (missed_then, nothing_then) = scores
    leaning = (missed - nothing) - (missed_then - nothing_then)
    return None if leaning == 0 else leaning > 0


def which_model(asked: Asked) -> list[str]:
    """The answer to "tree or neural network?", from what the data are."""
    if not asked.find(asked.rows.which_model):
        return []
    table = asked.scene.table
    texts = table.of_kind(Kind.TEXT)
    numbers_, categories = len(table.numeric), len(table.of_kind(Kind.CATEGORY, Kind.BOOLEAN))
    held = f"{table.rows:,} rows, {numbers_} columns of numbers and {categories} of categories"
    if texts:
        held += f", and text in {texts[0].name}"
        better = "trees and linear models on the words of the text are usually best"
    elif table.rows < 1000:  # noqa: PLR2004
        better = "with so few rows trees and linear models are usually best, and a neural network would learn by heart"
    else:
        better = "boosted trees are usually best on such a table"
    said = (
        f"Tree or neural network: the file has {held}, and {better}. "
        "Several sorts are compared on rows that they have not seen, and the best one answers."
    )
    return [said]
