"""Rows of a real PostgreSQL, and of SQLite, in a file: whole and typed, or a refusal in words."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pyarrow.parquet as pq
import pytest

from tests.servers.postgres import Postgres
from tests.workers.sources.shop import ODD_TYPES, Shop, open_shop
from workers.sources.bounds import Bounds, Size
from workers.sources.database import Wanted, fetch_rows
from workers.sources.problems import SourceError

SIZE = Size(rows=100_000, megabytes=50, seconds=20)


@pytest.fixture
def shop(postgres: Postgres) -> Iterator[Shop]:
    opened = open_shop(postgres)
    yield opened
    postgres.drop(opened.name)


def fetched(folder: Path, address: str, table: str | None = None, query: str | None = None, size: Size = SIZE) -> Any:
    path = folder / "rows.parquet"
    fetch_rows(Wanted(address, table, query), Bounds("Orders", size), path, folder)
    return pq.read_table(path)


def refused(folder: Path, address: str, table: str | None = None, query: str | None = None, size: Size = SIZE) -> str:
    with pytest.raises(SourceError) as caught:
        fetched(folder, address, table, query, size)
    said = f"{caught.value.problem.sentence} {caught.value.problem.remedy}"
    assert "hunter2" not in said
    assert "host=" not in said
    return said


def test_a_table_comes_whole_and_typed(shop: Shop, tmp_path: Path) -> None:
    shop.add_months("2020-01-01", 6000 // 2)
    rows = fetched(tmp_path, shop.reader, "orders")
    assert rows.num_rows == 6000
    assert [str(each) for each in rows.schema.types] == ["date32[day]", "string", "double"]
    assert rows["sales"].to_pylist()[:2] == [110.0, 120.0]
    assert [each.name for each in tmp_path.iterdir()] == ["rows.parquet"], "nothing is left of the chunks"


def test_a_query_of_an_admin_gives_what_it_reads(shop: Shop, tmp_path: Path) -> None:
    shop.add_months("2020-01-01", 12)
    query = "SELECT region, sum(sales)::int AS total, '50%:x' AS note FROM orders GROUP BY region ORDER BY 1;"
    rows = fetched(tmp_path, shop.reader, query=query)
    assert rows.to_pylist() == [
        {"region": "East", "total": 1386, "note": "50%:x"},
        {"region": "West", "total": 1506, "note": "50%:x"},
    ]


def test_odd_types_become_what_a_business_table_can_hold(shop: Shop, tmp_path: Path) -> None:
    shop.run(ODD_TYPES)
    first, second = fetched(tmp_path, shop.owner, "public.odd").to_pylist()
    assert first == {
        "id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff",
        "amount": 1234.5,
        "code": 123456789012345678,
        "items": "a, b",
        "about": '{"k": [1]}',
        "took (seconds)": 5400.0,
        "at": first["at"],
        "day": date(2024, 1, 31),
        "paid": True,
        "raw": "text",
        "address": "10.0.0.1",
        "nothing": None,
        "Two Words": 7,
    }
    assert isinstance(first["at"], datetime)
    assert first["at"].tzinfo is None
    assert {name: value for name, value in second.items() if value is not None} == {"raw": "ff00"}


def test_a_column_whose_chunks_differ_gets_the_type_that_holds_them_all(shop: Shop, tmp_path: Path) -> None:
    shop.run("""
        CREATE TABLE grown AS SELECT m AS id, CASE WHEN m < 5000 THEN NULL WHEN m < 9000 THEN m::numeric(9,0)
        ELSE m + 0.5 END AS amount FROM generate_series(1, 12000) m
    """)
    rows = fetched(tmp_path, shop.owner, "grown")
    assert [str(each) for each in rows.schema.types] == ["int64", "double"]
    assert rows["amount"].null_count == 4999
    assert rows["amount"].to_pylist()[-1] == 12000.5


def test_two_columns_of_one_name_stay_two(shop: Shop, tmp_path: Path) -> None:
    rows = fetched(tmp_path, shop.reader, query="SELECT 1 AS id, 2 AS id")
    assert rows.to_pylist() == [{"id": 1, "id 2": 2}]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM orders",
        "SELECT 1; DELETE FROM orders",
        "WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone",
        "SELECT * INTO copied FROM orders",
        "SELECT * FROM orders FOR UPDATE",
        "COPY orders TO PROGRAM 'id'",
        "SET ROLE postgres",
        "CREATE TABLE x AS SELECT 1",
        "VACUUM",
        "not sql at all",
        "",
    ],
)
def test_a_query_that_is_not_one_select_is_refused_before_it_is_sent(shop: Shop, tmp_path: Path, query: str) -> None:
    shop.add_months("2020-01-01", 1)
    assert "query" in refused(tmp_path, shop.owner, query=query)
    assert fetched(tmp_path, shop.owner, "orders").num_rows == 2


def test_a_select_that_writes_by_a_function_is_stopped_by_the_transaction(shop: Shop, tmp_path: Path) -> None:
    shop.run("""
        CREATE FUNCTION sneak() RETURNS int LANGUAGE sql AS $$ INSERT INTO visits VALUES (now(), 1) RETURNING 1 $$
    """)
    assert "does not work" in refused(tmp_path, shop.owner, query="SELECT sneak()")
    with psycopg.connect(shop.owner) as connection:
        assert connection.execute("SELECT count(*) FROM visits").fetchone() == (0,)


def test_more_rows_than_the_limit_are_refused_and_never_cut(shop: Shop, tmp_path: Path) -> None:
    shop.add_months("2020-01-01", 10)
    assert "more than 19 rows, the limit" in refused(tmp_path, shop.reader, "orders", size=Size(19, 50, 20))
    assert fetched(tmp_path, shop.reader, "orders", size=Size(20, 50, 20)).num_rows == 20


def test_cells_larger_than_the_limit_are_refused(shop: Shop, tmp_path: Path) -> None:
    query = "SELECT repeat('x', 100000) AS long FROM generate_series(1, 100)"
    assert "more than 2 MB, the limit" in refused(tmp_path, shop.reader, query=query, size=Size(1000, 2, 20))


def test_a_slow_query_is_ended(shop: Shop, tmp_path: Path) -> None:
    said = refused(tmp_path, shop.reader, query="SELECT pg_sleep(30)", size=Size(1000, 2, 1))
    assert "longer than 1 seconds" in said


def test_what_is_wrong_is_said(shop: Shop, tmp_path: Path) -> None:
    nobody = shop.reader.replace(shop.role, "nobody")
    elsewhere = shop.reader.replace(shop.name, "t_gone")
    shop.add_months("2020-01-01", 1)
    assert "refuses the login" in refused(tmp_path, nobody, "orders")
    assert "no database of that name" in refused(tmp_path, elsewhere, "orders")
    assert "no table gone any more" in refused(tmp_path, shop.reader, "gone")
    assert "may not read table secrets" in refused(tmp_path, shop.reader, "secrets")
    assert "does not work any more" in refused(tmp_path, shop.reader, query="SELECT missing FROM orders")
    assert "has no rows" in refused(tmp_path, shop.reader, "visits")
    assert "can't be read" in refused(tmp_path, shop.reader, query="SELECT 'infinity'::date AS day")
    assert "can't be reached" in refused(tmp_path, "postgresql://reader:hunter2@127.0.0.1:1/shop", "orders")
    assert "no address" in refused(tmp_path, "hunter2", "orders")
    assert "no driver for oracle" in refused(tmp_path, "oracle+oracledb://reader:hunter2@host/x", "orders")


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    path = tmp_path / "odd name?.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE orders (day TEXT, sales REAL)")
        connection.execute("INSERT INTO orders VALUES ('2024-01-31', 1.5), ('2024-02-29', 2)")
    return f"sqlite:///{path}".replace("?", "%3F")


def test_sqlite_is_read_and_never_written(sqlite: str, tmp_path: Path) -> None:
    assert fetched(tmp_path, sqlite, "orders")["sales"].to_pylist() == [1.5, 2.0]
    assert "no table gone" in refused(tmp_path, sqlite, "gone")
    assert "can't be reached" in refused(tmp_path, "sqlite:////nowhere/at/all.db", "orders")
    assert not Path("/nowhere").exists()
    text = tmp_path / "text.db"
    text.write_text("these are words, not pages of a database " * 100)
    assert "did not answer as expected" in refused(tmp_path, f"sqlite:///{text}", "orders")
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    assert "longer than 1 seconds" in refused(tmp_path, sqlite, query=counting, size=Size(100, 2, 1))
