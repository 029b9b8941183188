"""Workbooks as sales offices make them, written here."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]
REGIONS = ("North", "South", "East", "West")
NAMES = ["Order Date", "Region", "Product", "Units", "Revenue"]
PRODUCTS: Rows = [["Desk", 3, 300], ["Lamp", 5, 50], ["Chair", 2, 120]]
MONTHS: Rows = [[date(2024, month, 1), 100 + month, 50 + month] for month in range(1, 13)]


def orders(rows: int = 30, year: int = 2024, start: int = 0) -> list[list[Any]]:
    """A table of orders with its header; `start` makes others of them."""
    return [NAMES, *(_order(place, year) for place in range(start, start + rows))]


def _order(place: int, year: int) -> list[Any]:
    day = date(year, 1 + place % 12, 1 + place % 28)
    return [day, REGIONS[place % 4], ("Desk", "Lamp")[place % 2], place % 7 + 1, round(100 + place * 3.5, 2)]


def revenue(rows: int = 30) -> float:
    return round(sum(row[4] for row in orders(rows)[1:]), 2)


def book(folder: Path, sheets: dict[str, Rows], merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> Path:
    """Write sheets; `merged` ranges are those of the first one."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    for cells in merged:
        workbook.worksheets[0].merge_cells(cells)
    workbook.save(folder / "book.xlsx")
    return folder / "book.xlsx"
