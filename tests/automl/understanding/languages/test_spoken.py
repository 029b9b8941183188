"""A question in another language comes to English words; names and values of the data stay as they are."""

from collections.abc import Callable

import pytest

from automl.table import Table
from automl.understanding.languages import in_english

Business = Callable[[str], Table]

SPOKEN = {
    "de": [
        ("Umsatz je Region im nächsten Quartal", "sales by Region next quarter"),
        ("Umsatz je Region im naechsten Quartal", "sales by Region next quarter"),
        ("Prognose für die nächsten 3 Monate", "forecast the next 3 months"),
        ("Umsatz im 4. Quartal 2023", "sales Q4 2023"),
        ("Bestellungen bis Jahresende", "orders until the end of the year"),
        ("Umsatz über 1.200,50", "sales more than 1200.50"),
        ("Monatsumsatz 2023", "monthly sales 2023"),
        ("Quartalsgewinn", "quarterly profit"),
        ("Durchschnittspreis", "average price"),
        ("die fünf Bundesstaaten mit dem höchsten Gewinn", "top 5 states by profit"),
        ("Umsatz in Frankreich", "sales in France"),
        ("Werden wir 30.000 € Umsatz erreichen?", "will we reach 30000 € sales?"),
    ],
    "fr": [
        ("Prévois les ventes du trimestre prochain", "predict the sales next quarter"),
        ("Prevois les ventes du trimestre prochain", "predict the sales next quarter"),
        ("chiffre d'affaires d'ici la fin de l'année", "sales until the end of the year"),
        ("ventes T4 2022", "sales Q4 2022"),
        ("ventes au 1er trimestre 2023", "sales Q1 2023"),
        ("ventes du 1er mars 2022 au 30 juin 2022", "sales from March 1, 2022 to June 30, 2022"),
        ("ventes supérieures à 1 200,50", "sales more than 1200.50"),
        ("ventes supérieures à 1\u202f200,50", "sales more than 1200.50"),
        ("dépasserons-nous 1,5 M€ ?", "will we exceed 1.5 million ?"),
        ("bénéfice moyen par commande", "average profit by order"),
        ("les 5 clients avec le plus de ventes", "top 5 customers by sales"),
        ("ventes en Allemagne", "sales in Germany"),
    ],
    "es": [
        ("ventas del próximo trimestre", "sales next quarter"),
        ("ventas del trimestre que viene", "sales next quarter"),
        ("ventas hasta fin de año", "sales until the end of the year"),
        ("ventas del 1 de marzo de 2022", "sales from March 1, 2022"),
        ("ventas del segundo semestre de 2023", "sales H2 2023"),
        ("¿Llegaremos a 300 mil?", "will we reach 300 thousand?"),
        ("ventas mayores a 1,200.50", "sales more than 1200.50"),
        ("beneficio medio por pedido", "average profit by order"),
        ("los 3 productos más vendidos", "top 3 products by sales"),
        ("¿Por qué cayeron las ventas en julio?", "why did the sales drop in July?"),
        ("ventas en Alemania", "sales in Germany"),
    ],
    "pt": [
        ("vendas no próximo mês", "sales next month"),
        ("vendas do mes que vem", "sales next month"),
        ("vendas até o fim do ano", "sales until the end of the year"),
        ("lucro no 4T22", "profit Q4 22"),
        ("vendas no primeiro trimestre de 2023", "sales Q1 2023"),
        ("vamos atingir 1,5 milhão?", "will we reach 1.5 million?"),
        ("lucro médio por pedido", "average profit by order"),
        ("os 5 estados com maior lucro", "top 5 states by profit"),
        ("qual é a precisão?", "how accurate is it?"),
        ("e por loja?", "and by store?"),
        ("vendas na França", "sales in France"),
    ],
}


@pytest.mark.parametrize(
    ("language", "question", "english"),
    [(language, *pair) for language, pairs in SPOKEN.items() for pair in pairs],
)
def test_another_language_comes_to_english(language: str, question: str, english: str, business: Business) -> None:
    spoken = in_english(question, business("retail_orders"))
    assert (spoken.words, spoken.language) == (english, language)


@pytest.mark.parametrize(
    "question",
    [
        "forecast the next quarter",
        "sales in Oktober by Region",
        "what was the total in April?",
        "forecast the revenue of Los Angeles and Las Vegas",
        "total sales",
        "ok",
        "don't include Toys",
        "Q4?",
        "",
        "👍",
    ],
)
def test_english_stays_as_it_was_asked(question: str, business: Business) -> None:
    spoken = in_english(question, business("retail_orders"))
    assert (spoken.words, spoken.language) == (question, "en")


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Umsatzprongose nächster Monat", "sales forecast next month"),
        ("benefice pour les 6 prochans mois", "profit next 6 months"),
        ("pronostco de ventas", "sales forecast"),
    ],
)
def test_a_slip_of_the_pen_is_mended(question: str, english: str, business: Business) -> None:
    assert in_english(question, business("retail_orders")).words == english


def test_values_of_the_data_stay_and_are_not_taken_for_slips(business: Business) -> None:
    assert in_english("lucro de Toys e Garden", business("retail_orders")).words == "profit of Toys and Garden"


def test_quoted_words_stay_as_they_are(business: Business) -> None:
    assert (
        "„Gewinn und Umsatz“" in in_english("Prognose für „Gewinn und Umsatz“ im Mai", business("retail_orders")).words
    )


@pytest.mark.parametrize(
    ("question", "language"),
    [("total por año", "es"), ("total por mês", "pt"), ("previsão anual", "pt"), ("previsión anual", "es")],
)
def test_neighbours_are_told_apart(question: str, language: str) -> None:
    assert in_english(question).language == language


def test_words_that_two_languages_share_are_in_that_of_the_thread() -> None:
    assert in_english("por cliente", usual="pt").language == "pt"
    assert in_english("por cliente", usual="es").language == "es"
