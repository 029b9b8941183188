"""What besides the columns a prediction is wished to be: how thorough, by which model."""

from automl.table import Kind
from automl.tabular import Effort
from automl.understanding.choices import key_value
from automl.understanding.rows.asked import Asked
from automl.understanding.scene import Scene

EFFORTS: tuple[Effort, ...] = ("quick", "balanced", "thorough")


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
