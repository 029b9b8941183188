"""Questions with the plans that they should become."""

from pathlib import Path

import pytest

from tests.understanding.judging import SHARED, Case, is_here, load, wrong

FRESH = load(Path(__file__).parent / "fresh.jsonl")
SAMPLES = SHARED / "dev" / "questions.sample.jsonl"


@pytest.mark.parametrize("case", FRESH, ids=lambda case: str(case["id"]))
def test_a_question_becomes_the_plan_that_was_meant(case: Case) -> None:
    if not is_here(case):
        pytest.skip("the shared data are not on this machine")
    assert wrong(case) == []


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared data are not on this machine")
def test_the_sample_questions_become_the_plans_that_were_meant() -> None:
    assert {case["id"]: problems for case in load(SAMPLES) if (problems := wrong(case))} == {}
