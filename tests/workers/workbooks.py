"""Workbooks as people keep them: a sheet of sales, a sheet of returns."""

from io import BytesIO

import pandas as pd

from tests.workers.chat import sales


def shop(months: int = 48) -> bytes:
    """Orders with sales by region, and a smaller sheet of returns."""
    return workbook(Orders=sales(months), Returns=refunds(months))


def refunds(months: int = 48) -> pd.DataFrame:
    """Monthly refunds, one row a month."""
    return sales(months).iloc[:months].rename(columns={"Sales": "Refund", "Region": "Reason"})


def workbook(**sheets: pd.DataFrame) -> bytes:
    """An Excel workbook of these sheets."""
    out = BytesIO()
    with pd.ExcelWriter(out, engine="xlsxwriter") as book:
        for name, rows in sheets.items():
            rows.to_excel(book, sheet_name=name, index=False)
    return out.getvalue()
