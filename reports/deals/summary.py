"""The words of a pipeline when no language model writes them: the most important first, made of the facts' forms."""

from collections.abc import Iterator, Mapping, Sequence

from automl.table import Note
from reports.deals.deal_facts import SHOWN
from reports.deals.ground_facts import cautioned
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.periods import step_in_words
from reports.reply import Footnote, Paragraph, TablePart

Facts = Mapping[str, Fact]
_HEAVY = ("few_closed", "no_skill", "no_newcomers", "no_created", "blank_amounts", "undated")
_FEW = 2


def headline(telling: Telling, facts: Facts) -> str:
    """The answer in one sentence: "Q4 2026 will bring about €1.1M (€0.9M to €1.4M): €532K is won already, …"."""
    parts = [facts["won"].statement, facts["open"].statement]
    parts += [facts["unseen"].forms["short"]] if "unseen" in facts else []
    total = facts["total"].statement
    return telling.book.sentence(telling.book.say("pipeline.headline", total=total, parts=", ".join(parts)))


def target(telling: Telling, facts: Facts) -> Iterator[Paragraph]:
    """The chance to reach the target, the distance, and what covers it."""
    if said := _clauses(telling, facts, "goal", "goal_gap", "covered"):
        yield Paragraph(" ".join(said))


def trust(telling: Telling, facts: Facts) -> Paragraph:
    """How far to trust the answer, with everything that a person must know to do so."""
    sentence = telling.book.sentence
    heavy = [sentence(cautioned(telling, each)) for each in telling.result.cautions if each.kind in _HEAVY]
    rate = () if {"few_closed", "no_skill"} & {each.kind for each in telling.result.cautions} else ("rate",)
    return Paragraph(" ".join([*heavy, *_clauses(telling, facts, "trust", "coverage", *rate)]))


def otherwise(telling: Telling, facts: Facts) -> Iterator[Paragraph]:
    """What the history alone, and the file's own probabilities, would say."""
    if said := _clauses(telling, facts, "series", "gap", "crm"):
        yield Paragraph(" ".join(said))


def deals(telling: Telling) -> TablePart:
    """The open deals that are worth most."""
    say, result = telling.book.say, telling.result
    owned = any(deal.owner for deal in result.deals)
    names = ["deal_column", *(["owner"] if owned else []), "amount", "chance", "expected", "close", "why"]
    rows = [
        [
            telling.name(deal),
            *([deal.owner or ""] if owned else []),
            telling.full.write(deal.amount),
            telling.chance(deal.probability),
            telling.full.write(deal.expected),
            telling.close(deal),
            telling.reasons(deal),
        ]
        for deal in result.deals[: min(telling.plan.limit or SHOWN, 25)]
    ]
    titles = [say(f"pipeline.{name}") for name in names]
    return TablePart(say("pipeline.table_deals"), titles, rows, len(result.deals))


def at_risk(telling: Telling, facts: Facts) -> Iterator[Paragraph | TablePart]:
    """How many deals are at risk, and the largest of them with their reasons."""
    yield Paragraph(telling.book.sentence(facts["risks"].statement))
    risky = telling.risky
    if not risky:
        return
    say = telling.book.say
    rows = [
        [telling.name(d), d.owner or "", telling.full.write(d.amount), telling.chance(d.probability), telling.risks(d)]
        for d in risky[:SHOWN]
    ]
    titles = [say(f"pipeline.{name}") for name in ("deal_column", "owner", "amount", "chance", "risk_column")]
    yield TablePart(say("pipeline.table_risks"), titles, rows, len(risky))


def owners(telling: Telling) -> Iterator[TablePart]:
    """What each owner's open deals are worth."""
    shares = telling.result.owners
    if len(shares) < _FEW:
        return
    say = telling.book.say
    rows = [
        [each.key, telling.whole(each.count), telling.full.write(each.amount), telling.full.write(each.expected)]
        for each in shares[:SHOWN]
    ]
    titles = [say(f"pipeline.{name}") for name in ("owner", "deals", "amount", "expected")]
    yield TablePart(say("pipeline.table_owners"), titles, rows, len(shares))


def months(telling: Telling) -> Iterator[TablePart]:
    """What the open deals are worth by the month in which they are likely to close."""
    shares = telling.result.months
    if len(shares) < _FEW:
        return
    say = telling.book.say
    rows = [
        [
            step_in_words(each.key, telling.book.locale),
            telling.whole(each.count),
            telling.full.write(each.amount),
            telling.full.write(each.expected),
        ]
        for each in shares[:SHOWN]
    ]
    titles = [say(f"pipeline.{name}") for name in ("month", "deals", "amount", "expected")]
    yield TablePart(say("pipeline.table_months"), titles, rows, len(shares))


def small_print(telling: Telling, facts: Facts, notes: Sequence[Note]) -> Footnote:
    """Assumptions, what the reader did, what was not learnt from, the method."""
    sentence, quiet = telling.book.sentence, telling.book.entries["small_print"]["notes"]
    assumed = [sentence(each) for each in telling.plan.assumptions]
    done = [sentence(note.sentence) for note in notes if note.kind not in quiet]
    light = [sentence(cautioned(telling, each)) for each in telling.result.cautions if each.kind not in _HEAVY]
    aside = [name for name in facts if name.startswith("aside_")]
    return Footnote(" ".join([*assumed, *done, *light, *_clauses(telling, facts, "today", "models", "cycle", *aside)]))


def _clauses(telling: Telling, facts: Facts, *names: str) -> list[str]:
    return [telling.book.sentence(facts[name].statement) for name in names if name in facts]
