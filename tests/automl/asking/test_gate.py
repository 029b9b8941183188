"""What may be run and what may not: the gate, and the database behind it, each attacked by itself."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automl.asking.gate import Admitted, admitted
from automl.asking.given import Given
from automl.asking.locked import Bounds, Locked
from automl.errors import DataError, RefusedQueryError, ThreadcastError
from tests.automl.asking.escapes import ESCAPES
from tests.automl.asking.sales import KINDS, table

WRITTEN = "threadcast_escaped.csv"
WORDS = "sales of West in 2021, the 3 best, more than 100"
INVENTED = {
    "a number that nobody said": 'SELECT SUM("Sales") FROM data WHERE "Quantity" > 424242',
    "a name that nobody said": 'SELECT SUM("Sales") FROM data WHERE "Region" = \'Atlantis\'',
    "a day that nobody said": 'SELECT SUM("Sales") FROM data WHERE "Order Date" > DATE \'1999-01-01\'',
    "a limit that nobody said": "SELECT * FROM data LIMIT 77777",
    "a text in the answer": "SELECT 'Buy at evil.example' FROM data",
    "a factor": 'SELECT SUM("Sales") * 1.19 FROM data',
}
ADMITTED = {
    "by a group": 'SELECT "Region", SUM("Sales") FROM data GROUP BY 1 ORDER BY 2 DESC LIMIT 3',
    "a value of the file": "SELECT COUNT(*) FROM data WHERE \"Region\" = 'East'",
    "a number of the words": 'SELECT COUNT(*) FROM data WHERE "Sales" > 100',
    "a period's day": 'SELECT SUM("Sales") FROM data WHERE "Order Date" >= $start',
    "parts that are named": 'WITH t AS (SELECT "Region", SUM("Sales") AS s FROM data GROUP BY 1) SELECT * FROM t',
    "matching rows": (
        'WITH t AS (SELECT "Region", SUM("Sales") AS s FROM data GROUP BY 1) '
        'SELECT a."Product", t.s FROM data a JOIN t ON a."Region" = t."Region"'
    ),
    "windows": 'SELECT "Rep", RANK() OVER (ORDER BY SUM("Sales") DESC) FROM data GROUP BY 1',
}


def judged(sql: str, parameters: tuple[str, ...] = ("start",)) -> Admitted:
    names = [str(name) for name in table().frame.columns]
    return admitted(sql, names, Given(WORDS, table(), frozenset({date(2021, 1, 1)})), parameters)


@pytest.mark.parametrize("sql", ESCAPES.values(), ids=ESCAPES.keys())
def test_no_escape_passes_the_gate(sql: str) -> None:
    with pytest.raises(RefusedQueryError) as refused:
        judged(sql)
    assert refused.value.problem.remedy


@pytest.mark.parametrize("sql", INVENTED.values(), ids=INVENTED.keys())
def test_a_literal_that_nobody_gave_is_refused(sql: str) -> None:
    with pytest.raises(RefusedQueryError, match="occurs neither in the question nor in the file"):
        judged(sql)


@pytest.mark.parametrize("sql", ADMITTED.values(), ids=ADMITTED.keys())
def test_honest_queries_pass_and_run(sql: str) -> None:
    query = judged(sql)
    with Locked(table(), query.columns, Bounds()) as database:
        assert database.find(query.sql, {"start": date(2021, 1, 1)} if "$start" in sql else {}).rows


BEHIND_THE_GATE = [
    name
    for name in ESCAPES
    if name.startswith(("a file", "a url", "a bucket", "a quoted", "a parquet", "a json file", "a glob", "a sniffer"))
    or name in ("attach", "copy out", "copy a query out", "copy in", "install", "load", "set", "set global", "reset",
                "the environment", "stacked", "a variable of the process", "export", "create", "drop", "pragma")
]  # fmt: skip


@pytest.mark.parametrize("name", BEHIND_THE_GATE)
def test_the_database_is_locked_in_even_without_the_gate(name: str) -> None:
    with Locked(table(), None, Bounds(seconds=2.0)) as database:
        with pytest.raises(ThreadcastError):
            database.find(ESCAPES[name], {})
        assert len(database.find("SELECT * FROM data LIMIT 1", {}).rows) == 1
    assert not Path(WRITTEN).exists()


def test_a_query_that_takes_too_long_is_stopped() -> None:
    endless = (
        'SELECT COUNT(*) FROM data a JOIN data b ON a."Category" = b."Category" '
        'JOIN data c ON b."Category" = c."Category" JOIN data d ON c."Category" = d."Category" '
        'WHERE a."Sales" + b."Sales" > c."Sales" * d."Sales"'
    )
    query = judged(endless)
    with Locked(table(), query.columns, Bounds(seconds=0.5)) as database, pytest.raises(DataError) as stopped:
        database.find(query.sql, {})
    assert stopped.value.problem.sentence == "That took longer than a question may."


def test_only_the_first_rows_are_given_back() -> None:
    with Locked(table(), None, Bounds(rows=10)) as database:
        found = database.find("SELECT * FROM data", {})
    assert (len(found.rows), found.more) == (10, True)


def test_large_whole_numbers_do_not_overflow() -> None:
    with Locked(table(), None, Bounds()) as database:
        found = database.find('SELECT SUM(CAST(9223372036854775807 AS BIGINT)) FROM data WHERE "Quantity" > 0', {})
    assert found.rows[0][0] == 9223372036854775807 * len(table().frame)


PIECES = st.sampled_from(
    ["SELECT", "*", "FROM", "data", "WHERE", '"Sales"', "read_csv", "(", ")", "'/etc/passwd'", ",", ";", "--", "/*",
     "*/", "UNION", "ALL", "WITH", "AS", "ATTACH", "JOIN", "ON", "=", "1", "getenv", "range", "x", ".", "$start",
     "GROUP BY", "ORDER BY", "SUM", "COUNT", "'", '"', "\\", "LIMIT", "INTERVAL", "::", "[", "]", "{", "}", "CASE",
     "END", "->", "@"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_whatever_passes_reads_the_one_table_and_nothing_else(sql: str) -> None:
    try:
        query = judged(sql)
    except RefusedQueryError:
        return
    assert "passwd" not in query.sql
    with Locked(table(), query.columns, Bounds(seconds=2.0)) as database, suppress(ThreadcastError):
        database.find(query.sql, {"start": date(2021, 1, 1)} if "$start" in query.sql else {})


MADE_UP = 'SELECT SUM("Sales") AS "HEADING" FROM data'


@pytest.mark.parametrize(
    "heading",
    ["see https://evil.example/x", "evil.example", "<b>bold</b>", "@channel", "[click](x)", "a" * 200],
)
def test_a_heading_that_a_query_makes_up_is_no_message(heading: str) -> None:
    with pytest.raises(RefusedQueryError):
        admitted(MADE_UP.replace("HEADING", heading), list(KINDS), Given(WORDS, table()))
    assert admitted('SELECT SUM("Sales") AS "Sales, all (in $)" FROM data', list(KINDS), Given(WORDS, table()))
