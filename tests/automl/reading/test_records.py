"""Parquet and JSON in the shapes that programs write them in."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from automl.errors import ReadingError
from automl.reading import Limits, read_file
from automl.reading.formats.typed import table_of_typed
from automl.reading.handling import Handling
from automl.table import Kind, Table

ReadBytes = Callable[[bytes], Table]
ORDERS = [
    {"day": "2024-01-03", "region": "North", "sales": 10.5},
    {"day": "2024-01-04", "region": "South", "sales": 20},
    {"day": "2024-01-05", "region": "North", "sales": None},
]


@pytest.fixture
def read(tmp_path: Path) -> ReadBytes:
    """Write bytes under a name that says nothing, read them, and return the chosen table."""

    def read(content: bytes) -> Table:
        path = tmp_path / "upload"
        path.write_bytes(content)
        return read_file(path).tables[0]

    return read


def _kinds(table: Table) -> dict[str, Kind]:
    return {column.name: column.kind for column in table.columns}


def _lines(*records: object) -> str:
    return "\n".join(map(json.dumps, records))


_SHAPES = {
    "a list of records": json.dumps(ORDERS),
    "a list with line breaks": json.dumps(ORDERS, indent=2),
    "lines": _lines(*ORDERS),
    "lines with Windows' ends and blanks between": _lines(*ORDERS).replace("\n", "\r\n\r\n") + "\r\n",
    "records one below the other": "\n".join(json.dumps(record, indent=1) for record in ORDERS),
    "a list within an object": json.dumps({"page": 1, "more": {"ok": True}, "orders": ORDERS, "count": 3}),
    "a list deep within an object": json.dumps({"response": {"data": {"orders": ORDERS}}}),
    "columns of values": json.dumps({key: [record[key] for record in ORDERS] for key in ORDERS[0]}),
    "columns of cells by row": pd.DataFrame(ORDERS).to_json(orient="columns"),
    "rows by number": pd.DataFrame(ORDERS).to_json(orient="index"),
    "names, row numbers and rows": pd.DataFrame(ORDERS).to_json(orient="split"),
    "a schema and records": json.dumps({"schema": {"fields": [{"name": "day"}]}, "data": ORDERS}),
    "lists, the first with the names": json.dumps([list(ORDERS[0]), *(list(record.values()) for record in ORDERS)]),
    "lines of lists": _lines(list(ORDERS[0]), *(list(record.values()) for record in ORDERS)),
}


@pytest.mark.parametrize("shape", _SHAPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_of_any_shape_is_the_same_table(read: ReadBytes, shape: str, encoding: str) -> None:
    table = read(_SHAPES[shape].encode(encoding))
    sales = table.frame["sales"].tolist()
    assert sales[:2] == [10.5, 20]
    assert pd.isna(sales[2])
    assert table.frame["region"].tolist() == ["North", "South", "North"]
    assert [str(day)[:10] for day in table.frame["day"]] == ["2024-01-03", "2024-01-04", "2024-01-05"]


def test_keys_that_come_later_stand_where_their_record_puts_them(read: ReadBytes) -> None:
    table = read(_lines({"a": 1.5, "d": 1}, {"a": 2.5, "b": "x", "c": "y", "d": 2}, {"e": 3}).encode())
    assert list(table.frame) == ["a", "b", "c", "d", "e"]
    assert table.column("b").missing == 2


def test_records_within_records_have_dotted_names_and_deeper_ones_stay_text(read: ReadBytes) -> None:
    record = {
        "id": {"$oid": "5f"},
        "buyer": {"name": "Ana", "home": {"city": "Köln", "at": {"lat": 50.9}}},
        "tags": [1, 2],
    }
    frame = read(json.dumps([record, record]).encode()).frame
    assert list(frame) == ["id", "buyer.name", "buyer.home.city", "buyer.home.at", "tags"]
    assert frame.iloc[0].tolist() == ["5f", "Ana", "Köln", '{"lat": 50.9}', "1, 2"]


def test_several_lists_of_records_are_tables_to_choose_from(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"people": [{"name": "Ana"}, {"name": "Bo"}], "orders": ORDERS}))
    tables = read_file(path).tables
    assert tables[0].name == "orders"
    assert read_file(path, handling=Handling(table="people")).tables[0].rows == 2


def test_numbers_in_json_keep_their_digits(read: ReadBytes) -> None:
    table = read(b'[{"card": 12345678901234567890, "zip": "01099", "n": 1.10}, {"card": 1, "zip": "1", "n": 2}]')
    assert table.frame["card"].tolist()[0] == "12345678901234567890"
    assert table.frame["zip"].tolist()[0] == "01099"
    assert table.frame["n"].tolist() == [1.1, 2.0]


def _stored(table: pa.Table, folder: Path) -> Table:
    parquet.write_table(table, folder / "orders.parquet")
    return read_file(folder / "orders.parquet").tables[0]


def _every_type() -> pa.Table:
    days = [date(2024, 1, place) for place in range(1, 13)]
    return pa.table(
        {
            "day": pa.array(days, pa.date32()),
            "at": pa.array([datetime(2024, 7, 1, place, tzinfo=UTC) for place in range(12)]).cast(
                pa.timestamp("ms", "Europe/Berlin")
            ),
            "price": pa.array([Decimal("1.10")] * 12, pa.decimal128(18, 2)),
            "units": pa.array([1, None] * 6, pa.int16()),
            "share": pa.array([0.1] * 12, pa.float32()),
            "paid": pa.array([True, False, None] * 4),
            "region": pa.array(["North", "South"] * 6).dictionary_encode(),
            "written": [f"{day:%d/%m/%Y}" for day in days],
            "amount": ["€ 1.234,50"] * 12,
            "nothing": pa.nulls(12),
            "buyer": [{"name": "Ana", "age": 41}] * 12,
            "tags": [["a", "b"]] * 12,
            "picture": [b"\xff\xfe\x00"] * 12,
        }
    )


def test_every_type_of_parquet_becomes_its_kind(tmp_path: Path) -> None:
    table = _stored(_every_type(), tmp_path)
    assert _kinds(table) == {
        "day": Kind.DATE,
        "at": Kind.DATE,
        "price": Kind.MONEY,
        "units": Kind.INTEGER,
        "share": Kind.NUMBER,
        "paid": Kind.BOOLEAN,
        "region": Kind.CATEGORY,
        "written": Kind.DATE,
        "amount": Kind.MONEY,
        "nothing": Kind.EMPTY,
        "buyer.name": Kind.CATEGORY,
        "buyer.age": Kind.INTEGER,
        "tags": Kind.CATEGORY,
    }
    assert str(table.frame["at"][0]) == "2024-07-01 02:00:00"
    assert table.frame["share"][0] == 0.1
    assert table.frame["price"][0] == 1.1
    assert table.frame["amount"][0] == 1234.5
    assert "Left out picture" in " ".join(note.sentence for note in table.notes)


def test_dates_beyond_every_calendar_are_missing_and_told(tmp_path: Path) -> None:
    days = [date(2024, 1, 1), date(9999, 12, 31), date(2024, 1, 3)]
    table = _stored(pa.table({"until": pa.array(days), "n": [1.5, 2.5, 3.5]}), tmp_path)
    assert table.column("until").kind is Kind.DATE
    assert table.column("until").missing == 1
    assert "1 date" in next(note.sentence for note in table.notes if note.kind == "dates_out_of_reach")


def test_an_index_of_row_numbers_is_no_column_and_one_of_dates_is(tmp_path: Path) -> None:
    frame = pd.DataFrame({"n": [1.5, 2.5, 3.5]}, index=[5, 3, 9])
    frame.to_parquet(tmp_path / "a.parquet")
    assert list(read_file(tmp_path / "a.parquet").tables[0].frame) == ["n"]
    frame.set_index(pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-03"])).to_parquet(tmp_path / "b.parquet")
    assert set(read_file(tmp_path / "b.parquet").tables[0].frame) == {"n", "Index"}


def test_rows_of_a_database_are_typed_like_those_of_a_file() -> None:
    typed = pa.table({"Customer ID": [1, 2, 3], "Sales": [1.5, 2.5, 3.5], "Note": ["Total", None, "Page 1"]})
    table = table_of_typed("Orders", typed, Limits(), Handling())
    assert table.rows == 3
    assert _kinds(table)["Customer ID"] is Kind.ID


def test_no_rows_are_an_error_in_words() -> None:
    with pytest.raises(ReadingError, match="no rows"):
        table_of_typed("Orders", pa.table({"a": pa.array([], pa.int64())}), Limits(), Handling())
