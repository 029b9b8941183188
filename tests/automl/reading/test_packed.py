"""Archives, documents in folders, web pages and the other programs' workbooks."""

import gzip
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from automl.errors import ReadingError
from automl.reading import read_file
from automl.reading.handling import Handling
from automl.table import Kind, Table
from tests.automl.reading.hurtful.archives import zipped

ORDERS = b"day,region,sales\n2024-01-03,North,10\n2024-01-04,South,20\n2024-01-05,North,30\n"
PEOPLE = b"name;age\nAna;41\nBo;37\n"


def _read(folder: Path, name: str, content: bytes, handling: Handling | None = None) -> tuple[Table, ...]:
    (folder / name).write_bytes(content)
    return read_file(folder / name, handling=handling).tables


def _sheet() -> bytes:
    stream = BytesIO()
    workbook = openpyxl.Workbook()
    for line in ORDERS.decode().split():
        workbook.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    workbook.save(stream)
    return stream.getvalue()


def _columns() -> bytes:
    stream = BytesIO()
    parquet.write_table(pa.table({"region": ["North", "South"], "sales": [10, 50]}), stream)
    return stream.getvalue()


PACKED = {
    "orders.csv.gz": gzip.compress(ORDERS),
    "two members.csv.gz": gzip.compress(ORDERS[:40]) + gzip.compress(ORDERS[40:]),
    "orders.json.gz": gzip.compress(b'[{"region": "North", "sales": 10}, {"region": "South", "sales": 50}]'),
    "orders.parquet.gz": gzip.compress(_columns()),
    "orders.zip": zipped({"orders.csv": ORDERS}),
    "orders.xlsx.zip": zipped({"reports/orders.xlsx": _sheet()}),
    "from a Mac.zip": zipped({"orders.csv": ORDERS, "__MACOSX/._orders.csv": b"\0\5\x16\7", ".DS_Store": b"\0Bud1"}),
}


@pytest.mark.parametrize("name", PACKED)
def test_one_packed_file_is_read_as_if_it_came_bare(tmp_path: Path, name: str) -> None:
    tables = _read(tmp_path, name, PACKED[name])
    assert len(tables) == 1
    assert tables[0].column("sales").sum == 60
    assert not any(note.kind == "files_left_out" for note in tables[0].notes)


def test_of_several_files_the_likeliest_is_chosen_and_the_others_are_offered(tmp_path: Path) -> None:
    archive = zipped({"people.csv": PEOPLE, "orders.xlsx": _sheet(), "logo.png": b"\x89PNG\r\n\x1a\n\0\0"})
    chosen, *others = _read(tmp_path, "export.zip", archive)
    assert chosen.column("sales").sum == 60
    assert [table.name for table in others] == ["people"]
    notes = {note.kind: note for note in chosen.notes}
    assert "table=people" in [offer.wish for offer in notes["other_tables"].offers]
    assert "logo.png" in notes["files_left_out"].sentence
    asked = _read(tmp_path, "export.zip", archive, Handling(table="people"))
    assert asked[0].column("age").sum == 78


def test_texts_in_folders_become_a_table_of_labels_and_texts(tmp_path: Path) -> None:
    files = {
        f"mails/{label}/{place}.txt": f"Dear all, {label} number {place}.\nYours, Ana".encode()
        for label in ("complaint", "praise")
        for place in range(6)
    }
    files["mails/README"] = b"Two folders"
    (table,) = _read(tmp_path, "mails.zip", zipped(files | {"__MACOSX/mails/._x": b"\0"}))
    assert list(table.frame) == ["label", "text", "file"]
    assert table.rows == 12
    assert table.column("label").distinct == 2
    assert table.frame["text"][0] == "Dear all, complaint number 0.\nYours, Ana"


def test_tables_in_folders_are_no_documents(tmp_path: Path) -> None:
    files = {f"{year}/orders.txt": b"region\tsales\nNorth\t1\nSouth\t2\n" for year in (2023, 2024)}
    assert _read(tmp_path, "years.zip", zipped(files))[0].column("sales").kind is Kind.INTEGER


NOTES = {
    "monday.txt": b"The delivery came late, and two of the boxes were wet.\nPlease send new ones.",
    "tuesday.txt": b"Many thanks for the quick answer, everything works again.\nBest wishes, Bo",
    "wednesday.txt": b"I would like to know, if possible, when the shop opens on Sunday.",
}


@pytest.mark.parametrize("folder", ["", "inbox/"])
def test_texts_without_labels_become_a_table_of_texts(tmp_path: Path, folder: str) -> None:
    (table,) = _read(tmp_path, "notes.zip", zipped({f"{folder}{name}": text for name, text in NOTES.items()}))
    assert list(table.frame) == ["text", "file"]
    assert table.frame["file"].tolist() == list(NOTES)
    assert table.column("text").kind is Kind.TEXT


def test_tables_called_texts_stay_tables(tmp_path: Path) -> None:
    files = {f"{month}.txt": b"region,sales\nNorth,1\nSouth,2\nEast,5\n" for month in ("january", "february")}
    assert _read(tmp_path, "months.zip", zipped(files))[0].column("sales").kind is Kind.INTEGER


def test_documents_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    (table,) = _read(tmp_path, "mails.zip", zipped({f"{label}/1.txt": b"Dear all" for label in ("old", "new")}))
    assert table.frame["file"].tolist() == ["old/1.txt", "new/1.txt"]


PAGES = {
    "spans": "<tr><th colspan=2>2024</th></tr><tr><th>day<th>sales<tr><td>2024-01-03<td>1.5<tr><td>2024-01-04<td>2.5",
    "line breaks and marks": "<tr><td>day</td><td><b>sa</b>les</td></tr>"
    "<tr><td> 2024-01-03<br></td><td>1&#46;5</td></tr><tr><td>2024-01-04</td><td>2.5</td></tr>",
    "a table within a table": "<tr><td><table><tr><th>day<th>sales<tr><td>2024-01-03<td>1.5<tr><td>2024-01-04<td>2.5"
    "</table></td></tr>",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_web_page_saved_as_a_workbook_is_its_table(tmp_path: Path, page: str) -> None:
    head = "<html xmlns:x='urn:x:excel'><head><meta charset='utf-8'><style>td {}</style></head>"
    table = _read(tmp_path, "export.xls", f"{head}<body><table>{PAGES[page]}</table></body></html>".encode())[0]
    assert table.frame.iloc[:, 1].tolist() == [1.5, 2.5]
    assert table.columns[0].kind is Kind.DATE


def test_a_web_page_in_the_letters_that_it_declares(tmp_path: Path) -> None:
    page = (
        "<html><meta charset=windows-1252><table><tr><th>Stadt<th>Umsatz<tr><td>Köln<td>1,5<tr><td>Graz<td>2,5</table>"
    )
    assert _read(tmp_path, "a.xls", page.encode("cp1252"))[0].frame["Stadt"].tolist() == ["Köln", "Graz"]


def _ods(rows: str, manifest: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='Orders'>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    files = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, part in {**files, "META-INF/manifest.xml": manifest.encode()}.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _ods_row(day: str, sales: str) -> str:
    return (
        f'<table:table-row><table:table-cell office:value-type="date" office:date-value="{day}"/>'
        f'<table:table-cell office:value-type="float" office:value="{sales}"/></table:table-row>'
    )


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    names = f"<table:table-row>{cell.format('day')}{cell.format('sales')}</table:table-row>"
    table = _read(tmp_path, "a.ods", _ods(names + _ods_row("2024-01-03", "1.5") + _ods_row("2024-01-04", "2")))[0]
    assert [column.kind for column in table.columns] == [Kind.DATE, Kind.MONEY]
    assert table.column("sales").sum == 3.5


def test_a_protected_opendocument_sheet_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="password"):
        _read(tmp_path, "a.ods", _ods("", "<manifest:encryption-data xmlns:manifest='x'/>"))
