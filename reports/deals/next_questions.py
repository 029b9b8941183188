"""What people ask next of a pipeline, as clicks; each of them is planned and answered."""

from collections.abc import Iterator

from automl.deals.result import Deal
from reports.deals.telling import Telling
from reports.reply import Choices, Option

_MOST = 5
_WORDS = 4
_LEAST_LETTERS = 3


def next_questions(telling: Telling) -> Iterator[Choices]:
    """Up to five questions, none of which was asked just now."""
    asked = list(dict.fromkeys(_asked(telling)))[:_MOST]
    if asked and telling.result.open.count:
        options = tuple(Option(each, each) for each in asked)
        yield Choices(telling.book.say("predict.next.question"), options, quiet=True)


def _asked(telling: Telling) -> Iterator[str]:
    plan, say = telling.plan, telling.book.say
    focus = "suppose" if plan.suppose is not None else plan.focus
    if focus not in ("total", "commit"):
        yield say("pipeline.next.total", period=telling.period)
    if focus != "risk":
        yield say("pipeline.next.risk")
    name = next((found for deal in telling.result.deals if (found := _name(telling, deal))), None)
    if name and focus not in ("deal", "suppose"):
        yield say("pipeline.next.deal", name=name)
    if name and focus in ("deal", "total", "closing"):
        yield say("pipeline.next.suppose", name=name)
    if plan.owner and focus not in ("shares", "rates"):
        yield say("pipeline.next.owners", column=plan.owner)
    if plan.owner and focus != "rates":
        yield say("pipeline.next.rates", column=plan.owner)
    if focus not in ("suppose", "total"):
        yield say("pipeline.next.lower")
    if focus != "commit":
        yield say("pipeline.next.commit")


def _name(telling: Telling, deal: Deal) -> str | None:
    """What a deal can be asked by: a name of a few plain words that no other deal bears."""
    for name in (deal.name, deal.id):
        same = [each for each in telling.result.deals if name in (each.name, each.id)]
        plain = name is not None and all(letter.isalnum() or letter in " -" for letter in name)
        if name and plain and len(same) == 1 and len(name.split()) <= _WORDS and not name.isdigit():
            return name if len(name) >= _LEAST_LETTERS else None
    return None
