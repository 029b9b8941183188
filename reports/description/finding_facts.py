"""The facts of what was found: what can hardly be right, what is missing, what follows from what."""

from collections.abc import Iterator
from datetime import date

from automl.findings import Cell, Derived, DescribeResult, Impossible, Portrait, Rhythm
from automl.result import Unit
from automl.table import Frequency, Kind, Table
from reports.description.columns import unit_of
from reports.description.units import in_full
from reports.facts import Fact
from reports.formats import whole
from reports.periods import day_in_words, days_in_words
from reports.phrases import Phrasebook

_COUNT = Unit("count")
_QUIET_SHARE = 0.005
_QUIET_DAYS = 3
"""Days in a row without data that are a holiday rather than a gap."""
_SPELT = 3
_FEW = 4


def finding_facts(result: DescribeResult, table: Table, book: Phrasebook) -> Iterator[Fact]:
    """`odd_1`, `repeated_1`, `partial`, `gaps`, `spelling_1`, `outliers_1`, `formula_1`, `decided_1` and so on."""
    odd = [(seen, each) for seen in result.portraits for each in seen.impossible]
    odd.sort(key=lambda pair: pair[1].oddity != "slipped")
    for place, (seen, each) in enumerate(odd, start=1):
        yield _odd(f"odd_{place}", seen, each, table, book)
    yield from _repeated(result, book)
    if result.rhythm is not None:
        yield from _rhythm(result.rhythm, book)
    spelt = [seen for seen in result.portraits if seen.spellings]
    for place, seen in enumerate(spelt, start=1):
        yield _spelling(f"spelling_{place}", seen, book)
    for place, seen in enumerate(_far(result), start=1):
        yield _outliers(f"outliers_{place}", seen, table, book)
    for kind, told in (("formula", True), ("decided", False)):
        rules = [rule for rule in result.derived if (rule.formula is not None) == told]
        rules.sort(key=lambda rule: _is_dull(rule, table))
        for place, rule in enumerate(rules, start=1):
            yield _derived(f"{kind}_{place}", rule, book)


def _is_dull(rule: Derived, table: Table) -> bool:
    """Whether a rule only says that a number has its name, or that one of two or three things is another."""
    known = {column.name: column for column in table.columns}
    deciding = known.get(rule.by[0])
    return rule.formula is None and deciding is not None and (deciding.kind is Kind.ID or deciding.distinct < _FEW)


def _far(result: DescribeResult) -> list[Portrait]:
    """The columns with outliers, the main measure first."""
    measure = result.gist.measure if result.gist else None
    return sorted((seen for seen in result.portraits if seen.outliers), key=lambda seen: seen.column != measure)


def _odd(name: str, seen: Portrait, found: Impossible, table: Table, book: Phrasebook) -> Fact:
    example = _written(found.examples[0], seen.column, table, book)
    factor = found.factor or 1.0
    words = {
        "column": seen.column,
        "rows": book.counted(found.count, "row"),
        "values": book.counted(found.count, "value"),
        "example": example,
        "times": whole(round(max(factor, 1 / factor)), book.locale),
    }
    key = f"slipped_{'small' if factor < 1 else 'large'}" if found.oddity == "slipped" else found.oddity
    statement = book.say(f"found.{key}", found.count, **words)
    label = book.say("found.odd_label", column=seen.column)
    return Fact(name, label, found.count, _COUNT, words["values"], statement, "describe.columns")


def _repeated(result: DescribeResult, book: Phrasebook) -> Iterator[Fact]:
    for place, each in enumerate(result.repeated, start=1):
        rows, example = book.counted(each.rows, "row"), each.examples[0].value
        statement = book.say("found.repeated", each.rows, column=each.column, rows=rows, example=example)
        label = book.say("found.repeated_label", column=each.column)
        yield Fact(f"repeated_{place}", label, each.rows, _COUNT, rows, statement, "describe.duplicates")


def _rhythm(rhythm: Rhythm, book: Phrasebook) -> Iterator[Fact]:
    step = book.say(f"nouns.{rhythm.frequency}", 1)
    if rhythm.partial is not None:
        day = day_in_words(rhythm.partial[1], book.locale)
        label = book.say("found.partial_label", step=step)
        yield Fact("partial", label, None, None, day, book.say("found.partial", step=step, day=day), "table.time")
    if rhythm.gaps and not _is_quiet(rhythm):
        longest, missing = rhythm.gaps[0], book.counted(rhythm.missing, rhythm.frequency.value)
        days = days_in_words(longest.start, longest.end, book.locale)
        steps = book.counted(rhythm.steps, rhythm.frequency.value)
        words = {"missing": missing, "days": days, "steps": steps}
        statement = book.say("found.gap" if len(rhythm.gaps) == 1 else "found.gaps", rhythm.missing, **words)
        yield Fact("gaps", book.say("found.gaps_label"), rhythm.missing, _COUNT, missing, statement, "table.time")


def _is_quiet(rhythm: Rhythm) -> bool:
    """Whether the gaps are holidays: single days, now and then."""
    daily = rhythm.frequency in (Frequency.DAY, Frequency.HOUR)
    return daily and rhythm.gaps[0].steps <= _QUIET_DAYS and rhythm.missing > _QUIET_SHARE * rhythm.steps


def _spelling(name: str, seen: Portrait, book: Phrasebook) -> Fact:
    first = seen.spellings[0]
    others = [f"“{each.value}”" for each in first.others[:_SPELT]]
    words = {"column": seen.column, "others": book.listed(others), "kept": f"“{first.kept.value}”"}
    statement = book.say("found.spelling", len(others), **words)
    count = sum(other.count for each in seen.spellings for other in each.others)
    label = book.say("found.spelling_label", column=seen.column)
    return Fact(name, label, count, _COUNT, words["others"], statement, "describe.columns")


def _outliers(name: str, seen: Portrait, table: Table, book: Phrasebook) -> Fact:
    found = seen.outliers
    assert found is not None  # noqa: S101 - only columns with outliers come here
    first = found.examples[0]
    words = {
        "values": book.counted(found.count, "value"),
        "column": seen.column,
        "example": _written(first, seen.column, table, book),
        "row": whole(first.row, book.locale),
    }
    statement = book.say("found.outliers", found.count, **words)
    label = book.say("found.outliers_label", column=seen.column)
    return Fact(name, label, found.count, _COUNT, words["values"], statement, "describe.columns")


def _derived(name: str, found: Derived, book: Phrasebook) -> Fact:
    if found.formula is None:
        statement = book.say("found.decided", by=found.by[0], column=found.column)
        return Fact(name, found.column, found.share, Unit("percent"), found.by[0], statement, "describe.columns")
    key = "found.same" if found.formula == found.by[0] else "found.formula"
    statement = book.say(key, column=found.column, formula=found.formula)
    return Fact(name, found.column, found.share, Unit("percent"), found.formula, statement, "describe.columns")


def _written(cell: Cell, column: str, table: Table, book: Phrasebook) -> str:
    """A cell's value as people write it."""
    if isinstance(cell.value, date):
        return day_in_words(cell.value, book.locale)
    profile, number = table.column(column), float(cell.value)
    if unit_of(profile).kind == "number" and not number.is_integer():
        return f"{number:,.6g}"
    return in_full(number, unit_of(profile), book)
