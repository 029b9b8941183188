"""What a person sees of an answer in the thread."""

from dataclasses import replace
from pathlib import Path

from bot.slack.controls import Control
from bot.slack.rendering.limits import MOST_IN_ALL, weight
from bot.slack.rendering.message import Rendered, Upload, rendered
from bot.slack.rendering.room import Surfaces
from bot.slack.rendering.wording import plain
from reports.reply import Chart, Choices, Details, Figure, Figures, FilePart, Footnote, Option, Paragraph, TablePart
from tests.bot.slack.rendering.letters import ROW, letter

OLD = Surfaces(charts=False, tables=False, feedback=False)
HEAD = Paragraph("Sales, Q1 2027: $639K, likely between $580K and $700K, 4% above the same quarter a year earlier.")
CHART = Chart(Path("w/q/answer/sales.png"), "Sales, Q1 2027: $639K", "Line chart of Sales by month.", ())
BOOK = FilePart("workbook", Path("w/q/answer/sales.xlsx"), "Workbook: forecast and tests", bytes=9)
SCRIPT = FilePart("script", Path("w/q/answer/sales.py"), "Python script")


CHOICES = Choices("Which sheet?", [Option("Orders", "o"), Option("Returns", "r")])


def labelled(made: Rendered) -> dict[str, str]:
    rows = [block["elements"] for block in made.blocks if block["type"] == "actions"]
    return {element["text"]["text"]: element["value"] for row in rows for element in row}


def labels(made: Rendered) -> list[str]:
    rows = [block["elements"] for block in made.blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


def test_the_number_comes_first_and_is_bold() -> None:
    made = rendered(letter(HEAD, CHART), Surfaces())
    assert made.blocks[0]["text"]["text"] == (
        "*Sales, Q1 2027: $639K*, likely between $580K and $700K, 4% above the same quarter a year earlier."
    )


def test_the_notification_says_the_answer_without_marks() -> None:
    made = rendered(letter(HEAD, CHART), Surfaces())
    assert made.text.startswith("Sales, Q1 2027: $639K, likely between")
    assert "Line chart of Sales by month." in made.text


def test_the_notification_says_nothing_twice() -> None:
    bar = Chart(Path("w/q/answer/sales.png"), "Sales", HEAD.text, ())
    assert rendered(letter(HEAD, bar), Surfaces()).text.count("$639K") == 1


def test_how_it_was_computed_is_one_click_away_and_not_in_the_way() -> None:
    made = rendered(letter(HEAD, Details("How this was computed", "SELECT 1")), Surfaces(), private=True)
    assert labels(made) == ["How this was computed", "Share with a channel"]
    assert "SELECT" not in str(made.blocks)


def test_pictures_go_along_first_with_their_description_then_the_workbook_and_no_code() -> None:
    made = rendered(letter(HEAD, BOOK, SCRIPT, CHART), Surfaces())
    assert made.uploads == [
        Upload("sales.png", "w/q/answer/sales.png", "Sales, Q1 2027: $639K", "Line chart of Sales by month."),
        Upload("sales.xlsx", "w/q/answer/sales.xlsx", "Workbook: forecast and tests", None),
    ]


def test_an_answer_can_be_judged_and_in_private_shared() -> None:
    native = rendered(letter(HEAD, CHART), Surfaces(), private=True)
    verdicts = native.blocks[-1]["elements"][0]
    assert labels(native) == ["Share with a channel"]
    assert Control.of(verdicts["negative_button"]["value"]) == Control("bad", ROW)
    assert labels(rendered(letter(HEAD, CHART), OLD)) == ["This helped", "This did not help"]


def test_words_alone_are_not_judged() -> None:
    made = rendered(letter(Paragraph("Which file do you mean?")), OLD, private=True)
    assert labels(made) == []
    assert made.blocks[0]["text"]["text"] == "Which file do you mean?"


def test_figures_stand_side_by_side_ten_at_most_in_a_block() -> None:
    made = rendered(letter(Figures([Figure(f"Label {n}", f"${n}") for n in range(12)])), OLD)
    assert [len(block["fields"]) for block in made.blocks if "fields" in block] == [10, 2]
    assert made.blocks[0]["fields"][1]["text"] == "Label 1\n*$1*"


def test_an_enormous_answer_shrinks_and_keeps_its_first_sentence_and_its_buttons() -> None:
    table = TablePart("All", ["a", "b", "c"], [["word " * 30] * 3] * 100, 214)
    parts = [table, Details("How this was computed", "SELECT " * 900), *[Footnote("small print " * 200)] * 30, BOOK]
    made = rendered(letter(HEAD, *parts), Surfaces(), private=True)
    assert weight(made.blocks) <= MOST_IN_ALL
    assert made.blocks[0]["text"]["text"].startswith("*Sales, Q1 2027: $639K*")
    assert labels(made) == ["How this was computed", "Share with a channel"]
    assert "of 214. The rest is in the workbook." in str(made.blocks)


def test_what_cannot_shrink_enough_says_so_and_keeps_what_can_be_clicked() -> None:
    made = rendered(letter(*[Paragraph("One of very many paragraphs.")] * 80, CHART), OLD, private=True)
    assert len(made.blocks) == 50
    assert labels(made)[0] == "Share with a channel"
    assert made.blocks[-1]["elements"][0]["text"] == "This was too long for one message and is shortened."


def test_words_alone_hold_the_answer_with_its_first_rows() -> None:
    table = TablePart("Sales by Region", ["Region", "Sales"], [["West", "$5"], ["R&D", "$3"]], 214)
    assert plain(letter(HEAD, table, CHART)).splitlines()[2:] == [
        "Sales by Region",
        "• Region: West, Sales: $5",
        "• Region: R&amp;D, Sales: $3",
        "Showing 2 of 214.",
        "",
        "Line chart of Sales by month.",
    ]


def test_why_a_message_stands_here_is_said_first_and_moves_no_control() -> None:
    made = letter(CHOICES)
    plainly = labelled(rendered(made, OLD))
    made.reply["before"] = "I was removed from #sales. So here is the answer."
    told = rendered(made, OLD)
    assert told.blocks[0]["elements"][0]["text"] == "I was removed from #sales. So here is the answer."
    assert told.text.startswith("I was removed from #sales.")
    assert labelled(told) == plainly


def test_what_the_plan_assumes_is_said_once_where_the_plan_stands_in_the_thread() -> None:
    alone = letter(HEAD, Footnote("Sales are summed. 24 months of history.", assumed="Sales are summed."))
    after = replace(alone, reply={**alone.reply, "planned": True})
    assert "Sales are summed. 24 months" in str(rendered(alone, Surfaces()).blocks)
    said = str(rendered(after, Surfaces()).blocks)
    assert "Sales are summed" not in said
    assert "24 months of history." in said


def test_the_plan_of_an_answer_can_be_changed_from_below_the_answer() -> None:
    answered = letter(HEAD, Figures([Figure("Q1", "$4M")]))
    answered = replace(answered, reply={**answered.reply, "planned": True, "changes": "o_plan"})
    for surfaces in (Surfaces(), OLD):
        change = labelled(rendered(answered, surfaces))["Change the plan"]
        assert Control.of(change) == Control("change", "o_plan")
