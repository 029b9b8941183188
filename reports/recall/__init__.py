"""Questions about the last answer, served from its facts."""

from collections.abc import Sequence

from automl.plan import Plan
from reports.answer import Answer
from reports.facts import Fact


def recall(question: str, facts: Sequence[Fact], plan: Plan, locale: str = "en") -> Answer | None:
    """The answer to a question about the last answer, made of its facts' statements; None when it is none."""
    _ = question, facts, plan, locale
    return None
