"""A clarifying question as a reply."""

from automl.plan import Clarify
from reports.reply import Choices, Option, Reply


def clarifying(clarify: Clarify) -> Reply:
    """One question with its choices to click."""
    options = tuple(Option(choice.label, choice.value) for choice in clarify.choices)
    return Reply((Choices(clarify.question, options),))
