"""Tables: Slack's own where it has one, in letters of one width where not, shortened and said so."""

from pathlib import Path

from bot.platform import Json
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from reports.reply import FilePart, TablePart
from tests.bot.slack.rendering.letters import letter

PLAIN = Surfaces(charts=False, tables=False, feedback=False)
WORKBOOK = FilePart("workbook", Path("w/q/answer/all.xlsx"), "All rows")


def lines(blocks: list[Json]) -> list[str]:
    text = next(block["text"]["text"] for block in blocks if "```" in str(block))
    return str(text).strip("`\n").split("\n")


def said(blocks: list[Json]) -> str:
    return "\n".join(block["elements"][0]["text"] for block in blocks if block["type"] == "context")


def table(rows: int, columns: int = 3, total: int | None = None) -> TablePart:
    names = ["Region", *(f"Month {n}" for n in range(1, columns))]
    cells = [[f"Place {row}", *(f"${row * 1000 + n:,}" for n in range(1, columns))] for row in range(rows)]
    return TablePart("Sales by Region", names, cells, rows if total is None else total)


def test_figures_stand_below_one_another_at_the_right() -> None:
    made = rendered(letter(TablePart("Sales", ["Region", "Sales"], [["West", "$5"], ["Nörd 東", "$1,200"]], 2)), PLAIN)
    assert lines(list(made.blocks)) == ["Region    Sales", "───────  ──────", "West         $5", "Nörd 東  $1,200"]


def test_a_long_table_says_how_much_of_it_is_shown_and_where_the_rest_is() -> None:
    made = rendered(letter(table(60, total=214), WORKBOOK), PLAIN)
    assert "Showing 15 of 214. The rest is in the workbook." in said(list(made.blocks))
    assert len(lines(list(made.blocks))) == 17


def test_a_few_rows_more_are_shown_rather_than_left_out() -> None:
    made = rendered(letter(table(20)), PLAIN)
    assert "Showing" not in said(list(made.blocks))


def test_a_wide_table_keeps_its_first_columns_and_says_what_is_left_out() -> None:
    made = rendered(letter(table(3, columns=30), WORKBOOK), PLAIN)
    assert max(map(len, lines(list(made.blocks)))) <= 76
    assert "more columns not shown" in said(list(made.blocks))
    assert lines(list(made.blocks))[0].startswith("Region")


def test_a_long_cell_is_cut_before_a_column_is_dropped() -> None:
    made = rendered(letter(TablePart("T", ["Note", "Sales"], [["word " * 60, "$5"]], 1)), PLAIN)
    assert lines(list(made.blocks))[2].endswith("…    $5") or "… " in lines(list(made.blocks))[2]
    assert "not shown" not in said(list(made.blocks))


def test_the_workspaces_own_table_has_pages_and_no_empty_cell() -> None:
    made = rendered(letter(TablePart("Sales", ["Region", ""], [["", "$5"]] * 12, 12)), Surfaces())
    block = next(each for each in made.blocks if each["type"] == "data_table")
    assert (block["caption"], block["page_size"], len(block["rows"])) == ("Sales", 10, 13)
    assert block["rows"][1] == [{"type": "raw_text", "text": "–"}, {"type": "raw_text", "text": "$5"}]
