"""One way to read and profile a file, in a process of its own: `python -m tests.bench.contenders NAME FILE`.

Prints the seconds and the processors' seconds (both without imports), and the peak of the process's memory (with
everything), as JSON.
"""

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time


def _ours() -> Callable[[Path], object]:
    from automl.reading import Limits, read_file  # noqa: PLC0415 - a contender's own process

    return lambda path: read_file(path, Limits(max_bytes=2**30)).tables[0].columns


def _duckdb() -> Callable[[Path], object]:
    duckdb = importlib.import_module("duckdb")
    connection = duckdb.connect()
    return lambda path: connection.execute("SUMMARIZE SELECT * FROM read_csv(?)", [str(path)]).fetchall()


def _pandas() -> Callable[[Path], object]:
    import pandas as pd  # noqa: PLC0415 - a contender's own process

    return lambda path: pd.read_csv(path, low_memory=False).describe(include="all")


def _pandas_workbook() -> Callable[[Path], object]:
    import pandas as pd  # noqa: PLC0415 - a contender's own process

    return lambda path: pd.read_excel(path, engine="calamine").describe(include="all")


def _calamine() -> Callable[[Path], object]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - a contender's own process

    return lambda path: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


CONTENDERS = {
    "ours": _ours,
    "DuckDB SUMMARIZE": _duckdb,
    "pandas describe": _pandas,
    "pandas on calamine": _pandas_workbook,
    "bare calamine": _calamine,
}


def peak() -> int:
    """The most memory that this process has held, in bytes."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def main() -> None:
    name, file = sys.argv[1:]
    read = CONTENDERS[name]()
    began, worked = perf_counter(), process_time()
    read(Path(file))
    print(json.dumps({"seconds": perf_counter() - began, "worked": process_time() - worked, "peak": peak()}))


if __name__ == "__main__":
    main()
