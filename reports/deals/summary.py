"""The words of a pipeline when no language model writes them: the most important first, made of the facts' forms."""

from collections.abc import Iterator, Sequence

from automl.table import Note
from reports.deals import tables
from reports.deals.ground_facts import cautioned
from reports.deals.telling import Facts, Telling
from reports.reply import Footnote, Paragraph, TablePart

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


def heavy(telling: Telling) -> list[str]:
    """What a person must know to read any of the figures; what is missing from the total says nothing of one deal."""
    kinds = _HEAVY if telling.plan.focus != "deal" else tuple(kind for kind in _HEAVY if kind != "no_newcomers")
    return [telling.book.sentence(cautioned(telling, each)) for each in telling.result.cautions if each.kind in kinds]


def trust(telling: Telling, facts: Facts) -> Paragraph:
    """How far to trust the answer, with everything that a person must know to do so."""
    rate = () if {"few_closed", "no_skill"} & {each.kind for each in telling.result.cautions} else ("rate",)
    return Paragraph(" ".join([*heavy(telling), *_clauses(telling, facts, "trust", "coverage", *rate)]))


def otherwise(telling: Telling, facts: Facts) -> Iterator[Paragraph]:
    """What the history alone, and the file's own probabilities, would say."""
    if said := _clauses(telling, facts, "series", "gap", "crm"):
        yield Paragraph(" ".join(said))


def deals(telling: Telling) -> TablePart:
    """The open deals that are worth most."""
    return tables.deals(telling, telling.result.deals, telling.book.say("pipeline.table_deals"))


def at_risk(telling: Telling, facts: Facts) -> Iterator[Paragraph | TablePart]:
    """How many deals are at risk, and the largest of them with their reasons."""
    yield Paragraph(telling.book.sentence(facts["risks"].statement))
    if telling.risky:
        yield tables.risks(telling)


def owners(telling: Telling) -> Iterator[TablePart]:
    """What each owner's open deals are worth."""
    if len(listed := telling.result.owners) >= _FEW:
        say = telling.book.say
        yield tables.shares(telling, listed, say("pipeline.table_owners"), say("pipeline.owner"))


def months(telling: Telling) -> Iterator[TablePart]:
    """What the open deals are worth by the month in which they are likely to close."""
    if len(listed := telling.result.months) >= _FEW:
        say = telling.book.say
        yield tables.shares(telling, listed, say("pipeline.table_months"), say("pipeline.month"), months=True)


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
