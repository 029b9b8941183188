"""What people ask about the past, and whether the answer is right."""

from datetime import date

import pytest

from automl.capabilities.ask import ask
from automl.engine import Deadline
from automl.plan import AskPlan, Circumstances
from automl.result import AskResult
from automl.understanding import understand
from tests.automl.asking.questions import QUESTIONS
from tests.automl.asking.sales import table
from tests.automl.asking.truth import Truth

TODAY = Circumstances(today=date(2026, 11, 21))
PHRASED = [(question, truth) for questions, truth in QUESTIONS for question in questions]


def answered(question: str) -> AskResult:
    understood = understand(question, table(), TODAY)
    assert isinstance(understood.plan, AskPlan), (understood.clarify, understood.error, understood.plan)
    return ask(understood.plan, table(), TODAY, Deadline(20))


def test_there_are_enough_questions() -> None:
    assert len(PHRASED) >= 150


@pytest.mark.parametrize(("question", "truth"), PHRASED, ids=[question for question, _ in PHRASED])
def test_the_answer_is_what_pandas_reckons(question: str, truth: Truth) -> None:
    got, expected = answered(question).rows, truth()[:1000]
    assert len(got) == len(expected)
    for row, right in zip(got, expected, strict=True):
        assert row == pytest.approx(right, rel=1e-9, abs=1e-9) if _numbers(right) else row[0] == right[0]
        assert list(row[1:]) == pytest.approx(list(right[1:]), rel=1e-9, abs=1e-9)


def _numbers(row: tuple[object, ...]) -> bool:
    return all(isinstance(cell, (int, float)) for cell in row)
