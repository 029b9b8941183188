"""Questions with the plans that they should become."""

from pathlib import Path

import pytest

from tests.understanding.judging import SHARED, Case, is_here, load, wrong

FRESH = load(Path(__file__).parent / "fresh.jsonl")
SAMPLES = SHARED / "dev" / "questions.sample.jsonl"
THIS_FAR = {*range(1, 4), *range(5, 26)}
"""The numbers of the samples; the other is asked in German, which is to come."""


@pytest.mark.parametrize("case", FRESH, ids=lambda case: str(case["id"]))
def test_a_question_becomes_the_plan_that_was_meant(case: Case) -> None:
    if not is_here(case):
        pytest.skip("the shared data are not on this machine")
    assert wrong(case) == []


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared data are not on this machine")
def test_the_sample_questions_become_the_plans_that_were_meant() -> None:
    samples = {int(case["id"].split("-")[1]): case for case in load(SAMPLES)}
    assert {number: wrong(samples[number]) for number in THIS_FAR if wrong(samples[number])} == {}
