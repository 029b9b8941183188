"""How long reading and profiling a file takes, and its peak of memory, each contender in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow.compute as pc
import xlsxwriter

from tests.bench.orders import orders, write_orders

_TEXT = ("ours", "DuckDB SUMMARIZE", "pandas describe")
_WORKBOOK = ("ours", "bare calamine", "pandas on calamine")
_SIZES = (1_000_000, 25_000, 1_000)
_SHEET = 100_000
_CHOSEN = "Order ID, Order Date, Customer, Region, Category, Quantity, Unit Price, Margin, Rating, Status"
_ROUNDS = 3


def run() -> None:
    """CSV of 20 columns in three sizes, then a workbook of 10; the best of a few rounds, taken in turns."""
    with tempfile.TemporaryDirectory() as folder:
        for rows in _SIZES:
            file = Path(folder) / f"orders_{rows}.csv"
            write_orders(file, rows)
            compare(f"CSV, {rows:,} × 20", file, _TEXT)
        wide = Path(folder) / "utf16.csv"
        wide.write_text((Path(folder) / f"orders_{_SIZES[0]}.csv").read_text(), encoding="utf-16")
        compare(f"CSV in UTF-16, {_SIZES[0]:,} × 20", wide, ("ours",))
        sheet = Path(folder) / "orders.xlsx"
        write_sheet(sheet, _SHEET)
        compare(f"xlsx, {_SHEET:,} × 10", sheet, _WORKBOOK)


def compare(title: str, file: Path, contenders: Sequence[str]) -> None:
    """Print seconds, processors' seconds, peak, and how ours compares: with the others, in the same run."""
    print(f"{title}, {file.stat().st_size / 1e6:.1f} MB", flush=True)
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
    for _ in range(_ROUNDS):
        for name in contenders:
            taken[name].append(_measured(name, file))
    ours = _best(taken["ours"])
    for name, rounds in taken.items():
        best = _best(rounds)
        spent = f"{best['seconds']:9.3f} s {best['worked']:9.3f} s of work {best['peak'] / 1e6:7.0f} MB"
        ratios = f"{ours['seconds'] / best['seconds']:.2f} × the time, {ours['worked'] / best['worked']:.2f} × the work"
        print(f"  {name:20}{spent}" + ("" if name == "ours" else f"   ours: {ratios}"), flush=True)


def _best(rounds: Sequence[dict[str, float]]) -> dict[str, float]:
    """The least time and work, and the most memory."""
    least = {what: min(each[what] for each in rounds) for what in ("seconds", "worked")}
    return {**least, "peak": max(each["peak"] for each in rounds)}


def _measured(name: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.contenders", name, str(file)]
    measured: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return measured


def write_sheet(path: Path, rows: int) -> None:
    """A workbook of ten columns: texts, numbers and dates as a spreadsheet keeps them."""
    frame = orders(0, rows, 1).select(_CHOSEN.split(", ")).to_pandas()
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": True})
    sheet, day = book.add_worksheet("Orders"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, list(frame))
    dates = pc.cast(frame["Order Date"].to_numpy(), "timestamp[s]").to_pylist()
    for place, row in enumerate(frame.itertuples(index=False), start=1):
        sheet.write_row(place, 0, row)
        sheet.write_datetime(place, 1, dates[place - 1], day)
    book.close()
