"""Tables written to files."""

from pathlib import Path

import pandas as pd

from automl.errors import ThreadcastError

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet takes a text that begins with one of these for a formula (OWASP, CSV injection)."""


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before anything that could be taken for one."""
    return f"'{text}" if text.lstrip(" \n\u00a0\ufeff").startswith(_STARTERS) else text


def write(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as .parquet or .csv; ThreadcastError for any other ending."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        frame.to_parquet(path, index=False)
    elif path.suffix == ".csv":
        texts = frame.rename(columns=neutral)
        safe = {
            name: texts[name].map(neutral, na_action="ignore") for name in texts.columns if texts[name].dtype == object
        }
        texts.assign(**safe).to_csv(path, index=False)
    else:
        raise ThreadcastError(f"I can't write a “{path.suffix}” file.", "End the name in .parquet or .csv.")
