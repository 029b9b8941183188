"""Files of a thread as tables: read once, kept as Parquet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from automl.errors import ReadingError, ThreadcastError
from automl.reading import Limits, read_file
from automl.reading.limits import MEBIBYTE
from automl.stored import dump_table, load_table
from automl.table import Table
from ledger.repositories.datasets import Datasets
from ledger.tables import Dataset
from workers.remains import clear
from workers.wiring import Wired


def table_of(wired: Wired, dataset: Dataset) -> Table:
    """The table of a file, read from the original the first time. ReadingError in words."""
    if dataset.table_key and wired.files.exists(dataset.table_key):
        with wired.files.local(dataset.table_key) as path:
            return load_table(path)
    try:
        return _first_reading(wired, dataset)
    except ReadingError as error:
        _note(wired, dataset, state="refused", problem=asdict(error.problem))
        raise


@contextmanager
def table_file(wired: Wired, dataset: Dataset) -> Iterator[Path]:
    """The table of a file as a file on this machine that `load_table` reads. ThreadcastError in words."""
    if not (dataset.table_key and wired.files.exists(dataset.table_key)):
        table_of(wired, dataset)
    if dataset.table_key is None:
        raise _gone(dataset)
    with wired.files.local(dataset.table_key) as path:
        yield path


def _first_reading(wired: Wired, dataset: Dataset) -> Table:
    try:
        with wired.files.local(dataset.original_key or "") as path:
            table = read_file(path, Limits(max_bytes=wired.settings.max_file_megabytes * MEBIBYTE)).tables[0]
    except (FileNotFoundError, ValueError) as error:
        raise _gone(dataset) from error
    key = f"{dataset.workspace_id}/{dataset.id}/table.parquet"
    with TemporaryDirectory(prefix="table-", dir=wired.scratch) as folder:
        dump_table(table, Path(folder) / "table.parquet")
        wired.files.put(key, Path(folder) / "table.parquet")
    names = [column.name for column in table.columns]
    clear(wired, dataset.workspace_id, dataset.id)
    _note(wired, dataset, table_key=key, profile={"rows": table.rows, "columns": names})
    return table


def _gone(dataset: Dataset) -> ThreadcastError:
    return ThreadcastError(f"{dataset.name} is no longer here.", "Send the file again.")


def _note(wired: Wired, dataset: Dataset, **known: object) -> None:
    """Write down what is known of a file now, and which older file of its thread it is a newer version of."""
    with wired.database.write() as session:
        row = Datasets(session).get(dataset.workspace_id, dataset.id)
        if row is None or row.deleted_at is not None:
            return
        for name, value in known.items():
            setattr(row, name, value)
        older = Datasets(session).of_thread(row.workspace_id, row.thread_id)
        row.replaces_id = row.replaces_id or _replaced(row, older)
    for name in (*known, "replaces_id"):
        setattr(dataset, name, getattr(row, name))


def _replaced(row: Dataset, of_thread: Sequence[Dataset]) -> str | None:
    """The newest older file of the thread with the same columns."""
    earlier = (each for each in of_thread if (each.created_at, each.id) < (row.created_at, row.id))
    return next((each.id for each in earlier if row.profile and _columns(each) == _columns(row)), None)


def _columns(dataset: Dataset) -> set[str]:
    return set((dataset.profile or {}).get("columns", ()))
