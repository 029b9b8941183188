"""The JSON contract: tables, plans, results, facts and replies as plain dictionaries. An unknown is None."""

import math
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from automl.errors import Problem
from automl.findings import DescribeResult
from automl.plan import Plan, Understood
from automl.result import AskResult, ForecastResult, GroupForecast
from automl.stored.results import Result
from automl.table import Kind, Table
from reports.facts import Fact
from reports.reply import Chart, FilePart, Part, Reply
from reports.rows_contract import rows_result_json

Json = dict[str, Any]

_FORECAST_BACKTEST = ("windows", "metric", "model_name", "model_error", "naive_error", "answered_by", "coverage_80")


def plain(value: Any) -> Any:
    """JSON's own types only: ISO days, paths as text, NaN and infinities as None."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Path):
        return str(value)
    return value


def problem_json(problem: Problem | None) -> dict[str, str] | None:
    return None if problem is None else {"sentence": problem.sentence, "remedy": problem.remedy}


def table_json(table: Table, *, chosen: bool) -> Json:
    """One table of `read --json`."""
    columns = ("name", "kind", "missing", "distinct", "min", "max", "mean", "sum")
    axis = table.time
    time = {name: getattr(axis, name) for name in ("column", "start", "end", "frequency")} if axis else None
    return _object(
        {
            "name": table.name,
            "chosen": chosen,
            "rows": table.rows,
            "source": {"rows": table.source_rows, "columns": table.source_columns},
            "reshaped": table.reshaped,
            "columns": [_column(column, columns) for column in table.columns],
            "time": time,
            "notes": [{"kind": n.kind, "sentence": n.sentence, "count": n.count} for n in table.notes],
        }
    )


def understood_json(understood: Understood) -> Json:
    """`plan --json`, and the head of `ask --json`."""
    return {
        "understood": plan_json(understood.plan) if understood.plan else None,
        "clarify": understood.clarify.model_dump(mode="json") if understood.clarify else None,
        "error": problem_json(understood.error),
    }


def plan_json(plan: Plan) -> Json:
    """The fields of the contract, whatever else a plan holds."""
    fields: Json = plan.model_dump(mode="json", include=set(Plan.model_fields) - {"then"})
    return {
        name: [plan_json(each) for each in plan.then] if name == "then" else fields[name] for name in Plan.model_fields
    }


def result_json(result: Result) -> Json:
    """`result` of `ask --json`."""
    if isinstance(result, AskResult):
        columns = [column.name for column in result.columns]
        return _object({"columns": columns, "rows": result.rows, "row_count": result.row_count, "sql": result.sql})
    if isinstance(result, ForecastResult):
        return _object(_forecast(result))
    if not isinstance(result, DescribeResult):
        return _object(rows_result_json(result))
    shown = ("name", "kind", "missing", "distinct", "min", "max", "mean", "sum")
    return _object(
        {
            "columns": [_column(column, shown) for column in result.columns],
            "duplicates": result.duplicates,
            "relationships": result.relationships,
            "targets": result.targets,
            "suggestions": result.suggestions,
            "preparation": [{"step": s.step, "column": s.column or None, "why": s.why} for s in result.preparation],
        }
    )


def fact_json(fact: Fact) -> Json:
    unit = fact.unit and (fact.unit.currency or fact.unit.noun or fact.unit.kind)
    return _object(
        {
            "id": fact.id,
            "label": fact.label,
            "value": fact.value,
            "unit": unit,
            "display": fact.display,
            "statement": fact.statement,
            "source": fact.source,
        }
    )


def reply_json(reply: Reply) -> Json:
    return {"parts": [{"kind": part.kind, **plain(asdict(part))} for part in reply.parts]}


def files_json(reply: Reply) -> list[dict[str, str]]:
    """The files of a reply: kind, name and path."""
    return [entry for part in reply.parts if (entry := _file(part))]


def _column(column: Any, names: Sequence[str]) -> Json:
    """A column's fields. What a picture looks like stands in its cells as words, which are text in the contract."""
    fields = {name: getattr(column, name) for name in names}
    return {**fields, "kind": Kind.TEXT if column.kind is Kind.PICTURE else column.kind}


def _object(fields: Json) -> Json:
    return {name: plain(value) for name, value in fields.items()}


def _file(part: Part) -> dict[str, str] | None:
    match part:
        case Chart(path=path):
            return {"kind": "chart", "name": path.name, "path": str(path)}
        case FilePart(role=role, path=path):
            return {"kind": role, "name": path.name, "path": str(path)}
        case _:
            return None


def _forecast(result: ForecastResult) -> Json:
    return {
        "horizon": result.horizon,
        "path": result.path,
        "groups": [_group(group) for group in result.groups],
        "backtest": {name: getattr(result.backtest, name) for name in _FORECAST_BACKTEST},
        "history": result.history,
        "goal": result.goal,
    }


def _group(group: GroupForecast) -> Json:
    return {"key": dict(group.key), "ended": group.ended, "horizon": group.horizon, "path": group.path}
