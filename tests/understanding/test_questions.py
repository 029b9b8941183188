"""Questions with the plans that they should become."""

from pathlib import Path

import pytest
import yaml

from tests.understanding.judging import SHARED, Case, is_here, load, wrong

HERE = Path(__file__).parent
OTHERS = {"german", "french", "spanish", "portuguese"}
"""Languages whose share of right plans is watched as a whole (tests/eval)."""
NOT_YET: dict[str, str] = yaml.safe_load((HERE / "not_yet.yaml").read_text(encoding="utf-8"))
FIRST = load(HERE / "fresh.jsonl")
SECOND = [case for case in load(HERE / "fresh_second.jsonl") if OTHERS.isdisjoint(case["tags"])]
SAMPLES = SHARED / "dev" / "questions.sample.jsonl"


def judged(case: Case) -> None:
    if not is_here(case):
        pytest.skip("the shared data are not on this machine")
    assert wrong(case) == []


@pytest.mark.parametrize("case", FIRST, ids=lambda case: str(case["id"]))
def test_a_question_becomes_the_plan_that_was_meant(case: Case) -> None:
    judged(case)


@pytest.mark.parametrize("case", SECOND, ids=lambda case: str(case["id"]))
def test_a_question_of_the_second_set_becomes_the_plan_that_was_meant(
    case: Case, request: pytest.FixtureRequest
) -> None:
    if case["id"] in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[case["id"]], strict=True))
    judged(case)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared data are not on this machine")
def test_the_sample_questions_become_the_plans_that_were_meant() -> None:
    assert {case["id"]: problems for case in load(SAMPLES) if (problems := wrong(case))} == {}
