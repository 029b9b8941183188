"""A random table, written as text in a random dialect, plain or packed, is read back as it was."""

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from automl.reading import read_file
from automl.table import Table
from tests.automl.reading.round_trip.business import Business, businesses
from tests.automl.reading.round_trip.dialects import Dialect, dialects


def _packed_zip(path: Path, content: bytes) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("orders.csv", content)


PACKED: dict[str, Callable[[Path, bytes], object]] = {
    "gzip": lambda path, content: path.write_bytes(gzip.compress(content)),
    "zip": _packed_zip,
}


def _read(write: Callable[[Path], object]) -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orders.csv"
        write(path)
        return read_file(path).tables[0]


@given(dialect=dialects, business=businesses())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_table_is_read_back_as_it_was_written(dialect: Dialect, business: Business) -> None:
    content = dialect.written(business)
    assume(dialect.encoding != "cp1252" or b"?" not in content)
    business.assert_read(_read(lambda path: path.write_bytes(content)))


@given(dialect=dialects, business=businesses(), packing=st.sampled_from(sorted(PACKED)))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_packed_file_is_read_as_what_is_in_it(dialect: Dialect, business: Business, packing: str) -> None:
    content = dialect.written(business)
    assume(dialect.encoding != "cp1252" or b"?" not in content)
    business.assert_read(_read(lambda path: PACKED[packing](path, content)))
