"""Sample questions on real files, kept outside the project."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from automl.plan import Circumstances, Plan
from automl.reading import read_file
from automl.table import Table
from automl.understanding import understand

DATA = Path("../shared/data")
SAMPLES = DATA / "dev" / "questions.sample.jsonl"
PLANNED_NOW = {*range(1, 4), *range(5, 12), 18, *range(22, 26)}
LONG_AFTER = date(2026, 11, 21)


def samples() -> Iterator[Any]:
    if not SAMPLES.exists():
        return
    for line in SAMPLES.read_text().splitlines():
        sample = json.loads(line)
        if int(sample["id"].split("-")[1]) in PLANNED_NOW:
            yield pytest.param(sample, id=sample["id"])


@cache
def table(file: str) -> Table:
    return read_file(DATA / file).tables[0]


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample files are not here")
@pytest.mark.parametrize("sample", list(samples()))
def test_a_sample_is_planned_as_expected(sample: dict[str, Any]) -> None:
    today = date.fromisoformat(sample["now"]) if sample["now"] else LONG_AFTER
    circumstances = Circumstances(today=today, fiscal_start=sample["fiscal_start"] or 1)
    found = understand(sample["question"], table(sample["file"]), circumstances)
    expected = sample["expect"]
    assert bool(found.clarify) == expected.get("clarify", bool(found.clarify))
    assert bool(found.error) == expected.get("error", bool(found.error))
    if "runs" in expected:
        assert bool(found.clarify or found.error) is not expected["runs"]
    if "capability" in expected:
        assert found.plan is not None
        assert_as_expected(found.plan, expected)


def assert_as_expected(plan: Plan, expected: dict[str, Any]) -> None:
    fields = plan.model_dump(mode="json")
    for name in ("capability", "task", "time", "groups", "filters", "aggregation", "frequency"):
        assert fields[name] == expected.get(name, fields[name]), name
    assert fields["target"] in expected.get("target", [fields["target"]])
    if "period" in expected:
        slack = timedelta(days=expected["period"].get("slack_days", 0))
        assert plan.period is not None
        assert abs(plan.period.start - date.fromisoformat(expected["period"]["start"])) <= slack
        assert abs(plan.period.end - date.fromisoformat(expected["period"]["end"])) <= slack
