"""A question in a language that is not understood is told so, and others are not mistaken for it."""

from collections.abc import Callable
from datetime import date

import pytest

from automl.plan import Circumstances, Understood
from automl.table import Table
from automl.understanding import understand

Business = Callable[[str], Table]


def ask(question: str, table: Table) -> Understood:
    return understand(question, table, Circumstances(today=date(2026, 11, 21)))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Previsione delle vendite per il prossimo trimestre", "Italian"),
        ("Quali saranno le vendite il mese prossimo?", "Italian"),
        ("Voorspel de omzet voor het volgende kwartaal", "Dutch"),
        ("Jaka będzie sprzedaż w następnym kwartale?", "Polish"),
        ("Hur mycket blir försäljningen nästa kvartal?", "Swedish"),
    ],
)
def test_other_languages_are_named(question: str, language: str, business: Business) -> None:
    found = ask(question, business("retail_orders"))
    assert found.error is not None
    assert found.error.sentence == f"That looks like {language}, which is not understood yet."
    assert "Spanish" in found.error.remedy


def test_a_foreign_name_in_an_english_question_is_no_other_language(business: Business) -> None:
    found = ask("forecast the revenue of Los Angeles and Las Vegas", business("retail_orders"))
    assert found.error is None or "English" not in found.error.remedy
