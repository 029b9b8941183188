"""Parquet, JSON and web pages made to hurt: name → (bytes, what is said of it, or its rows and columns)."""

import json
import struct
from io import BytesIO

import pyarrow as pa
from pyarrow import parquet

from tests.automl.reading.hurtful.archives import Expected, Made

MEBIBYTE = 1024 * 1024
_RECORD = b'{"region": "North", "sales": 1}'


def _parquet(table: pa.Table) -> bytes:
    stream = BytesIO()
    parquet.write_table(table, stream)
    return stream.getvalue()


def _small() -> bytes:
    return _parquet(pa.table({"region": ["North", "South"] * 500, "sales": list(range(1000))}))


def _lying(rows: int) -> bytes:
    """Its footer says another number of rows, which it holds as a number of one to five bytes."""
    data = bytearray(_small())
    size = struct.unpack("<I", data[-8:-4])[0]
    footer = len(data) - 8 - size
    spelt = _varint(2000)
    places = [at for at in range(footer, len(data) - 8) if data[at : at + len(spelt)] == spelt]
    for place in places:
        data[place : place + len(spelt)] = _varint(rows * 2)[: len(spelt)]
    return bytes(data)


def _varint(number: int) -> bytes:
    parts = []
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


def _dictionary() -> bytes:
    texts = pa.array(["x" * MEBIBYTE])
    return _parquet(pa.table({"a": pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), texts)}))


def _columns(count: int) -> bytes:
    return _parquet(pa.table({f"c{place}": [1.5, 2.5] for place in range(count)}))


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _page(body: str) -> bytes:
    return f"<html><body><table>{body}</table></body></html>".encode()


RECORDS: dict[str, tuple[Made, Expected]] = {
    "a Parquet file cut off half way": (lambda: _small()[:1500], "damaged"),
    "a Parquet file that lies about its rows": (lambda: _lying(8000), (1000, 2)),
    "a Parquet file whose footer is longer than itself": (
        lambda: _small()[:-8] + b"\xff\xff\xff\x7fPAR1",
        "damaged",
    ),
    "a Parquet file with noise in its pages": (lambda: _small()[:40] + b"\xff" * 400 + _small()[440:], "damaged"),
    "a Parquet file with noise in its footer": (lambda: _small()[:-400] + b"\x7f" * 392 + _small()[-8:], "damaged"),
    "a Parquet file of one text a hundred thousand times": (_dictionary, "larger than can be read"),
    "a Parquet file of 10,000 columns": (lambda: _columns(10_000), "more than can be read"),
    "a Parquet file of 1,000 columns": (lambda: _columns(1_000), (2, 1_000)),
    "JSON nested a hundred thousand deep": (lambda: b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "a record nested deeper than a screen is high": (
        lambda: b'[{"a": ' * 900 + b"1" + b"}]" * 900,
        "",
    ),
    "JSON cut off half way": (lambda: b"[" + _RECORD + b", " + _RECORD + b", ", "breaks off"),
    "JSON lines with a broken one": (lambda: b"\n".join([_RECORD, _RECORD, b"{oops", _RECORD]), "line 3"),
    "JSON with a number of a million digits": (lambda: b'[{"a": "x", "n": ' + b"9" * 1_000_000 + b"}]", (1, 2)),
    "JSON with numbers beyond all numbers": (lambda: b'[{"a": 1e999, "b": NaN}, {"a": 2, "b": -Infinity}]', (2, 2)),
    "JSON whose every record has a key of its own": (
        lambda: _json([{f"k{place}": 1} for place in range(6_000)]),
        "more than can be read",
    ),
    "JSON with half a letter": (lambda: b'[{"a": "\\ud800", "b": 1}, {"a": "\\udfff", "b": 2}]', (2, 2)),
    "JSON with half a letter in a key": (lambda: b'[{"\\ud800": 1}, {"\\ud800": 2}]', (2, 1)),
    "JSON with a key of a million letters": (lambda: _json([{"k" * 1_000_000: 1, "b": 2}]), (1, 2)),
    "JSON with bells and line breaks in a key": (lambda: _json([{"a\x07\x1b[31m\nb": "=1+1", "c": 2}]), (1, 2)),
    "a JSON list of nothing": (lambda: b"[ ]", "no list of records"),
    "a JSON object in an object in an object": (lambda: _json({"a": {"b": {"c": {"d": {"e": {}}}}}}), (1, 1)),
    "a web page without a table": (lambda: b"<html><body>" + b"<p>hello" * 1000, "no table"),
    "a web page of tables within tables": (lambda: b"<table><tr><td>" * 20_000, "no table"),
    "a web page whose cells span a thousand times a thousand": (
        lambda: _page('<tr><td colspan="1000" rowspan="99999">a' + "<td>b<tr>" * 20_000),
        "larger than can be read",
    ),
    "a web page of tags that never end": (lambda: b"<table><tr><td>a" + b"<td " * 100_000, "broken"),
    "a web page with entities that stand for nothing": (
        lambda: _page("<tr><th>a<th>b<tr><td>&#x110000;&#0;&nosuch;&lt;<td>1"),
        (1, 2),
    ),
}
