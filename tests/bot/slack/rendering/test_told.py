"""The plan said back: what is seen while it is worked, and what stays of it."""

from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from reports.reply import Choices, Footnote, Form, Option, Paragraph, Part, ProgressPart
from tests.bot.slack.rendering.letters import letter

PLAN = Paragraph("I will predict Sales for Q1 2027.")
ASSUMED = Footnote("Sales is taken as the measure.")
FORM = Form("Change the plan", (), "Start again")


def texts(*parts: Part) -> list[str]:
    blocks = rendered(letter(*parts, role="told"), Surfaces()).blocks
    return [str(block["text"]["text"] if "text" in block else block["elements"][0].get("text")) for block in blocks]


def labels(*parts: Part) -> list[str]:
    blocks = rendered(letter(*parts, role="told"), Surfaces()).blocks
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


def test_the_first_word_says_which_file_is_read_and_can_be_stopped() -> None:
    reading = ProgressPart("Reading orders.csv", 0.0, None, None, "waiting")
    assert texts(reading)[0] == "Reading orders.csv"
    assert labels(reading) == ["Stop"]
    assert rendered(letter(reading, role="told"), Surfaces()).text == "Reading orders.csv"


def test_how_thorough_it_should_be_is_offered_while_it_is_worked_and_no_longer() -> None:
    efforts = Choices("How thorough should it be?", [Option("Quick: about 10 seconds", "effort=quick")], quiet=True)
    working = ProgressPart("comparing models", 0.42, None, None, "running")
    assert labels(PLAN, efforts, FORM, working) == ["Quick: about 10 seconds", "Change the plan", "Stop"]
    assert labels(PLAN, efforts, FORM, ProgressPart("done", 1.0, None, None, "done")) == []


def test_work_shows_how_far_it_is_and_the_best_so_far() -> None:
    working = ProgressPart("comparing models", 0.42, "$639K, likely $580K to $700K", 19.0, "running")
    assert texts(PLAN, ASSUMED, FORM, working)[:3] == [
        "I will predict Sales for Q1 2027.",
        "Sales is taken as the measure.",
        "▰▰▰▰▱▱▱▱▱▱  Comparing models · about 20 s left\nBest so far: $639K, likely $580K to $700K",
    ]
    assert labels(PLAN, FORM, working) == ["Change the plan", "Stop"]


def test_while_it_is_stopping_nothing_can_be_clicked() -> None:
    stopping = ProgressPart("Stopping; the best so far will be the answer", 0.5, None, None, "stopping")
    assert labels(PLAN, FORM, stopping) == []


def test_what_stays_of_a_plan_is_small_and_has_no_buttons() -> None:
    done = ProgressPart("Done; the answer is below", 1.0, None, None, "done")
    blocks = rendered(letter(PLAN, ASSUMED, done, role="told"), Surfaces()).blocks
    assert [block["type"] for block in blocks] == ["context", "context", "context"]
    assert texts(PLAN, ASSUMED, done)[-1] == "Done; the answer is below"
