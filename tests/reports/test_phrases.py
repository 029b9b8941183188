"""The grammar of the phrase tables."""

import re
from pathlib import Path

import pytest

import reports
from reports.phrases import phrasebook

ENGLISH = phrasebook("en")


@pytest.mark.parametrize(
    ("figure", "noun", "written"),
    [
        ("1", "orders", "1 order"),
        ("1,204", "orders", "1,204 orders"),
        ("0", "orders", "0 orders"),
        ("1", "companies", "1 company"),
        ("1", "boxes", "1 box"),
        ("1", "people", "1 person"),
        ("1.0", "orders", "1.0 orders"),
        ("12", None, "12"),
    ],
)
def test_nouns_come_in_the_right_number(figure: str, noun: str | None, written: str) -> None:
    assert ENGLISH.measured(figure, noun) == written


def test_lists_read_as_sentences_do() -> None:
    assert ENGLISH.listed(["North"]) == "North"
    assert ENGLISH.listed(["North", "South"]) == "North and South"
    assert ENGLISH.listed(["North", "South", "West"]) == "North, South and West"
    assert ENGLISH.listed([f"S{i}" for i in range(9)], most=3) == "S0, S1 and 7 more"


def test_sentences_begin_with_a_capital_and_end_with_one_stop() -> None:
    assert ENGLISH.sentence("we expect $4.2M") == "We expect $4.2M."
    assert ENGLISH.sentence("Done!") == "Done!"


def test_steps_are_counted_in_the_right_number() -> None:
    assert [ENGLISH.counted(number, "quarter") for number in (1, 8)] == ["1 quarter", "8 quarters"]


def test_braces_in_names_are_no_slots() -> None:
    assert "{evil}" in ENGLISH.say("group.largest", name="{evil}", value="$1")


def test_a_language_without_a_table_gets_english_figures_and_words() -> None:
    assert phrasebook("xx-unknown").locale.language == "en"
    assert phrasebook("nl_NL").locale.language == "en"
    assert phrasebook("en-GB").locale.territory == "GB"


def test_an_unknown_phrase_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        ENGLISH.say("no.such.phrase")


def test_every_phrase_that_the_code_asks_for_exists() -> None:
    asked = set()
    for file in Path(reports.__file__).parent.rglob("*.py"):
        asked |= set(re.findall(r"\bsay\(\s*\"([a-z_.]+)\"", file.read_text(encoding="utf-8")))
    assert len(asked) > 50
    assert {key for key in asked if not ENGLISH.has(key)} == set()
