"""Text files in any dialect and encoding."""

from collections.abc import Callable
from pathlib import Path

import pytest

from automl.errors import ReadingError
from automl.reading import read_file
from automl.table import Kind, Table

ReadText = Callable[..., Table]


def _kinds_of_notes(table: Table) -> set[str]:
    return {note.kind for note in table.notes}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_structure(read_text: ReadText, delimiter: str) -> None:
    rows = [("city", "count"), ("Kiel", "5"), ("Bonn", "7")]
    table = read_text("\n".join(delimiter.join(row) for row in rows))
    assert table.frame.to_numpy().tolist() == [["Kiel", 5], ["Bonn", 7]]


def test_commas_inside_text_do_not_win_over_pipes(read_text: ReadText) -> None:
    table = read_text("date|place|sales\n2024-01-01|South, EU|5\n2024-01-02|North, EU|6\n")
    assert [column.name for column in table.columns] == ["date", "place", "sales"]


def test_a_declared_delimiter_is_taken(read_text: ReadText) -> None:
    table = read_text("sep=;\nday;amount\n2024-01-01;1,5\n2024-01-02;2,5\n")
    assert table.column("amount").sum == 4.0


def test_one_column_is_not_split_at_its_decimal_marks(read_text: ReadText) -> None:
    assert read_text("revenue\n12.5\n7.25\n").column("revenue").sum == 19.75
    assert read_text("revenue\n12,5\n7,25\n").column("revenue").sum == 19.75


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_accents_survive_the_encoding(read_text: ReadText, encoding: str) -> None:
    table = read_text("Straße;Größe\nMüller-Straße;5\nHafenstraße;6\nAm Wall;7\n", encoding)
    assert table.frame["Straße"][0] == "Müller-Straße"
    assert table.column("Größe").sum == 18


def test_another_alphabet_is_recognised(read_text: ReadText) -> None:
    rows = "".join(f"{day:02d}.02.2023;Москва и область;{day},5\n" for day in range(1, 25))
    table = read_text("Дата;Регион;Сумма\n" + rows, "cp1251")
    assert [column.name for column in table.columns] == ["Дата", "Регион", "Сумма"]
    assert "encoding" in _kinds_of_notes(table)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_taken(read_text: ReadText, newline: str) -> None:
    assert read_text(newline.join(["a,b", "1,2", "3,4", ""])).rows == 2


def test_a_cell_may_hold_lines_quotes_and_delimiters(read_text: ReadText) -> None:
    table = read_text('id,address\n1,"12 Main St\nSpringfield, IL"\n2,"the ""old"" mill"\n')
    assert table.frame["address"].tolist() == ["12 Main St\nSpringfield, IL", 'the "old" mill']


def test_a_quote_within_a_cell_is_a_plain_character(read_text: ReadText) -> None:
    assert read_text('item,count\n5" pipe,1\n7" pipe,2\n9" pipe,3\n').frame["item"][2] == '9" pipe'


@pytest.mark.parametrize(
    "text",
    [
        'id,comment,amount\n1,ok,10\n2,"never closed,20\n3,ok,30\n',
        'id,comment\n1,"never\n2,x\n3,"also\n4,y\n',
        'id,comment,amount\n1,"never,5\n2,ok",6\n3,y,7\n',
        'id,comment\n1,"never\n2,ok"\n3,y\n',
    ],
)
def test_an_unclosed_quote_never_swallows_rows(tmp_path: Path, text: str) -> None:
    path = tmp_path / "torn.csv"
    path.write_text(text)
    with pytest.raises(ReadingError, match=r"A quote opened in line [23] is never closed"):
        read_file(path)


def test_short_and_long_rows_keep_their_places_and_are_told(read_text: ReadText) -> None:
    table = read_text("a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n")
    assert table.frame["a"].tolist() == [1, 4, 6, 10]
    note = next(note for note in table.notes if note.kind == "uneven_rows")
    assert note.count == 2
    assert "lines 3, 4" in note.sentence


def test_commas_at_the_end_of_every_line_make_no_column(read_text: ReadText) -> None:
    assert len(read_text("a,b,\n1,2,\n3,4,\n,,\n").columns) == 2


def test_comments_and_nul_bytes_do_no_harm(read_text: ReadText) -> None:
    table = read_text("# exported today\nid,name\n1,en\x00glish\n# half way\n2,german\n")
    assert table.frame["name"].tolist() == ["english", "german"]


def test_a_cell_of_two_million_characters_is_read(read_text: ReadText) -> None:
    table = read_text("count,comment\n1,short\n2," + "A" * 2_000_000 + "\n3,short\n")
    assert table.frame["comment"].str.len().max() == 2_000_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"\n\n  \r\n", "The file holds no data"),
        (b"Date,Region,Revenue\n", "column names but no rows"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40), "picture"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "PDF"),
        (b"PAR1" + bytes(30), "Parquet file is damaged"),
        (b'[{"a": 1}', "JSON breaks off"),
        (b"<html><table></table></html>", "no table"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"\x1f\x8b\x08" + bytes(40), "archive is damaged"),
        (bytes(range(256)) * 4, "not a table"),
    ],
)
def test_what_is_no_table_gets_its_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "upload.csv"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=said) as caught:
        read_file(path)
    assert caught.value.problem.remedy


def test_a_missing_file_gets_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"no file nowhere\.csv"):
        read_file(tmp_path / "nowhere.csv")


def test_source_size_counts_what_was_left_out(read_text: ReadText) -> None:
    table = read_text("Region,Sales\nNorth,10\nSouth,20\n\nTotal,30\n")
    assert (table.rows, table.source_rows, table.source_columns) == (2, 3, 2)
    assert table.column("Region").kind is Kind.CATEGORY
