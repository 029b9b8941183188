"""Every caution is said, those with a phrase in its words, all others by name."""

import ast
from datetime import date
from pathlib import Path

import pytest

import automl
from automl.result import Caution
from reports.forecast.remarks import remarks
from reports.forecast.telling import tell
from reports.phrases import phrasebook
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.surroundings import plan_of

SECTIONS = {"deals": "pipeline.caution"} | dict.fromkeys(
    ("predicting", "explaining", "supposing", "scoring", "capabilities", "aligning"), "rows_caution"
)
"""By the package that makes them: where the sentences of its cautions stand, if not with those of forecasts."""


def phrases_of_cautions() -> set[str]:
    """The phrases that all cautions need that the product's own code makes."""
    root, found = Path(automl.__file__).parent, set()
    for file in root.rglob("*.py"):
        section = SECTIONS.get(file.relative_to(root).parts[0], "caution")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Caution"
                and node.args
            ):
                assert isinstance(node.args[0], ast.Constant), f"{file}: a caution's kind is a literal"
                found.add(f"{section}.{node.args[0].value}")
    return found


def said(*cautions: Caution) -> list[str]:
    shape = Shape(cautions=cautions)
    result = forecast_of(shape)
    return [remark.text for remark in remarks(tell(plan_of(shape, result), result, phrasebook("en")))]


def test_every_kind_of_caution_has_its_sentence() -> None:
    book = phrasebook("en")
    assert [phrase for phrase in phrases_of_cautions() if not book.has(phrase)] == []


@pytest.mark.parametrize(
    ("caution", "sentence"),
    [
        (Caution("brand_new"), "Please note: brand new."),
        (
            Caution("brand_new", {"steps": 12, "since": date(2022, 3, 1), "share": 0.25, "names": ["a", "b"]}),
            "Please note: brand new (steps: 12, since: Mar 1, 2022, share: 0.25 and names: a and b).",
        ),
    ],
)
def test_a_caution_without_a_phrase_is_still_said(caution: Caution, sentence: str) -> None:
    assert said(caution) == [sentence]


def test_a_caution_that_lacks_a_value_of_its_phrase_is_still_said() -> None:
    book = phrasebook("en")
    kinds = book.entries["caution"]
    assert all(said(Caution(kind)) != [""] for kind in kinds)
