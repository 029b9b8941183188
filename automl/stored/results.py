"""Results as JSON and back, each with the name of its capability."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from automl.deals.result import PipelineResult
from automl.explaining.result import ExplainResult
from automl.findings import DescribeResult
from automl.predicting.result import PredictResult
from automl.result import AskResult, ForecastResult
from automl.scoring.result import ScoreResult
from automl.supposing.result import WhatIfResult

Result = (
    ForecastResult
    | DescribeResult
    | AskResult
    | PredictResult
    | ExplainResult
    | WhatIfResult
    | ScoreResult
    | PipelineResult
)
_NAMES: dict[type, str] = {
    ForecastResult: "forecast",
    DescribeResult: "describe",
    AskResult: "ask",
    PredictResult: "predict",
    ExplainResult: "explain",
    WhatIfResult: "whatif",
    ScoreResult: "score",
    PipelineResult: "pipeline",
}
_ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for kind, name in _NAMES.items()}


def dump_result(result: Result) -> bytes:
    """The result as JSON: {"capability", "result"}."""
    return _bytes(_dumped(result))


def load_result(stored: bytes) -> Result:
    """What `dump_result` made. KeyError, ValidationError for anything else."""
    return _loaded(json.loads(stored))


def dump_results(results: Sequence[Result]) -> bytes:
    """The results of a question's plans, in their order."""
    return _bytes([_dumped(result) for result in results])


def load_results(stored: bytes) -> list[Result]:
    """What `dump_results` made. KeyError, ValidationError for anything else."""
    return [_loaded(each) for each in json.loads(stored)]


def _dumped(result: Result) -> dict[str, Any]:
    name = _NAMES[type(result)]
    return {"capability": name, "result": _ADAPTERS[name].dump_python(result, mode="json")}


def _loaded(stored: dict[str, Any]) -> Result:
    result: Result = _ADAPTERS[stored["capability"]].validate_python(stored["result"])
    return result


def _bytes(stored: object) -> bytes:
    return json.dumps(stored, separators=(",", ":")).encode()
