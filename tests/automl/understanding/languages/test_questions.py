"""Questions of other languages come to the plan of their English sisters, and say which language they are in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding import follow, understand
from tests.understanding.row_tables import TABLES, row_table

Business = Callable[[str], Table]

TODAY = Circumstances(today=date(2024, 7, 2))
SAID_ONLY = {"language", "words", "assumptions", "then"}


def cases() -> Iterator[Any]:
    for path in sorted((Path(__file__).parent / "questions").glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            for language in ("de", "fr", "es", "pt"):
                yield pytest.param(path.stem, row["en"], row[language], language, id=f"{language}: {row[language]}")


@pytest.mark.parametrize(("file", "english", "question", "language"), list(cases()))
def test_a_question_means_what_its_english_sister_means(
    file: str, english: str, question: str, language: str, business: Business
) -> None:
    table = row_table(file) if file in TABLES else business(file)
    found, meant = understand(question, table, TODAY), understand(english, table, TODAY)
    assert what(found) == what(meant)
    assert found.plan is None or found.plan.language == language


def what(understood: Understood) -> object:
    """What was understood, but for the words that say it."""
    if understood.plan is not None:
        return asked_for(understood.plan)
    return understood.clarify or understood.error


def asked_for(plan: Plan) -> list[object]:
    return [plan.model_dump(exclude=SAID_ONLY), *(asked_for(each) for each in plan.then)]


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("und nach Filiale?", "and by store?"),
        ("et par magasin ?", "and by store?"),
        ("¿y por tienda?", "and by store?"),
        ("e por loja?", "and by store?"),
        ("nur West bitte", "only West please"),
        ("¿y sin Furniture?", "and without Furniture?"),
        ("et hors Furniture ?", "and without Furniture?"),
        ("e o lucro?", "and the profit?"),
        ("und für 6 Monate?", "and for 6 months?"),
        ("e para o próximo ano?", "and for next year?"),
        ("pourquoi ?", "why?"),
        ("warum?", "why?"),
    ],
)
def test_a_thread_goes_on_in_other_languages(question: str, english: str, business: Business) -> None:
    table = business("retail_orders")
    before = understand("forecast the revenue by region for the next quarter", table, TODAY).plan
    assert before is not None
    found = follow(question, table, TODAY, before)
    assert what(found) == what(follow(english, table, TODAY, before))
    assert found.plan is not None
    assert found.plan.language != "en"


def test_words_of_no_language_are_in_that_of_the_thread(business: Business) -> None:
    table = business("retail_orders")
    before = understand("Prévois les ventes du trimestre prochain", table, TODAY).plan
    assert before is not None
    found = follow("West?", table, TODAY, before).plan
    assert found is not None
    assert found.language == "fr"
