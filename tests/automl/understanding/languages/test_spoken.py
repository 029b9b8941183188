"""A question in another language comes to English words; names and values of the data stay as they are."""

from collections.abc import Callable

import pytest

from automl.table import Table
from automl.understanding.languages import in_english

Business = Callable[[str], Table]


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Umsatz je Region im nächsten Quartal", "sales by Region next quarter"),
        ("Umsatz je Region im naechsten Quartal", "sales by Region next quarter"),
        ("Prognose für die nächsten 3 Monate", "forecast the next 3 months"),
        ("Umsatz im 4. Quartal 2023", "sales Q4 2023"),
        ("Bestellungen bis Jahresende", "orders until the end of the year"),
        ("Umsatz über 1.200,50", "sales more than 1200.50"),
    ],
)
def test_german_comes_to_english(question: str, english: str, business: Business) -> None:
    spoken = in_english(question, business("retail_orders"))
    assert (spoken.words, spoken.language) == (english, "de")


@pytest.mark.parametrize(
    "question",
    ["forecast the next quarter", "sales in Oktober by Region", "what was the total in April?", "Q4?", "", "👍"],
)
def test_english_stays_as_it_was_asked(question: str, business: Business) -> None:
    spoken = in_english(question, business("retail_orders"))
    assert (spoken.words, spoken.language) == (question, "en")


def test_quoted_words_stay_as_they_are(business: Business) -> None:
    assert (
        "„Gewinn und Umsatz“" in in_english("Prognose für „Gewinn und Umsatz“ im Mai", business("retail_orders")).words
    )
