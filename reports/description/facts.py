"""The facts of a description: size, span, blanks, copies, what goes together, what could be predicted."""

from collections.abc import Iterator

from automl.findings import DescribeResult
from automl.result import Unit
from automl.table import Table
from reports.description.columns import missing_in_words, range_in_words, unit_of, usual_in_words
from reports.facts import Fact
from reports.formats import percent_scale, whole
from reports.periods import days_in_words
from reports.phrases import Phrasebook

COLUMNS_SHOWN = 10
_TOGETHER = 0.5
_TARGETS = 4
_BLANKS = 3
_COUNT = Unit("count")


def describe_facts(result: DescribeResult, table: Table, book: Phrasebook) -> Iterator[Fact]:
    """`size`, `span`, `targets`, `sound`, `blanks`, `copies`, `together` where they apply, and `column_1` and so on."""
    yield _size(result, table, book)
    if table.time is not None:
        days = days_in_words(table.time.start, table.time.end, book.locale)
        statement = book.say("describe.span", column=table.time.column, days=days)
        yield Fact("span", book.say("describe.span_label"), None, None, days, statement, "table.time", {"period": days})
    if measures := _measures(result, table):
        names = book.listed(measures, most=_TARGETS)
        statement = book.say("describe.targets", names=names)
        label = book.say("describe.targets_label")
        yield Fact("targets", label, len(measures), _COUNT, names, statement, "describe.targets")
    yield _sound(result, book)
    yield from _blanks(result, book)
    yield _copies(result, book)
    yield from _together(result, book)
    if len(result.columns) > COLUMNS_SHOWN:
        yield _shown(result, book)
    yield from _columns(result, book)


def _measures(result: DescribeResult, table: Table) -> list[str]:
    """What can be forecast: numbers, where there is a time to forecast them over."""
    numeric = {column.name for column in table.numeric}
    return [name for name in result.targets if name in numeric] if table.time is not None else []


def _sound(result: DescribeResult, book: Phrasebook) -> Fact:
    empty = [column.name for column in result.columns if not column.distinct]
    constant = [column.name for column in result.columns if column.distinct == 1 and not column.missing]
    told = [book.say("describe.unsound_empty", name=name) for name in empty]
    told += [book.say("describe.unsound_constant", name=name) for name in constant]
    names = book.listed(told, most=_BLANKS) if told else ""
    statement = book.say("describe.unsound", names=names) if told else book.say("describe.sound")
    return Fact("sound", book.say("describe.sound_label"), len(told), _COUNT, names, statement, "describe.columns")


def _copies(result: DescribeResult, book: Phrasebook) -> Fact:
    count = book.counted(result.duplicates, "row")
    copies = book.say("describe.copies", result.duplicates, count=count) if result.duplicates else ""
    statement = copies or book.say("describe.no_copies")
    label = book.say("describe.copies_label")
    return Fact("copies", label, result.duplicates, _COUNT, count, statement, "describe.duplicates")


def _shown(result: DescribeResult, book: Phrasebook) -> Fact:
    words = {"shown": whole(COLUMNS_SHOWN, book.locale), "all": book.counted(len(result.columns), "column")}
    statement = book.say("describe.shown", **words)
    label = book.say("describe.title")
    return Fact("shown", label, len(result.columns), _COUNT, words["all"], statement, "describe.columns")


def _size(result: DescribeResult, table: Table, book: Phrasebook) -> Fact:
    rows, columns = book.counted(result.rows, "row"), book.counted(len(result.columns), "column")
    statement = book.say("describe.size", name=table.name, rows=rows, columns=columns)
    return Fact("size", book.say("describe.size_label"), result.rows, _COUNT, rows, statement, "table")


def _blanks(result: DescribeResult, book: Phrasebook) -> Iterator[Fact]:
    blank = sorted((column for column in result.columns if column.missing), key=lambda column: -column.missing)
    if not blank or not result.rows:
        return
    named = [
        book.say("describe.blank_one", name=column.name, missing=missing_in_words(column, result.rows, book))
        for column in blank[:_BLANKS]
    ]
    rest = len(blank) - len(named)
    listed = book.listed(named, most=_BLANKS)
    statement = book.say("describe.blanks", names=listed)
    if rest:
        statement = book.say("describe.blanks_more", rest, names=listed, count=whole(rest, book.locale))
    yield Fact("blanks", book.say("describe.blanks_label"), len(blank), _COUNT, listed, statement, "describe.columns")


def _together(result: DescribeResult, book: Phrasebook) -> Iterator[Fact]:
    """The strongest link that is not one column following from the other."""
    dull = {seen.column for seen in result.portraits if seen.role == "nearly_constant"}
    families = _families(result)
    own = [
        each
        for each in result.relationships
        if not dull & {each.a, each.b} and families.get(each.a, each.a) != families.get(each.b, each.b)
    ]
    strongest = max(own, key=lambda each: each.strength, default=None)
    if strongest is None or strongest.strength < _TOGETHER:
        return
    written = percent_scale([0.5], book.locale).write(strongest.strength)
    statement = book.say("describe.together", a=strongest.a, b=strongest.b)
    label = book.say("describe.together_label")
    source = "describe.relationships"
    yield Fact("together", label, strongest.strength, Unit("percent"), written, statement, source)


def _families(result: DescribeResult) -> dict[str, str]:
    """The columns that follow from one another, each with the name of their family."""
    named: dict[str, str] = {}
    for each in result.derived:
        members = {each.column, *each.by}
        joined = {named.get(name, name) for name in members}
        head = min(joined)
        named |= dict.fromkeys(members, head)
        named |= {name: head for name, other in named.items() if other in joined}
    return named


def _columns(result: DescribeResult, book: Phrasebook) -> Iterator[Fact]:
    portraits = {seen.column: seen for seen in result.portraits}
    for place, column in enumerate(result.columns[:COLUMNS_SHOWN], start=1):
        span, missing = range_in_words(column, book), missing_in_words(column, result.rows, book)
        statement = book.say("describe.column", name=column.name, span=span)
        usual = usual_in_words(column, portraits.get(column.name), result.rows, book)
        forms = {"name": column.name, "range": span, "missing": missing, "usual": usual}
        yield Fact(
            f"column_{place}", column.name, column.mean, unit_of(column), span, statement, "describe.columns", forms
        )
