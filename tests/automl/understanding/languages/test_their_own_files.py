"""Files whose columns bear names of another language, asked in that language and in English."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.plan import Circumstances, Plan
from automl.reading import read_file
from automl.table import Table
from automl.understanding import understand

NAMES = {
    "de": ("Monat", "Region", "Umsatz", "Gewinn"),
    "fr": ("Mois", "Région", "Ventes", "Bénéfice"),
    "es": ("Mes", "Región", "Ventas", "Beneficio"),
    "pt": ("Mês", "Região", "Vendas", "Lucro"),
}
Own = Callable[[str], Table]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """The table of a file in a language: a month, a region, sales and profit."""

    def read(language: str) -> Table:
        month, region, sales, profit = NAMES[language]
        chance = np.random.default_rng(1)
        months = [f"{each:%Y-%m-%d}" for each in pd.date_range("2021-01-01", "2024-06-01", freq="MS")]
        rows = pd.DataFrame([(each, where) for each in months for where in ("Nord", "Süd")], columns=[month, region])
        amounts = chance.uniform(100, 900, (2, len(rows))).round(2)
        path = tmp_path / f"{language}.csv"
        rows.assign(**{sales: amounts[0], profit: amounts[1]}).to_csv(path, index=False)
        return read_file(path).tables[0]

    return read


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Umsatz nach Region im nächsten Quartal"),
        ("de", "sales by region next quarter"),
        ("fr", "ventes par région au prochain trimestre"),
        ("fr", "sales by region next quarter"),
        ("es", "ventas por región del próximo trimestre"),
        ("es", "sales by region next quarter"),
        ("pt", "vendas por região no próximo trimestre"),
        ("pt", "sales by region next quarter"),
    ],
)
def test_a_file_is_asked_in_its_own_language_and_in_english(language: str, question: str, own: Own) -> None:
    plan = planned(question, own(language))
    _, region, sales, _ = NAMES[language]
    assert (plan.capability, plan.target, plan.groups) == ("forecast", sales, [region])


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Gewinn je Monat 2023, nur Süd"),
        ("fr", "bénéfice par mois en 2023, seulement Süd"),
        ("es", "beneficio por mes en 2023, solo Süd"),
        ("pt", "lucro por mês em 2023, só Süd"),
    ],
)
def test_the_past_of_a_file_is_asked_in_its_own_language(language: str, question: str, own: Own) -> None:
    plan = planned(question, own(language))
    assert plan.target == NAMES[language][3]
    assert [each.value for each in plan.filters] == ["Süd"]


def planned(question: str, table: Table) -> Plan:
    found = understand(question, table, Circumstances(today=date(2024, 7, 2)))
    assert found.plan is not None
    return found.plan
