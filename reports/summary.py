"""The words of a forecast when no language model writes them: the most important first, made of the facts' forms."""

from collections.abc import Iterator, Mapping, Sequence

from automl.table import Note
from reports.facts import Fact
from reports.forecast.group_facts import additive
from reports.forecast.remarks import remarks
from reports.forecast.telling import Telling
from reports.reply import Footnote, Paragraph, TablePart

Facts = Mapping[str, Fact]


def headline(telling: Telling, facts: Facts) -> str:
    """The answer in one sentence: "Sales, Q1 2027: $4.2M, likely between $3.8M and $4.6M, 6% above …"."""
    total, between = facts["total"], facts["spread"].forms.get("figures")
    words = {"measure": telling.measure, "period": telling.period, "value": total.display}
    change = facts["versus"].forms["change"] if "versus" in facts else None
    if between is not None and change is not None:
        return telling.book.say("headline.full", **words, between=between, change=change)
    if between is not None:
        return telling.book.say("headline.no_change", **words, between=between)
    if change is not None:
        return telling.book.say("headline.no_range", **words, change=change)
    return telling.book.say("headline.value", **words)


def opening(telling: Telling, facts: Facts) -> Paragraph:
    """The goal's answer where one was asked about, and the headline."""
    goal = _clauses(telling, facts, "goal", "goal_gap", "goal_needs")
    return Paragraph(" ".join([*goal, headline(telling, facts)]))


def trust(telling: Telling, facts: Facts) -> Paragraph:
    """How far to trust the answer, with everything that a person must know to do so."""
    heavy = [remark for remark in remarks(telling) if remark.weight == "heavy"]
    said = "range" in facts["spread"].forms or any(remark.kind == "constant" for remark in heavy)
    clauses = _clauses(telling, facts, "trust", *(() if said else ("spread",)))
    return Paragraph(" ".join([*clauses, *(remark.text for remark in heavy)]))


def groups(telling: Telling, facts: Facts) -> Iterator[Paragraph | TablePart | Footnote]:
    """What stands out among the groups, and their table."""
    if not telling.result.groups:
        return
    if standing_out := _clauses(telling, facts, "largest", "fastest", "ended", "shown", "own_total"):
        yield Paragraph(" ".join(standing_out))
    yield _group_table(telling, facts)
    if additive(telling) and not _adds_up(telling, facts):
        yield Footnote(telling.book.say("table.rounded"))


def steps(telling: Telling, facts: Facts) -> Iterator[TablePart]:
    """A small table of the steps of the period."""
    shown = [fact for name, fact in facts.items() if name.startswith("step_")]
    if shown:
        say = telling.book.say
        step = say(f"nouns.{telling.result.history.frequency}", 1)
        title = say("table.steps", measure=telling.measure, step=step, period=telling.period)
        rows = [[fact.forms["name"], fact.forms["figure"], fact.forms["range"]] for fact in shown]
        yield TablePart(title, [say("table.step"), say("table.forecast"), say("table.range")], rows, len(rows))


def left_out(telling: Telling, facts: Facts) -> Iterator[Paragraph]:
    """The period that was left out, and where a historical file's period counts from."""
    anchored = () if telling.result.live else ("anchor",)
    if clauses := _clauses(telling, facts, "partial", *anchored):
        yield Paragraph(" ".join(clauses))


def small_print(telling: Telling, facts: Facts, notes: Sequence[Note]) -> Footnote:
    """Assumptions, what the reader did, the history and the models, in the small print."""
    anchored = ("anchor",) if telling.result.live else ()
    lesser = [remark.text for remark in remarks(telling) if remark.weight == "light"]
    assumed = [telling.book.sentence(assumption) for assumption in telling.plan.assumptions]
    quiet = telling.book.entries["small_print"]["notes"]
    done = [telling.book.sentence(note.sentence) for note in notes if note.kind not in quiet]
    clauses = _clauses(telling, facts, "history", *anchored, "known", "models")
    return Footnote(" ".join([*assumed, *done, *lesser, *clauses]), assumed=" ".join(assumed))


def _clauses(telling: Telling, facts: Facts, *names: str) -> list[str]:
    return [telling.book.sentence(facts[name].statement) for name in names if name in facts]


def _group_table(telling: Telling, facts: Facts) -> TablePart:
    say, result = telling.book.say, telling.result
    changes = any(group.year_before is not None for group in telling.shown)
    shown = [facts[f"group_{position}"] for position in range(1, len(telling.shown) + 1)]
    rows = [_row(fact) for fact in shown]
    rows += [[facts[name].forms["name"], facts[name].forms["figure"], "", ""] for name in ("others",) if name in facts]
    rows.append(_total_row(telling, facts))
    by = telling.book.listed(result.group_columns)
    columns = [by, say("table.forecast"), say("table.range"), *([say("table.change")] if changes else [])]
    title = say("table.groups", measure=telling.measure, columns=by, period=telling.period)
    return TablePart(title, columns, [row[: len(columns)] for row in rows], len(rows))


def _adds_up(telling: Telling, facts: Facts) -> bool:
    """Whether a reader who adds up the column as shown gets the total as shown."""
    shown = [fact.value or 0.0 for name, fact in facts.items() if name.startswith("group_") or name == "others"]
    together = sum(telling.full.rounded(value) for value in shown)
    return abs(together - telling.full.rounded(telling.result.horizon.p50)) < telling.full.quantum / 2


def _row(fact: Fact) -> list[str]:
    return [fact.forms["name"], fact.forms["figure"], fact.forms["range"], fact.forms.get("change_short", "")]


def _total_row(telling: Telling, facts: Facts) -> list[str]:
    forms, change = facts["total"].forms, facts["versus"].display if "versus" in facts else ""
    return [
        telling.book.say("table.total" if additive(telling) else "table.overall"),
        forms["figure"],
        forms["figures"],
        change,
    ]
