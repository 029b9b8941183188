"""What was asked of the open deals, first; then, in a line, what the period will bring."""

from collections.abc import Iterator
from pathlib import Path

from automl.deals.past_answer import PAST
from automl.deals.result import Deal
from reports.deals import tables
from reports.deals.chart import course_chart
from reports.deals.summary import heavy
from reports.deals.telling import Facts, Telling
from reports.reply import Paragraph, Part

_FEW = 2


def focused(telling: Telling, facts: Facts, out: Path) -> Iterator[Part]:
    """The parts that answer the question; the workbook and the small print come after."""
    if telling.plan.suppose is not None:
        yield from _supposed(telling, facts)
        return
    answers = {
        "risk": _risk, "overdue": _overdue, "closing": _closing, "deals": _deals, "deal": _deal, "shares": _shares,
        "rates": _rates, "cycle": _rates,
    }  # fmt: skip
    if telling.plan.focus == "commit":
        yield Paragraph(_said(telling, facts, "commit", "total", "best"))
        yield from _cautions(telling)
        yield course_chart(telling, facts, out)
        return
    yield from answers[telling.plan.focus](telling, facts)
    if telling.plan.focus in PAST:
        return
    yield from _cautions(telling)
    if telling.plan.focus != "deal" and telling.result.deals:
        yield Paragraph(telling.book.sentence(telling.book.say("pipeline.context", total=facts["total"].statement)))


def _cautions(telling: Telling) -> Iterator[Part]:
    if said := heavy(telling):
        yield Paragraph(" ".join(said))


def _risk(telling: Telling, facts: Facts) -> Iterator[Part]:
    yield Paragraph(_said(telling, facts, "risks"))
    if telling.risky:
        yield tables.risks(telling)


def _overdue(telling: Telling, facts: Facts) -> Iterator[Part]:
    yield Paragraph(_said(telling, facts, "overdue"))
    if telling.late:
        yield tables.overdue(telling)


def _closing(telling: Telling, facts: Facts) -> Iterator[Part]:
    listed = sorted(telling.result.deals, key=lambda deal: -deal.closing)
    yield Paragraph(_said(telling, facts, "closing" if listed else "listed"))
    if listed:
        title = telling.book.say("pipeline.table_closing", period=telling.period)
        yield tables.deals(telling, listed, title, closing=True)


def _deals(telling: Telling, facts: Facts) -> Iterator[Part]:
    yield Paragraph(_said(telling, facts, "listed"))
    order = telling.plan.order
    if telling.result.deals:
        title = telling.book.say(f"pipeline.table_list_{order}")
        yield tables.deals(telling, sorted(telling.result.deals, key=lambda deal: -_by(deal, order)), title)


def _by(deal: Deal, order: str) -> float:
    return {"amount": deal.amount, "chance": deal.probability}.get(order, deal.expected)


def _deal(telling: Telling, facts: Facts) -> Iterator[Part]:
    deals, ended = telling.result.deals, [name for name in facts if name.startswith("ended_")]
    if len(deals) == 1:
        yield Paragraph(_said(telling, facts, "deal_1", "when_1", *(["risk_1"] if telling.risky else []), *ended))
        if (table := tables.why(telling, deals[0])) is not None:
            yield table
        return
    yield Paragraph(_said(telling, facts, *(["listed"] if deals or not ended else []), *ended))
    if deals:
        yield tables.deals(telling, deals, telling.book.say("pipeline.table_deals"))


def _shares(telling: Telling, facts: Facts) -> Iterator[Part]:
    yield Paragraph(_said(telling, facts, "listed"))
    by = telling.plan.groups[0] if telling.plan.groups else ""
    listed = telling.result.shares if by else telling.result.months
    first = by or telling.book.say("pipeline.month")
    title = telling.book.say("pipeline.table_shares", column=by) if by else telling.book.say("pipeline.table_months")
    if listed:
        yield tables.shares(telling, listed, title, first, months=not by)


def _rates(telling: Telling, facts: Facts) -> Iterator[Part]:
    say, rates, groups = telling.book.say, telling.result.rates, telling.plan.groups
    yield Paragraph(_said(telling, facts, *(("cycle",) if telling.plan.focus == "cycle" else ()), "rate"))
    if not groups:
        return
    if groups[0] == telling.plan.target:
        yield Paragraph(telling.book.sentence(say("pipeline.rate_by_outcome", column=groups[0])))
        return
    yield tables.rates(telling)
    known = rates[1:]
    if len(known) >= _FEW and max(each.low for each in known) <= min(each.high for each in known):
        yield Paragraph(telling.book.sentence(say("pipeline.rate_same")))


def _supposed(telling: Telling, facts: Facts) -> Iterator[Part]:
    assert telling.result.supposed is not None  # noqa: S101  asked for
    assert telling.plan.suppose is not None  # noqa: S101
    say, sentence = telling.book.say, telling.book.sentence
    said = [_said(telling, facts, "supposed")]
    if telling.plan.suppose.kind in ("won", "lost") and telling.result.supposed.deals == 1:
        rate = telling.chance(telling.result.supposed.rate)
        said.append(sentence(say("pipeline.supposed_chance", rate=rate)))
    yield Paragraph(" ".join([*said, sentence(say("pipeline.supposed_assumed"))]))
    yield from _cautions(telling)


def _said(telling: Telling, facts: Facts, *names: str) -> str:
    return " ".join(telling.book.sentence(facts[name].statement) for name in names if name in facts)
