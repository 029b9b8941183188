"""Values that JSON has no type for, written so that they come back as they were: days, and small frames."""

from base64 import b64decode, b64encode
from datetime import date
from typing import Annotated, Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pydantic import PlainSerializer, PlainValidator

_DAY = "$day"


def _write(value: Any) -> Any:
    if isinstance(value, date):
        return {_DAY: value.isoformat()[:10]}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, list | tuple | set | frozenset):
        return [_write(each) for each in value]
    return value


def _read(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {_DAY}:
        return date.fromisoformat(value[_DAY])
    return [_read(each) for each in value] if isinstance(value, list) else value


def _write_frame(frame: pd.DataFrame) -> str:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return b64encode(sink.getvalue().to_pybytes()).decode()


def _read_frame(value: Any) -> pd.DataFrame:
    if isinstance(value, pd.DataFrame):
        return value
    frame: pd.DataFrame = pa.ipc.open_stream(b64decode(value)).read_all().to_pandas()
    return frame


Loose = Annotated[Any, PlainValidator(_read), PlainSerializer(_write)]
"""A number, a text, a day, or a list of them. Tuples and sets come back as lists."""
Frame = Annotated[pd.DataFrame, PlainValidator(_read_frame), PlainSerializer(_write_frame)]
"""A frame of a few rows; its dtypes survive."""
