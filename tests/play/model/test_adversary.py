"""The adversary: the same lies for the same seed, every attack in some seed, and what it smuggles told apart."""

import json
import unicodedata
from random import Random

import pytest

from tests.play.model.conversing import FACTS, TOOLS, asked, content
from tests.play.model.minds.adversary import adversary, attacked, attacks
from tests.play.model.minds.adversary.digits import DIGITS
from tests.play.model.minds.adversary.disguise import DISGUISES
from tests.play.model.minds.adversary.planning import FOREIGN
from tests.play.model.minds.adversary.shapes import SHAPES

_WRITE = asked(json.dumps(FACTS))
_PLAN = asked("Predict sales", tools=TOOLS)
_SQL = asked("Write one SELECT from data.")
_TALK = asked("Hi")
_BY_ROLE = {"write": _WRITE, "plan": _PLAN, "sql": _SQL, "talk": _TALK}


def _seeded(number: int) -> Random:
    return Random(number)  # noqa: S311 - to be had again, not to be secret


@pytest.mark.parametrize("role", list(_BY_ROLE))
def test_a_seed_is_the_same_lies_again(role: str) -> None:
    request = _BY_ROLE[role]
    first, second, other = (adversary(seed) for seed in ("7", "7", "8"))
    told = [first(request) for _ in range(12)]
    assert told == [second(request) for _ in range(12)]
    assert told != [other(request) for _ in range(12)]


@pytest.mark.parametrize("role", list(_BY_ROLE))
def test_every_attack_comes_up(role: str) -> None:
    mind = adversary("1")
    came = {mind(_BY_ROLE[role]).note.removeprefix("adversary: ") for _ in range(3_000)}
    assert came == set(attacks(role))


@pytest.mark.parametrize("name", [name for name in attacks("write") if name not in SHAPES])
def test_each_lie_of_a_writer_is_in_what_it_says(name: str) -> None:
    for number in range(20):
        reply = attacked(_WRITE, _seeded(number), name)
        assert reply.note == f"adversary: {name}"
        assert all(text in "\n".join(content(reply)["sentences"]) for text in reply.smuggled)


@pytest.mark.parametrize("name", list(SHAPES))
def test_a_reply_of_another_shape_is_not_what_was_asked_for(name: str) -> None:
    reply = attacked(_WRITE, _seeded(1), name)
    try:
        told = content(reply)
    except (ValueError, RecursionError):
        return
    assert told != {"language": "de", "sentences": ["{f1.statement}"]}
    assert any(text in str(told) for text in reply.smuggled) or name not in _TELLING


_TELLING = ("nested_sentences", "string_for_sentences", "sentences_elsewhere", "list_at_the_top", "facts_of_its_own")


def test_without_tools_a_planner_lies_in_json() -> None:
    request = asked('Answer with {"capability": …}.')
    told = {name: attacked(request, _seeded(1), name).content or "" for name in attacks("plan")}
    assert json.loads(told["foreign_literal"])["target"] == FOREIGN
    assert json.loads(told["unknown_tool"])["capability"] == "delete_everything"
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(told["not_json"])


def test_figures_come_in_many_writings() -> None:
    told = {name: make(_seeded(3)) for name, make in DIGITS.items()}
    assert len(set(told.values())) == len(told)
    ascii_digits = [name for name, text in told.items() if any("0" <= sign <= "9" for sign in text)]
    assert len(ascii_digits) < len(told) * 2 / 3
    assert {"arabic", "roman", "fraction", "superscript", "tally"}.isdisjoint(ascii_digits)


def test_disguised_words_look_alike_and_are_others() -> None:
    for name, change in DISGUISES.items():
        text = change("cuarenta y dós mil")
        assert text != "cuarenta y dós mil", name
    assert unicodedata.normalize("NFKC", DISGUISES["wide"]("twelve")) == "twelve"
    assert DISGUISES["zero_width"]("twelve").replace("\u200b", "") == "twelve"


def test_a_planner_lies_in_tools_arguments_and_words() -> None:
    replies = {name: attacked(_PLAN, _seeded(1), name) for name in attacks("plan")}
    assert replies["unknown_tool"].tool_calls[0].name not in ("describe", "forecast")
    assert "Atlantis" in replies["foreign_literal"].tool_calls[0].arguments
    assert len(replies["many_calls"].tool_calls) == 500
    assert replies["talk_instead"].tool_calls == ()
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(replies["not_json"].tool_calls[0].arguments)


def test_one_attack_may_be_asked_for_alone() -> None:
    mind = adversary("mention")
    assert {mind(_WRITE).note for _ in range(5)} == {"adversary: mention"}
    assert mind(_SQL).note != "adversary: mention"
    with pytest.raises(KeyError):
        adversary("kindness")
