"""A short Python script that reproduces a forecast with the bare libraries, from the original file.

Whatever comes from the file or the question enters the script as a literal by `repr`, never as code.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from math import isfinite
from typing import Any

from automl.plan import Filter, ForecastPlan
from automl.result import ForecastResult
from automl.table import Frequency, Table
from reports.script_models import GLUON, STATISTICAL, seasons_of, spelt

_HOW = {"count_distinct": "nunique"}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_QUOTED = re.compile(r"`([^`]+)`|([^\W\d]\w*)")


def forecast_script(plan: ForecastPlan, result: ForecastResult, table: Table) -> str:
    """The script's text. Models of statsforecast are called directly, all others by AutoGluon under their names."""
    weights = _weights(result)
    statistical = {name: weight for name, weight in weights.items() if name in STATISTICAL}
    gluon = {name: weight for name, weight in weights.items() if name in GLUON}
    parts = ("reading", "histories", "statistical", "gluon" if gluon else "alone", "printing")
    bodies = [(files("reports.script_parts") / f"{part}.txt").read_text(encoding="utf-8") for part in parts]
    constants = {**_question(plan, result, table), **_past(result), "STATISTICAL": statistical, "GLUON": gluon}
    constants["LONGEST"] = {name: STATISTICAL[name].longest for name in statistical}
    constants["LOGARITHM"] = [name for name in statistical if STATISTICAL[name].logarithm]
    return "".join(
        [*_head(statistical, gluon), *_remarks(result), *_literals(constants), *_makers(statistical), *bodies]
    )


def _weights(result: ForecastResult) -> dict[str, float]:
    """The weights of the models that the bare libraries have, brought back to a sum of 1."""
    known = {spelt(name): share for name, share in result.shares.items() if share > 0}
    known = {name: share for name, share in known.items() if name in STATISTICAL or name in GLUON}
    total = sum(known.values())
    return {name: share / total for name, share in known.items()} if total else {"SeasonalNaive": 1.0}


def _head(statistical: Mapping[str, float], gluon: Mapping[str, float]) -> Iterator[str]:
    needs = [
        "pandas",
        "openpyxl",
        *(["statsforecast"] if statistical else []),
        *(["autogluon.timeseries"] if gluon else []),
    ]
    listed = ", ".join(needs)
    yield f'"""Reproduces a forecast from the original file: python forecast.py FILE. Needs {listed}."""\n\n'
    yield "import csv\nimport io\nimport sys\nfrom pathlib import Path\n\nimport numpy as np\nimport pandas as pd\n"
    if gluon:
        yield "from autogluon.timeseries import TimeSeriesDataFrame, TimeSeriesPredictor\n"
    classes = sorted({name for model in statistical for name in STATISTICAL[model].imports})
    if classes:
        yield f"from statsforecast.models import {', '.join(classes)}\n"
    yield "\n"


def _remarks(result: ForecastResult) -> Iterator[str]:
    """What the answer did besides, so that a difference surprises nobody."""
    yield "# The answer's ranges were corrected by tests on the past; those printed here are the models' own.\n"
    missing = [name for name in result.shares if spelt(name) not in STATISTICAL and name not in GLUON]
    if missing:
        yield f"# The libraries have no model of these names, so they are left out: {missing!r}\n"
    if result.groups:
        yield "# In the answer each group has its own weights; here all have the average: expect small differences.\n"
    if result.known_used:
        yield "# The answer also used what is known in advance (KNOWN), which is left out here.\n"
        yield f"KNOWN = {list(result.known_used)!r}\n"


def _literal(value: Any) -> str:
    if isinstance(value, date):
        return f"pd.Timestamp({value.isoformat()!r})"
    return repr(None if isinstance(value, float) and not isfinite(value) else value)


def _literals(constants: dict[str, Any]) -> Iterator[str]:
    for name, value in constants.items():
        yield f"{name} = {_literal(value)}\n"


def _makers(statistical: Mapping[str, float]) -> Iterator[str]:
    made = [f"    {name!r}: lambda seasons: {STATISTICAL[name].code},\n" for name in statistical]
    yield "".join(["MAKE = {\n", *made, "}\n"])


def _question(plan: ForecastPlan, result: ForecastResult, table: Table) -> dict[str, Any]:
    measures = _measures(plan, table)
    numeric = [*measures, *_terms(plan, table)]
    if plan.target is not None and plan.expression is None and plan.aggregation not in ("count", "count_distinct"):
        numeric.append(plan.target)
    numeric += [each.column for each in plan.filters if _is_number(each, table)]
    groups = [] if measures else list(plan.groups)
    reshaped = table.reshaped is not None
    other = [str(name) for name in table.frame.columns if name not in (plan.time, plan.target)]
    used = [*groups, *(each.column for each in plan.filters)]
    needed = other if reshaped else [plan.time, *numeric, *used, *_counted(plan)]
    return {
        "FILE": table.name,
        "TIME": plan.time,
        "TARGET": None if plan.expression else plan.target,
        "EXPRESSION": None if measures else plan.expression,
        "MEASURES": measures,
        "GROUPS": groups,
        "FILTERS": [(each.column, each.op, _plain(each.value)) for each in plan.filters],
        "NUMERIC": {name: table.column(name).sum for name in numeric},
        "PERIODS_AS_COLUMNS": reshaped,
        "KEPT": other if reshaped else [],
        "NEEDED": list(dict.fromkeys(needed)),
        "HOW": _HOW.get(plan.aggregation, plan.aggregation),
        "PERIOD": result.period_label,
        "ANSWER": result.horizon.p50,
    }


def _past(result: ForecastResult) -> dict[str, Any]:
    alias = _alias(result.history.frequency, result.actuals[0].start if result.actuals else result.history.start)
    return {
        "STEP": alias[0],
        "OFFSET": alias[1],
        "FIRST_DAY": result.history.start,
        "LAST_DAY": result.history.end,
        "HISTORY_TOTAL": sum(actual.value for actual in result.actuals if isfinite(actual.value)),
        "SEASONS": seasons_of(result.season, result.history.frequency),
        "AHEAD": len(result.path),
    }


def _alias(frequency: Frequency, start: date) -> tuple[str, str]:
    """The step as pandas names it, as a period and as an offset; weeks, quarters and years start where ours do."""
    month, quarter_end = _MONTHS[start.month - 2], _MONTHS[(start.month - 2) % 3 + 9]
    return {
        Frequency.HOUR: ("h", "h"),
        Frequency.DAY: ("D", "D"),
        Frequency.WEEK: (f"W-{_WEEKDAYS[(start + timedelta(days=6)).weekday()]}", f"W-{_WEEKDAYS[start.weekday()]}"),
        Frequency.MONTH: ("M", "MS"),
        Frequency.QUARTER: (f"Q-{quarter_end}", f"QS-{_MONTHS[start.month - 1]}"),
        Frequency.YEAR: (f"Y-{month}", f"YS-{_MONTHS[start.month - 1]}"),
    }[frequency]


def _measures(plan: ForecastPlan, table: Table) -> list[str]:
    """The columns side by side that are each a group of their own, [] for other plans."""
    known = {column.name for column in table.columns}
    return _terms(plan, table) if plan.groups == ["measure"] and "measure" not in known else []


def _terms(plan: ForecastPlan, table: Table) -> list[str]:
    """The columns that the plan's expression names."""
    known = {column.name for column in table.columns}
    found = [quoted or bare for quoted, bare in _QUOTED.findall(plan.expression or "")]
    return [name for name in dict.fromkeys(found) if name in known]


def _counted(plan: ForecastPlan) -> list[str]:
    return [plan.target] if plan.target and plan.expression is None and plan.aggregation.startswith("count") else []


def _is_number(each: Filter, table: Table) -> bool:
    values = each.value if isinstance(each.value, list) else [each.value]
    known = {column.name: column.kind for column in table.columns}
    kind = known.get(each.column)
    return kind is not None and kind.numeric and all(isinstance(value, int | float) for value in values)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
