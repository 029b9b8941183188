"""Files of a thread as tables: each way of handling a file is read once, and kept as Parquet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from automl.errors import ReadingError, ThreadcastError
from automl.handled import idle, read_handled, refusal
from automl.reading import Limits
from automl.reading.handling import Handling
from automl.reading.limits import MEBIBYTE
from automl.stored import dump_table, load_table
from automl.table import Table
from ledger.repositories.datasets import Datasets
from ledger.tables import Dataset
from workers.remains import clear
from workers.versions import version_of
from workers.wiring import Wired

_DIGEST_LENGTH = 16


def table_of(wired: Wired, dataset: Dataset, handling: Sequence[str] | None = None) -> Table:
    """The table of a file, read from the original the first time. ReadingError in words.

    handling: wishes, for a question that was planned with them; else the file's present ones.
    """
    wishes = dataset.handling if handling is None else handling
    if wishes is None:
        return _first_reading(wired, dataset)
    key = table_key(dataset, wishes)
    if wired.files.exists(key):
        with wired.files.local(key) as path:
            return load_table(path)
    return _kept(wired, dataset, _read(wired, dataset, wishes), wishes)


def reread(wired: Wired, dataset: Dataset, wish: str) -> Table:
    """The table with one more wish, which holds for the file from now on. ReadingError for one that does nothing."""
    if dataset.handling is None:
        table_of(wired, dataset)
    handling = Handling.of(dataset.handling or ()).also(wish)
    table = table_of(wired, dataset, handling.wishes)
    if wish in idle(table, handling):
        raise refusal(wish, [table])
    _note(wired, dataset, **_known(dataset, table, handling.wishes))
    return table


@contextmanager
def table_file(wired: Wired, dataset: Dataset, handling: Sequence[str] | None = None) -> Iterator[Path]:
    """The table of a file as a file on this machine that `load_table` reads. ThreadcastError in words.

    handling: as for `table_of`.
    """
    wishes = dataset.handling if handling is None else handling
    if wishes is None or not wired.files.exists(table_key(dataset, wishes)):
        table_of(wired, dataset, handling)
    key = table_key(dataset, dataset.handling or () if wishes is None else wishes)
    if not wired.files.exists(key):
        raise _gone(dataset)
    with wired.files.local(key) as path:
        yield path


def table_key(dataset: Dataset, wishes: Sequence[str]) -> str:
    """Where the table of a file lies that was read with these wishes."""
    spelt = "\n".join(Handling.of(wishes).wishes)
    name = f"table-{sha256(spelt.encode()).hexdigest()[:_DIGEST_LENGTH]}" if spelt else "table"
    return f"{dataset.workspace_id}/{dataset.id}/{name}.parquet"


def _first_reading(wired: Wired, dataset: Dataset) -> Table:
    try:
        first = version_of(wired, dataset, lambda wishes: _read(wired, dataset, wishes))
    except ReadingError as error:
        _note(wired, dataset, state="refused", problem=asdict(error.problem))
        raise
    table = _kept(wired, dataset, first.table, first.wishes)
    replaces = dataset.replaces_id or first.replaces
    _note(wired, dataset, replaces_id=replaces, **_known(dataset, table, first.wishes))
    return table


def _read(wired: Wired, dataset: Dataset, wishes: Sequence[str]) -> Table:
    limits = Limits(max_bytes=wired.settings.max_file_megabytes * MEBIBYTE)
    try:
        with wired.files.local(dataset.original_key or "") as path:
            return read_handled(path, limits, Handling.of(wishes))[0]
    except (FileNotFoundError, ValueError) as error:
        raise _gone(dataset) from error


def _kept(wired: Wired, dataset: Dataset, table: Table, wishes: Sequence[str]) -> Table:
    """The table, once it is in the store."""
    with TemporaryDirectory(prefix="table-", dir=wired.scratch) as folder:
        dump_table(table, Path(folder) / "table.parquet")
        wired.files.put(table_key(dataset, wishes), Path(folder) / "table.parquet")
    clear(wired, dataset.workspace_id, dataset.id)
    return table


def _known(dataset: Dataset, table: Table, wishes: Sequence[str]) -> dict[str, object]:
    """What the ledger is told of a file as it is read now."""
    profile = {"rows": table.rows, "columns": [column.name for column in table.columns]}
    return {"handling": list(wishes), "table_key": table_key(dataset, wishes), "profile": profile}


def _gone(dataset: Dataset) -> ThreadcastError:
    return ThreadcastError(f"{dataset.name} is no longer here.", "Send the file again.")


def _note(wired: Wired, dataset: Dataset, **known: object) -> None:
    """Write down what is known of a file now."""
    with wired.database.write() as session:
        row = Datasets(session).get(dataset.workspace_id, dataset.id)
        if row is None or row.deleted_at is not None:
            return
        for name, value in known.items():
            setattr(row, name, value)
    for name, value in known.items():
        setattr(dataset, name, value)
