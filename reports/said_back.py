"""The plan said back before anything is computed."""

from collections.abc import Sequence

from automl.plan import Plan
from reports.reply import Footnote, Form, Paragraph, Part, Reply


def told(plans: Sequence[Plan], form: Form | None) -> Reply:
    """What will be done, in words; what was assumed in the small print; the form to change it last."""
    parts: list[Part] = [Paragraph(plan.words) for plan in plans]
    assumed = list(dict.fromkeys(each for plan in plans for each in plan.assumptions))
    if assumed:
        parts.append(Footnote(" ".join(assumed)))
    return Reply((*parts, *([form] if form else [])))
