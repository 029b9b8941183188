"""Every language's phrase tables say what the English ones say: the same keys, slots, categories and kinds."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest

from reports.phrases import Phrasebook, phrasebook

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
LEXICA = ("singular", "entities", "outcomes")
"""Words that a language looks up; it has the English ones, and may have its own beside them."""
SPOKEN_WORDS = ("rows", "row", "who", "do", "does", "to")
"""Words for the rows and what happens to them, that each answer about rows hands to all its phrases.

A language may build a sentence from another one of them, or without any, where its grammar wants that.
"""
ANSWERS_ABOUT_ROWS = ("predict", "explain", "whatif", "score")
LONGEST_LABEL = 25
"""Letters; what is longer does not end in the stop of an abbreviation."""
LEFT_TO_THE_LANGUAGE = ("singular_endings", "rows.people", "rows.yes")

Tree = Mapping[str, Any]


def _languages() -> list[str]:
    names = (each.name for each in files("reports.phrases").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if re.fullmatch(r"(?!en)[a-z]+\.toml", name))


def _entries(tree: Tree, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each phrase with its dotted key; one with plural categories, and a list, as a whole."""
    for name, entry in tree.items():
        key = f"{path}{name}"
        if isinstance(entry, Mapping) and not _is_plural(entry):
            yield from _entries(entry, f"{key}.")
        else:
            yield key, entry


def _is_plural(entry: Any) -> bool:
    return isinstance(entry, Mapping) and "other" in entry and set(entry) <= CATEGORIES


def _phrases(book: Phrasebook) -> Iterator[tuple[str, str, str]]:
    """The key, the category ("" where there is none) and the text of each phrase."""
    for key, entry in _entries(book.entries):
        if isinstance(entry, str):
            yield key, "", entry
        elif isinstance(entry, Mapping):
            yield from ((key, category, str(text)) for category, text in entry.items())


def _slots(text: str) -> set[str]:
    return set(re.findall(r"{(\w*)}", text))


def _counterparts(book: Phrasebook) -> Iterator[tuple[str, str, str]]:
    """The key, the text, and the English text in the same category, of "other" where English has no such."""
    english = {(key, category): text for key, category, text in _phrases(phrasebook("en"))}
    for key, category, text in _phrases(book):
        found = english.get((key, category), english.get((key, "other")))
        if found is not None and key.split(".")[0] not in LEXICA:
            yield f"{key} {category}".strip(), text, found


@pytest.fixture(params=_languages())
def book(request: pytest.FixtureRequest) -> Phrasebook:
    found = phrasebook(request.param)
    assert found.locale.language == request.param
    return found


def test_no_phrase_is_missing_and_none_is_left_over(book: Phrasebook) -> None:
    own, english = dict(_entries(book.entries)), dict(_entries(phrasebook("en").entries))
    assert set(english) - set(own) == set()
    assert {key for key in set(own) - set(english) if key.split(".")[0] not in LEXICA} == set()
    assert {key for key in english if _is_plural(english[key]) != _is_plural(own[key])} == set()


def test_every_phrase_has_the_slots_of_the_english_one(book: Phrasebook) -> None:
    wrong = {}
    for key, text, english in _counterparts(book):
        apart = _slots(text) ^ _slots(english)
        spoken = {*SPOKEN_WORDS, "one"} if key.startswith("rows_caution.") else set(SPOKEN_WORDS)
        left_out = apart & _slots(english)
        added = apart - left_out
        handed = set(SPOKEN_WORDS) if key.split(".")[0] in ANSWERS_ABOUT_ROWS else set()
        if not (left_out <= spoken and added <= handed):
            wrong[key] = apart
    assert wrong == {}


def test_every_counted_phrase_has_the_plural_categories_of_its_language(book: Phrasebook) -> None:
    known = {*book.locale.plural_form.tags, "other"}
    wrong = {
        key: set(entry)
        for key, entry in _entries(book.entries)
        if _is_plural(entry) and not {"one", "other"} <= set(entry) <= known
    }
    assert wrong == {}


def test_every_phrase_can_be_filled(book: Phrasebook) -> None:
    for key, category, text in _phrases(book):
        filled = text.format_map(dict.fromkeys(_slots(text), "x"))
        assert filled.strip() or not text, (key, category)
        assert "{" not in filled, (key, category)


def test_a_clause_stays_a_clause_and_a_sentence_a_sentence(book: Phrasebook) -> None:
    """`Phrasebook.sentence` sets the full stop, so that a clause with one of its own would break a longer sentence."""
    clauses = [each for each in _counterparts(book) if len(each[1]) > LONGEST_LABEL]
    wrong = [key for key, text, english in clauses if _ends(text) != _ends(english)]
    assert wrong == []


def _ends(text: str) -> str:
    return text[-1:] if text.endswith((".", "?", ":")) else ""


def test_words_around_a_slot_do_not_run_together(book: Phrasebook) -> None:
    wrong = [key for key, text, _ in _counterparts(book) if "  " in text or re.search(r"\w}?{\w+}\w", text)]
    assert wrong == []


def test_lists_of_kinds_are_the_same_in_every_language(book: Phrasebook) -> None:
    own, english = dict(_entries(book.entries)), dict(_entries(phrasebook("en").entries))
    kinds = [key for key, entry in english.items() if isinstance(entry, list) and key not in LEFT_TO_THE_LANGUAGE]
    assert len(kinds) > 3
    assert {key for key in kinds if own[key] != english[key]} == set()


def test_people_are_among_the_kinds_of_rows(book: Phrasebook) -> None:
    assert set(book.entries["rows"]["people"]) <= set(book.entries["entities"])


def test_every_outcome_is_a_verb_in_each_number(book: Phrasebook) -> None:
    wrong = {stem for stem, forms in book.entries["outcomes"].items() if not {"do", "does"} <= set(forms)}
    assert wrong == set()


def test_every_sheet_of_a_workbook_keeps_its_whole_name(book: Phrasebook) -> None:
    """Spreadsheet programs take 31 letters, and none of some signs."""
    names = {key: text for key, _, text in _phrases(book) if re.search(r"\.sheet_|^score\.sheet$", key)}
    assert len(names) > 10
    assert {key for key, text in names.items() if len(text) > 31 or re.search(r"[\[\]:*?/\\]", text)} == set()
