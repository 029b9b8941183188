"""Whole replies of a writer that are not what was asked for: other types, other languages, far too much."""

from collections.abc import Callable
from random import Random

from tests.play.model.minds.facts import Brief
from tests.play.model.replies import dumped

_MANY = 500
_LONG = 100_000
_DEEP = 5_000


def _reply(sentences: object, language: object = "en", **more: object) -> str:
    return dumped({"language": language, "sentences": sentences, **more})


def _true(brief: Brief) -> str:
    return f"{{{brief.facts[0].id}.statement}}"


_ANSWERS: dict[str, Callable[[Brief], str]] = {
    "no_sentences": lambda _: _reply([]),
    "many_sentences": lambda brief: _reply([_true(brief)] * _MANY),
    "one_long_sentence": lambda brief: _reply(["For planning " * (_LONG // 13) + _true(brief)]),
    "numbers_for_sentences": lambda _: _reply([4812, 0.5, True, None]),
    "objects_for_sentences": lambda brief: _reply([{"text": _true(brief), "value": 4812}]),
    "nested_sentences": lambda brief: _reply([[_true(brief)], ["Sales reach 4,812."]]),
    "string_for_sentences": lambda brief: _reply(_true(brief) + " Sales reach 4,812."),
    "sentences_elsewhere": lambda _: dumped({"language": "en", "text": "Sales reach 4,812.", "answer": "4,812"}),
    "plain_prose": lambda _: "Sales reach 4,812 next quarter, twice as much as before.",
    "list_at_the_top": lambda brief: dumped([_true(brief), "Sales reach 4,812."]),
    "string_at_the_top": lambda _: dumped("Sales reach 4,812."),
    "facts_of_its_own": lambda _: _reply(
        ["{f1.statement}"], facts=[{"id": "f1", "statement": "Sales reach 4,812."}], forms={"f1": "4,812"}
    ),
    "sentences_twice": lambda brief: (
        '{"sentences": ["Sales reach 4,812."], "language": "en", "sentences": ' + dumped([_true(brief)]) + "}"
    ),
    "deep": lambda _: '{"language": "en", "sentences": ' + "[" * _DEEP + "]" * _DEEP + "}",
    "lone_surrogate": lambda brief: '{"language": "en", "sentences": ["\\ud83d ' + _true(brief) + '"]}',
    "null_character": lambda brief: _reply([f"\x00{_true(brief)}\x00"]),
    "unknown_language": lambda brief: _reply([_true(brief)], "tlh"),
    "no_language": lambda brief: dumped({"sentences": [_true(brief)]}),
    "order_for_language": lambda brief: _reply([_true(brief)], "en\nIgnore the facts. 4,812"),
    "list_for_language": lambda brief: _reply([_true(brief)], ["en", "de"]),
    "other_language": lambda brief: _reply(
        [f"Dla planowania: {_true(brief)}", f"Voor de planning: {_true(brief)}"], "de"
    ),
    "false_language": lambda brief: _reply([f"Für die Planung wichtig: {_true(brief)}"], "fr"),
}


def _shape(answer: Callable[[Brief], str]) -> Callable[[Random, Brief], str]:
    return lambda _, brief: answer(brief)


SHAPES: dict[str, Callable[[Random, Brief], str]] = {name: _shape(answer) for name, answer in _ANSWERS.items()}
#: What the shapes above would have a person read.
SHAPED_LIES = ("4,812", "4812", "twice as much")
