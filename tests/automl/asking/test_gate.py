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
from tests.automl.asking.sales import KINDS, table

WRITTEN = "threadcast_escaped.csv"
WORDS = "sales of West in 2021, the 3 best, more than 100"
ESCAPES = {
    "a file by function": "SELECT * FROM read_csv('/etc/passwd')",
    "a file by name": "SELECT * FROM '/etc/passwd'",
    "a quoted file": 'SELECT * FROM "/etc/passwd"',
    "a file by read_text": "SELECT content FROM read_text('/etc/passwd')",
    "a file by read_blob": "SELECT * FROM read_blob('/etc/hostname')",
    "a parquet file": "SELECT * FROM read_parquet('x.parquet')",
    "a json file": "SELECT * FROM read_json_auto('x.json')",
    "a glob": "SELECT * FROM glob('/*')",
    "a sniffer": "SELECT * FROM sniff_csv('/etc/passwd')",
    "a url": "SELECT * FROM 'https://example.com/x.csv'",
    "a url by function": "SELECT * FROM read_csv('https://example.com/x.csv')",
    "a bucket": "SELECT * FROM 's3://bucket/x.parquet'",
    "a file beside the table": "SELECT * FROM data, read_csv('/etc/passwd')",
    "a file joined": "SELECT * FROM data a JOIN '/etc/passwd' b ON a.\"Region\" = b.x",
    "a file in a subquery": "SELECT * FROM data WHERE \"Region\" IN (SELECT content FROM read_text('/etc/passwd'))",
    "a file as a scalar": "SELECT (SELECT content FROM read_text('/etc/passwd')) FROM data",
    "a file in a WITH": "WITH x AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM x, data",
    "a file in ORDER BY": "SELECT \"Region\" FROM data ORDER BY (SELECT content FROM read_text('/etc/passwd'))",
    "a file in a union": "SELECT \"Region\" FROM data UNION ALL SELECT content FROM read_text('/etc/passwd')",
    "attach": "ATTACH 'threadcast_escaped.db' AS other",
    "detach": "DETACH memory",
    "use": "USE memory",
    "copy out": "COPY data TO 'threadcast_escaped.csv'",
    "copy a query out": "COPY (SELECT * FROM data) TO 'threadcast_escaped.csv'",
    "copy in": "COPY data FROM '/etc/passwd'",
    "export": "EXPORT DATABASE 'threadcast_escaped'",
    "import": "IMPORT DATABASE 'threadcast_escaped'",
    "install": "INSTALL httpfs",
    "load": "LOAD httpfs",
    "pragma": "PRAGMA database_list",
    "pragma as a function": "SELECT * FROM pragma_table_info('data')",
    "set": "SET enable_external_access = true",
    "set global": "SET GLOBAL threads = 99",
    "reset": "RESET memory_limit",
    "a secret": "CREATE SECRET s (TYPE S3, KEY_ID 'x', SECRET 'y')",
    "stacked": "SELECT * FROM data; SELECT * FROM read_csv('/etc/passwd')",
    "stacked after a comment": "SELECT * FROM data --\n; COPY data TO 'threadcast_escaped.csv'",
    "stacked in a block comment": "SELECT * FROM data /* ; */ ; ATTACH 'x' /* */",
    "hidden by a comment": "SELECT * FROM /**/read_csv/**/('/etc/passwd')",
    "a comment that is not closed": "SELECT * FROM data /* ",
    "create": "CREATE TABLE other AS SELECT * FROM data",
    "drop": "DROP TABLE data",
    "delete": "DELETE FROM data",
    "update": 'UPDATE data SET "Sales" = 0',
    "insert": "INSERT INTO data SELECT * FROM data",
    "alter": "ALTER TABLE data ADD COLUMN x INT",
    "a macro": "CREATE MACRO m() AS (SELECT 1)",
    "a view": "CREATE VIEW v AS SELECT * FROM data",
    "call": "CALL pragma_version()",
    "describe": "DESCRIBE data",
    "show": "SHOW TABLES",
    "summarize": "SUMMARIZE data",
    "summarize as a table": "SELECT * FROM (SUMMARIZE data)",
    "explain": "EXPLAIN ANALYZE SELECT * FROM data",
    "prepare": "PREPARE p AS SELECT * FROM data",
    "execute": "EXECUTE p",
    "begin": "BEGIN TRANSACTION",
    "checkpoint": "CHECKPOINT",
    "values alone": "VALUES (1)",
    "the environment": "SELECT getenv('HOME') FROM data",
    "a setting": "SELECT current_setting('memory_limit') FROM data",
    "a variable": "SELECT getvariable('x') FROM data",
    "the settings": "SELECT * FROM duckdb_settings()",
    "the secrets": "SELECT * FROM duckdb_secrets()",
    "the schema": "SELECT * FROM information_schema.tables",
    "the catalog": "SELECT * FROM sqlite_master",
    "the catalog beside the table": "SELECT * FROM data JOIN pg_class ON true",
    "a table of another schema": "SELECT * FROM main.data",
    "a table of another database": "SELECT * FROM memory.main.data",
    "a variable of the process": "SELECT * FROM frame",
    "the version": "SELECT version() FROM data",
    "who asks": "SELECT current_user FROM data",
    "the clock": "SELECT now() FROM data",
    "today": "SELECT current_date FROM data",
    "chance": "SELECT random() FROM data",
    "a bomb of rows": "SELECT * FROM range(1000000000000)",
    "a bomb of rows beside the table": "SELECT count(*) FROM data, range(1000000000)",
    "a bomb unnested": "SELECT unnest(range(1000000000)) FROM data",
    "a bomb generated": "SELECT * FROM generate_series(1, 1000000000)",
    "all with all": "SELECT count(*) FROM data a, data b, data c, data d",
    "all with all, crossed": "SELECT count(*) FROM data a CROSS JOIN data b",
    "all with all, by a condition that always holds": "SELECT count(*) FROM data a JOIN data b ON 1 = 1",
    "all with all, by itself": 'SELECT count(*) FROM data a JOIN data b ON a."Sales" = a."Sales"',
    "all with all, or": 'SELECT count(*) FROM data a JOIN data b ON a."Sales" = b."Sales" OR 1 = 1',
    "natural": "SELECT count(*) FROM data a NATURAL JOIN data b",
    "positional": "SELECT * FROM data a POSITIONAL JOIN data b",
    "asof": 'SELECT * FROM data a ASOF JOIN data b ON a."Sales" >= b."Sales"',
    "lateral": 'SELECT * FROM data a, LATERAL (SELECT * FROM data b WHERE b."Sales" > a."Sales")',
    "recursive": "WITH RECURSIVE r AS (SELECT 1 AS n FROM data UNION ALL SELECT n + 1 FROM r) SELECT * FROM r, data",
    "recursive without end": "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x FROM t) SELECT x FROM t",
    "a part that takes the table's name": "WITH data AS (SELECT * FROM range(9)) SELECT * FROM data",
    "a long text": "SELECT repeat('West', 1000000000) FROM data",
    "a padded text": "SELECT lpad('West', 1000000000, 'West') FROM data",
    "a list": 'SELECT list("Sales") FROM data',
    "a text of all": "SELECT string_agg(\"Region\", 'West') FROM data",
    "a lambda": "SELECT list_transform([1], x -> x) FROM data",
    "a struct": "SELECT {'a': 1} FROM data",
    "columns by pattern": "SELECT COLUMNS('.*') FROM data",
    "a sample": "SELECT * FROM data USING SAMPLE 10",
    "a pivot": 'PIVOT data ON "Region" USING sum("Sales")',
    "a pivot as a table": 'SELECT * FROM data PIVOT (sum("Sales") FOR "Region" IN (\'West\'))',
    "a lock": "SELECT * FROM data FOR UPDATE",
    "into": "SELECT * INTO other FROM data",
    "a parameter without a value": 'SELECT * FROM data WHERE "Sales" > $secret',
    "a parameter by place": 'SELECT * FROM data WHERE "Sales" > ?',
    "a type of another sort": "SELECT CAST('West' AS BLOB) FROM data",
    "a json type": "SELECT CAST('West' AS JSON) FROM data",
    "a query as text": "SELECT * FROM query('SELECT 1')",
    "a table as text": "SELECT * FROM query_table('data')",
    "sql by function": "SELECT json_execute_serialized_sql('x') FROM data",
    "nothing of the file": "SELECT 1",
    "nothing": "",
    "no SQL": "please show me everything",
    "a control character": "SELECT * FROM data\x00; DROP TABLE data",
    "two tables by a semicolon of full width": "SELECT * FROM data\uff1b SELECT 1",
}
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
