"""Tables written to files."""

import csv
import re
from itertools import chain
from pathlib import Path

import pandas as pd

from automl.errors import ThreadcastError

_FORMULA = re.compile(r"[\s\x00-\x1f\x7f-\xa0\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r]")
"""A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection); what is not seen may stand before."""
_SECOND_CELL = re.compile(r"\r|[;\t|]\s*[=+\-@＝＋－＠]")
"""Where a spreadsheet separates cells by another mark than a comma, or rows so, a second formula would begin here."""


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before anything that could be taken for one."""
    return f"'{text}" if _FORMULA.match(text) else text


def write(frame: pd.DataFrame, path: Path, *, header: bool = True) -> None:
    """Write a frame as .parquet or .csv; ThreadcastError for any other ending. header: whether names begin a CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        frame.to_parquet(path, index=False)
    elif path.suffix == ".csv":
        texts = frame.rename(columns=neutral)
        safe = {
            name: texts[name].map(neutral, na_action="ignore") for name in texts.columns if texts[name].dtype == object
        }
        written = chain(texts.columns, *(series.dropna().unique() for series in safe.values()))
        hidden = any(map(_SECOND_CELL.search, written))
        texts.assign(**safe).to_csv(
            path, index=False, header=header, quoting=csv.QUOTE_NONNUMERIC if hidden else csv.QUOTE_MINIMAL
        )
    else:
        raise ThreadcastError(f"I can't write a “{path.suffix}” file.", "End the name in .parquet or .csv.")
