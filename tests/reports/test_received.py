"""A file without words is answered with what was read and what could be asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from automl.plan import Circumstances
from automl.reading import read_file
from automl.table import Note
from automl.understanding import understand
from reports.received import received
from reports.reply import Choices
from tests.understanding.judging import LONG_AGO, table_of

SAAS = "made/saas_mrr.csv"


def test_it_says_what_was_read_and_over_which_days() -> None:
    text = received(table_of(SAAS), "mrr.csv", None).text()
    assert text.startswith("Read mrr.csv: 369 rows in 6 columns")
    assert "2021" in text
    assert "2024; MRR adds up to 5.1M." in text


def test_every_suggested_question_is_understood() -> None:
    table = table_of(SAAS)
    offered = next(part for part in received(table, "mrr.csv", None).parts if isinstance(part, Choices))
    assert 3 <= len(offered.options) <= 4
    for option in offered.options:
        assert understand(option.value, table, Circumstances(today=LONG_AGO)).plan is not None


def test_a_newer_version_says_what_it_replaces() -> None:
    assert "takes the place of old.csv" in received(table_of(SAAS), "new.csv", "old.csv").text()


def test_what_was_left_out_is_said_and_what_changes_nothing_is_not() -> None:
    notes = (Note("totals_left_out", "Left out 7 totals rows.", 7), Note("serial_dates", "Dates were numbers."))
    text = received(replace(table_of(SAAS), notes=notes), "mrr.csv", None).text()
    assert "Left out 7 totals rows." in text
    assert "numbers" not in text


def test_where_the_table_was_found_is_said(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("Sales report\n\nMonth,Sales\n2024-01,5\n2024-02,7\n2024-03,6\n", encoding="utf-8")
    reply = received(read_file(path).tables[0], "report.csv", None)
    assert "The column names are in line 3." in reply.text()
    quiet = next(part for part in reply.parts if isinstance(part, Choices) and part.quiet)
    assert "header=none" in {option.value for option in quiet.options}


def test_a_table_without_dates_says_none() -> None:
    text = received(replace(table_of(SAAS), time=None), "mrr.csv", None).text()
    assert "6 columns; MRR adds up to 5.1M." in text
    assert str(date(2021, 1, 1).year) not in text
