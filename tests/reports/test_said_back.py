"""The plan is said back with what was assumed, and the form to change it comes last."""

from automl.plan import Plan
from automl.table import Note
from reports.reply import Footnote, Form, Paragraph
from reports.said_back import told

FORM = Form("Change this", (), "Forecast again")
SALES = Plan(capability="forecast", words="Forecast total Sales for Q1 2025.", assumptions=["No measure was named."])
PROFIT = Plan(capability="forecast", words="Forecast total Profit for Q1 2025.", assumptions=["No measure was named."])


def test_each_plan_is_said_and_what_was_assumed_once() -> None:
    parts = told([SALES, PROFIT], FORM).parts
    assert parts == (
        Paragraph("Forecast total Sales for Q1 2025."),
        Paragraph("Forecast total Profit for Q1 2025."),
        Footnote("No measure was named."),
        FORM,
    )


def test_nothing_assumed_leaves_no_small_print() -> None:
    assert told([SALES.model_copy(update={"assumptions": []})], None).parts == (Paragraph(SALES.words),)


def test_what_was_prepared_is_part_of_what_is_said_back() -> None:
    notes = (
        Note("prepared", "Left out 12 duplicate rows, as you asked.", 12),
        Note("sheet_read", "Read sheet Orders."),
    )
    assert told([SALES], None, (), notes).parts[-1] == Footnote(
        "No measure was named. Left out 12 duplicate rows, as you asked."
    )
    said = told([SALES], None, ("Left out 12 duplicate rows, as you asked.",), notes)
    assert said.parts[-1] == Footnote("No measure was named.")


def test_which_of_several_sheets_it_is_is_said_before_the_work() -> None:
    sentence = "The file holds 2 tables; this is Orders, the other is Targets."
    said = told([SALES], None, (), (Note("other_tables", sentence, 1),))
    assert said.parts[-1] == Footnote(f"No measure was named. {sentence}")
