"""The tables of a pipeline's answer: deals in any order, those that slipped, shares, rates, one deal's reasons."""

from collections.abc import Sequence

from automl.deals.result import Deal, Share
from reports.deals.deal_facts import SHOWN
from reports.deals.telling import Telling
from reports.periods import step_in_words
from reports.reply import TablePart

_MOST = 25


def deals(telling: Telling, listed: Sequence[Deal], title: str, *, closing: bool = False) -> TablePart:
    """Open deals with their chances. closing: with the chance to close within the period, in place of their worth."""
    say, owned = telling.book.say, any(deal.owner for deal in listed)
    names = ["deal_column", *(["owner"] if owned else []), "amount", "chance"]
    titles = [say(f"pipeline.{name}") for name in names]
    titles.append(say("pipeline.closing_chance", period=telling.period) if closing else say("pipeline.expected"))
    titles += [say("pipeline.close"), say("pipeline.why")]
    rows = [
        [
            telling.name(deal),
            *([deal.owner or ""] if owned else []),
            telling.full.write(deal.amount),
            telling.chance(deal.probability),
            telling.chance(deal.closing) if closing else telling.full.write(deal.expected),
            telling.close(deal),
            telling.reasons(deal),
        ]
        for deal in listed[: min(telling.plan.limit or SHOWN, _MOST)]
    ]
    return TablePart(title, titles, rows, len(listed))


def risks(telling: Telling) -> TablePart:
    """The deals at risk, the largest first, with the reasons."""
    say = telling.book.say
    rows = [
        [telling.name(d), d.owner or "", telling.full.write(d.amount), telling.chance(d.probability), telling.risks(d)]
        for d in telling.risky[: telling.plan.limit or SHOWN]
    ]
    titles = [say(f"pipeline.{name}") for name in ("deal_column", "owner", "amount", "chance", "risk_column")]
    return TablePart(say("pipeline.table_risks"), titles, rows, len(telling.risky))


def overdue(telling: Telling) -> TablePart:
    """The deals that are past their expected close, the largest first."""
    say = telling.book.say
    rows = [
        [
            telling.name(deal),
            deal.owner or "",
            telling.full.write(deal.amount),
            telling.planned(deal),
            telling.whole(telling.days_over(deal)),
            telling.chance(deal.probability),
        ]
        for deal in telling.late[: telling.plan.limit or SHOWN]
    ]
    names = ("deal_column", "owner", "amount", "overdue_close", "overdue_late", "chance")
    return TablePart(
        say("pipeline.table_overdue"), [say(f"pipeline.{name}") for name in names], rows, len(telling.late)
    )


def shares(telling: Telling, listed: Sequence[Share], title: str, first: str, *, months: bool = False) -> TablePart:
    """What the open deals of each owner, month, or group are worth. first: what the first column is called."""
    say = telling.book.say
    rows = [
        [
            step_in_words(each.key, telling.book.locale) if months else each.key,
            telling.whole(each.count),
            telling.full.write(each.amount),
            telling.full.write(each.expected),
        ]
        for each in listed[: telling.plan.limit or _MOST]
    ]
    titles = [first, *(say(f"pipeline.{name}") for name in ("deals", "amount", "expected"))]
    return TablePart(title, titles, rows, len(listed))


def rates(telling: Telling) -> TablePart:
    """How the closed deals of each group ended, the best first."""
    say, groups = telling.book.say, telling.result.rates[1:]
    rows = [
        [
            each.key,
            telling.whole(each.closed),
            telling.whole(each.won),
            telling.share(each.rate),
            say("range.plain", low=telling.share(each.low), high=telling.share(each.high)),
            telling.full.write(each.amount),
            telling.whole(each.days) if each.days is not None else "",
        ]
        for each in groups[: telling.plan.limit or _MOST]
    ]
    column = telling.plan.groups[0]
    names = ("rate_closed", "rate_won", "rate_column", "rate_range", "rate_amount", "rate_days")
    titles = [column, *(say(f"pipeline.{name}") for name in names)]
    return TablePart(say("pipeline.table_rates", column=column), titles, rows, len(groups))


def why(telling: Telling, deal: Deal) -> TablePart | None:
    """How the chance of a deal comes about: the usual deal's, what each column adds, the sum. None with one rate."""
    if deal.usual is None:
        return None
    say = telling.book.say
    points = [round(each.contribution * 100) for each in deal.reasons]
    usual, chance = round(deal.usual * 100), round(deal.probability * 100)
    rows = [[say("pipeline.why_usual"), telling.share(usual / 100)]]
    rows += [[telling.what(each), telling.points(at)] for each, at in zip(deal.reasons, points, strict=True)]
    if rest := chance - usual - sum(points):
        rows.append([say("pipeline.why_others"), telling.points(rest)])
    rows.append([say("pipeline.why_sum", name=telling.name(deal)), telling.chance(deal.probability)])
    title = say("pipeline.table_why", chance=telling.chance(deal.probability), name=telling.name(deal))
    return TablePart(title, [say("pipeline.why_what"), say("pipeline.why_adds")], rows, len(rows))
