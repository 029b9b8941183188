"""A short Python script that reproduces a forecast with the bare libraries, from the original file.

Whatever comes from the file or the question enters the script as a literal by `repr`, never as code.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from automl.plan import Filter, ForecastPlan
from automl.result import ForecastResult
from automl.table import Frequency, Table

_HOW = {"count_distinct": "nunique"}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
# How the engines' names are built with statsforecast; a season goes in where the model takes one.
STATISTICAL = {
    "AutoETS": "lambda season: AutoETS(season_length=season)",
    "AutoTheta": "lambda season: AutoTheta(season_length=season)",
    "DynamicOptimizedTheta": "lambda season: DynamicOptimizedTheta(season_length=season)",
    "AutoARIMA": "lambda season: AutoARIMA(season_length=season)",
    "AutoCES": "lambda season: AutoCES(season_length=season)",
    "SeasonalNaive": "lambda season: SeasonalNaive(season_length=season)",
}
_QUOTED = re.compile(r"`([^`]+)`|([^\W\d]\w*)")


def forecast_script(plan: ForecastPlan, result: ForecastResult, table: Table) -> str:
    """The script's text. Models of statsforecast are called directly, all others by AutoGluon under their names."""
    names = {_spelt(name): share for name, share in result.shares.items() if share > 0} or {"SeasonalNaive": 1.0}
    statistical = all(name in STATISTICAL for name in names)
    parts = ["reading", "statistical" if statistical else "gluon", "printing"]
    bodies = [(files("reports.script_parts") / f"{part}.txt").read_text(encoding="utf-8") for part in parts]
    constants = {**_question(plan, result, table), **_past(result), "MODELS": names}
    return "".join([*_head(statistical, sorted(names), result), *_literals(constants), *_makers(names), *bodies])


def _head(statistical: bool, names: list[str], result: ForecastResult) -> Iterator[str]:
    needs = "pandas, openpyxl and statsforecast" if statistical else "pandas, openpyxl and autogluon.timeseries"
    yield f'"""Reproduces a forecast from the original file: python forecast.py FILE. Needs {needs}."""\n\n'
    yield "import csv\nimport io\nimport sys\nfrom pathlib import Path\n\nimport numpy as np\nimport pandas as pd\n"
    if statistical:
        yield f"from statsforecast.models import {', '.join(names)}\n\n"
    else:
        yield "from autogluon.timeseries import TimeSeriesDataFrame, TimeSeriesPredictor\n\n"
    yield "# The answer's ranges were corrected by tests on the past; those printed here are the models' own.\n"
    if result.known_used:
        yield "# The answer also used what is known in advance (KNOWN), which is left out here.\n"
        yield f"KNOWN = {list(result.known_used)!r}\n"


def _literals(constants: dict[str, Any]) -> Iterator[str]:
    for name, value in constants.items():
        written = f"pd.Timestamp({value.isoformat()!r})" if isinstance(value, date) else repr(value)
        yield f"{name} = {written}\n"


def _makers(names: dict[str, float]) -> Iterator[str]:
    if all(name in STATISTICAL for name in names):
        yield "MAKE = {" + ", ".join(f"{name!r}: {STATISTICAL[name]}" for name in names) + "}\n"


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
        "HISTORY_TOTAL": sum(actual.value for actual in result.actuals),
        "SEASON": result.season,
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


def _spelt(name: str) -> str:
    return "SeasonalNaive" if name.lower().replace("_", "") == "seasonalnaive" else name
