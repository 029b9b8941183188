"""The JSON contract of what is said about rows: predictions, explanations, what-ifs, scores, pipelines."""

from typing import Any

from automl.deals.result import PipelineResult
from automl.explaining.result import ExplainResult
from automl.predicting.result import PredictResult
from automl.scoring.result import ScoreResult
from automl.supposing.result import WhatIfResult
from reports.phrases import phrasebook
from reports.rows.cautions import cautions_json

RowsResult = PredictResult | ExplainResult | WhatIfResult | ScoreResult | PipelineResult

_PREDICT = (
    "task",
    "target",
    "positive",
    "metrics",
    "baseline",
    "rows_trained",
    "rows_tested",
    "slices",
)
_PIPELINE = (
    "quarter",
    "open",
    "deals",
    "calibration",
    "owners",
    "months",
    "target",
    "coverage",
    "forecast",
    "gap",
    "modelled",
    "closed",
    "win_rate",
    "shares",
    "rates",
    "ended",
    "supposed",
    "set_aside",
)


def rows_result_json(result: RowsResult) -> dict[str, Any]:
    """`result` of `ask --json`."""
    match result:
        case PredictResult():
            return _predict(result)
        case ExplainResult() | WhatIfResult():
            return _reasons(result)
        case ScoreResult():
            return {name: getattr(result, name) for name in ("rows", "renamed", "missing", "new_categories")}
        case PipelineResult():
            return {
                **{name: getattr(result, name) for name in _PIPELINE},
                "period": result.period.model_dump(mode="json"),
            }


def _predict(result: PredictResult) -> dict[str, Any]:
    return {
        **{name: getattr(result, name) for name in _PREDICT},
        "model": {name: getattr(result.model, name) for name in ("name", "family", "path", "id")},
        "split": result.split.kind,
        "warnings": cautions_json(result.warnings, result.target, phrasebook("en")),
        "drivers": [
            {name: getattr(each, name) for name in ("column", "share", "direction")} for each in result.drivers
        ],
        "set_aside": [{"column": each.column, "why": each.why} for each in result.set_aside],
    }


def _reasons(result: ExplainResult | WhatIfResult) -> dict[str, Any]:
    shown = ("column", "value", "contribution")
    return {
        "baseline": result.baseline,
        "value": result.value,
        "contributions": [{name: getattr(each, name) for name in shown} for each in result.contributions],
        "model": result.model,
        "outside_range": result.outside_range,
    }
