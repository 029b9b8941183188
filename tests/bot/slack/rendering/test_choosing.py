"""Choices: what can be clicked comes back as what was offered, and what was clicked is shown."""

from typing import Any

from bot.platform import Json, Letter
from bot.slack.controls import Control
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from reports.reply import Choices, Option, Paragraph
from tests.bot.slack.rendering.letters import ROW, letter

FEW = Choices("Which sheet?", [Option("Orders", "table=Orders"), Option("Returns", "table=Returns")])


def controls(blocks: list[Json]) -> list[dict[str, Any]]:
    return [element for block in blocks if block["type"] == "actions" for element in block["elements"]]


def shown(letter_: Letter) -> list[Json]:
    return list(rendered(letter_, Surfaces()).blocks)


def test_a_few_short_choices_are_buttons_that_name_their_place() -> None:
    blocks = shown(letter(Paragraph("I found two sheets."), FEW))
    assert blocks[1]["text"]["text"] == "Which sheet?"
    assert [each["text"]["text"] for each in controls(blocks)] == ["Orders", "Returns"]
    assert Control.of(controls(blocks)[1]["value"]) == Control("choose", ROW, 1, 1)


def test_nothing_of_the_data_travels_in_a_control() -> None:
    assert "table=" not in str(shown(letter(FEW)))


def test_many_choices_are_a_select_whose_options_name_their_places() -> None:
    many = Choices("Which customer?", [Option(f"Customer {n}", str(n)) for n in range(140)])
    blocks = shown(letter(many))
    [select] = controls(blocks)
    assert (select["type"], select["action_id"], len(select["options"])) == ("static_select", "choose.0.-1", 100)
    assert Control.of(blocks[1]["block_id"]) == Control("choose", ROW, 0)
    assert select["options"][99]["value"] == "99"
    assert "Showing 100 of 140." in blocks[0]["text"]["text"]


def test_long_choices_are_written_out_and_numbered() -> None:
    long = [
        Option(f"Predict {name} for each region and product line over the next four quarters", "x") for name in "AB"
    ]
    blocks = shown(letter(Choices("Which one?", [Option(f"{each.label}, with all", "x") for each in long])))
    assert "1. Predict A for each region and product line over the next four quarters, with all" in str(blocks[1])
    assert controls(blocks)[0]["options"][1]["text"]["text"].startswith("2. Predict B")


def test_folded_choices_wait_behind_a_select() -> None:
    offered = [Option(name, name) for name in ("Undo this", "Keep that", "Other header", "Other dates")]
    blocks = shown(letter(Choices("Read it differently?", offered, quiet=True, folded=2)))
    assert blocks[0]["type"] == "context"
    assert [each["type"] for each in controls(blocks)] == ["button", "button", "static_select"]
    more = controls(blocks)[2]
    assert more["placeholder"]["text"] == "More"
    assert [each["value"] for each in more["options"]] == ["2", "3"]


def test_what_was_chosen_is_shown_in_place_of_the_controls() -> None:
    asked = letter(FEW)
    asked.reply["parts"][0]["chosen"] = {"label": "Orders", "person": "U024BE7LH"}
    blocks = shown(asked)
    assert controls(blocks) == []
    assert blocks[0]["elements"][0]["text"] == "Which sheet?\n✓ <@U024BE7LH> Orders"


def test_a_person_that_is_no_id_is_not_named() -> None:
    asked = letter(FEW)
    asked.reply["parts"][0]["chosen"] = {"label": "Orders", "person": "!channel"}
    assert "<" not in str(shown(asked))
