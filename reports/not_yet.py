"""A question that was understood and cannot be answered yet: said so, with what can be asked instead."""

from collections.abc import Sequence

from automl.plan import Plan
from reports.facts import Fact
from reports.phrases import phrasebook
from reports.reply import Choices, Option, Paragraph, Reply

_ASIDES = {"spread": "sure", "models": "method", "changed_total": "changed", "history": "left_out"}
"""By the facts that an answer has: what can be asked about it."""


def not_yet(plan: Plan, facts: Sequence[Fact], locale: str = "en") -> Reply:
    """That a plan's capability is not there yet.

    facts: of the thread's last answer, about which questions are suggested, () without one; a choice's value is the
    question's words.
    """
    book = phrasebook(locale)
    known = {fact.id for fact in facts}
    asides = [book.say(f"asides.{name}") for wanted, name in _ASIDES.items() if wanted in known]
    said = [book.say(f"not_yet.{plan.capability}")] + ([] if asides else [book.say("not_yet.remedy")])
    sentences = Paragraph(" ".join(book.sentence(each) for each in said))
    options = tuple(Option(each, each) for each in asides)
    return Reply((sentences, Choices(book.say("asides.question"), options)) if asides else (sentences,))


def part_left_out(plans: Sequence[Plan], locale: str = "en") -> str:
    """The sentence on those of several plans that cannot be done yet."""
    book = phrasebook(locale)
    said = [book.say(f"not_yet.{each}") for each in dict.fromkeys(plan.capability for plan in plans)]
    return book.sentence(book.say("not_yet.part", why=book.listed(said)))
