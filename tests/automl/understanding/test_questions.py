"""Question sets: what each question on a made-up file must be understood as, the whole plan."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding import understand

LONG_AFTER = date(2026, 11, 21)
MUST_BE_SAID = ("target", "expression", "groups", "exclude", "limit", "goal")
WHERE_SAID = ("capability", "aggregation", "frequency", "task", "time")


def cases() -> Iterator[Any]:
    for path in sorted((Path(__file__).parent / "questions").glob("*.yaml")):
        for file in yaml.safe_load(path.read_text()):
            for case in file["questions"]:
                yield pytest.param(file, case, id=f"{file['file']}: {case['ask']}")


@pytest.mark.parametrize(("file", "case"), list(cases()))
def test_a_question_is_understood(file: dict[str, Any], case: dict[str, Any], business: Callable[[str], Table]) -> None:
    circumstances = Circumstances(
        today=file.get("today", LONG_AFTER),
        fiscal_start=file.get("fiscal_start", 1),
        choices=tuple(case.get("choose", ())),
    )
    found = understand(case["ask"], business(file["file"]), circumstances)
    if "clarify" in case:
        assert found.clarify is not None
        assert [choice.value for choice in found.clarify.choices] == case["clarify"]
    elif "error" in case:
        assert found.error is not None
        assert case["error"] in found.error.sentence
        assert found.error.remedy
    else:
        assert found.error is None
    if "plan" in case:
        assert_plan(_plan(found), case["plan"])


def _plan(found: Understood) -> Plan:
    assert found.plan is not None
    return found.plan


def assert_plan(plan: Plan, expected: dict[str, Any]) -> None:
    fields = plan.model_dump()
    for name in MUST_BE_SAID:
        assert (fields[name] or None) == expected.get(name), name
    for name in WHERE_SAID:
        assert name not in expected or fields[name] == expected[name], name
    assert [f"{each.column} {each.op} {each.value}" for each in plan.filters] == expected.get("filters", [])
    assert [further.target for further in plan.then] == expected.get("then", [])
    period = plan.period and [plan.period.label, plan.period.start, plan.period.end]
    assert period == expected.get("period")
    assert plan.words
