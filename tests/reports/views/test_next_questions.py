"""Whatever an answer about rows offers to ask next is understood when it is clicked."""

from pathlib import Path

import pytest

from automl.table import Table
from tests.automl.planted import customers, flats, wines
from tests.reports.views.asking_on import conversation

CHURN = {
    "predict": "who will churn?",
    "drivers": "What drives Churn?",
    "what if": "What if Contract were Two year?",
    "row": "why row 3?",
    "score": "score this",
}
PRICE = {"predict": "predict rent", "drivers": "What drives rent?", "row": "why row 3?", "score": "score this"}


@pytest.mark.parametrize(
    ("table", "questions"),
    [
        (customers(400), CHURN),
        (flats(300), PRICE),
        (wines(200), {"predict": "predict sort", "row": "why row 3?", "score": "score this"}),
    ],
    ids=["customers", "flats", "wines"],
)
def test_every_offer_is_understood_when_it_is_clicked(table: Table, questions: dict[str, str], tmp_path: Path) -> None:
    for name, said, thread in conversation(table, questions, tmp_path):
        assert said.offered, name
        for click in said.offered:
            understood = thread.understood(click)
            assert understood.error is None, (name, click, understood.error)
            assert understood.plan is not None or understood.clarify is not None, (name, click)


def test_no_offer_supposes_that_people_were_somebody_else(tmp_path: Path) -> None:
    for _, said, _ in conversation(customers(400), {"predict": "who will churn?"}, tmp_path):
        supposed = [click for click in said.offered if click.startswith("What if")]
        assert all("gender" not in click and "Age" not in click for click in supposed)
