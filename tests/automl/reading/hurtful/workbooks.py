"""Workbooks made to hurt: name → (the file's bytes, what is said of it, or the rows and columns that it has)."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl

from tests.automl.reading.hurtful.archives import MEBIBYTE, Expected, Made, zipped

_SHEET = "xl/worksheets/sheet1.xml"
_SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_LOL = '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _workbook(**replaced: bytes) -> bytes:
    """A workbook of two columns and one row with parts of it replaced: `sheet` and `strings`."""
    stream = BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active.append(["region", "sales"])
    workbook.active.append(["North", 2])
    workbook.save(stream)
    parts = {"sheet": _SHEET, "strings": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    chosen = {parts[name]: content for name, content in replaced.items()}
    out = BytesIO()
    with ZipFile(stream) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, chosen.get(name, old.read(name)))
    return out.getvalue()


def _sheet(rows: str, dimension: str = "A1:B2", before: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{before}<worksheet {_SPREADSHEET}><dimension ref="{dimension}"/><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _rows(*rows: tuple[str, ...]) -> str:
    made = []
    for line, row in enumerate(rows, start=1):
        cells = [_cell(f"{letter}{line}", text) for letter, text in zip("AB", row, strict=False)]
        made.append(f'<row r="{line}">{"".join(cells)}</row>')
    return "".join(made)


def _ods(body: str, before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_ODS}><office:body><office:spreadsheet>'
        f'<table:table table:name="T">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        },
        ZIP_STORED,
    )


_ODS_CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
_PLAIN = _rows(("region", "sales"), ("North", "2"))


def _repeated(rows: int, columns: int) -> bytes:
    cell = _ODS_CELL.format(f' table:number-columns-repeated="{columns}"', "x")
    return _ods(f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>')


def _wide(columns: int) -> bytes:
    stream = BytesIO()
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Wide")
    sheet.append([f"c{place}" for place in range(columns)])
    sheet.append([place + 0.5 for place in range(columns)])
    workbook.save(stream)
    return stream.getvalue()


WORKBOOKS: dict[str, tuple[Made, Expected]] = {
    "a workbook cut off half way": (lambda: _workbook()[:2500], "damaged"),
    "a workbook that unpacks to 300 MB": (
        lambda: _workbook(sheet=_sheet(" " * (300 * MEBIBYTE))),
        "unpacks to more than 256 MB",
    ),
    "a workbook with entities within entities": (
        lambda: _workbook(sheet=_sheet(_rows(("&c;",)), before=_LOL)),
        "unsafe",
    ),
    "a workbook that wants a file of the machine": (
        lambda: _workbook(sheet=_sheet(_rows(("&a;",)), before=_FILE)),
        "unsafe",
    ),
    "a workbook with a cell in its farthest corner": (
        lambda: _workbook(sheet=_sheet(_PLAIN + f'<row r="1048576">{_cell("XFD1048576", "x")}</row>')),
        "more than can be read",
    ),
    "a workbook with a cell beyond all corners": (
        lambda: _workbook(sheet=_sheet(f'<row r="1">{_cell("ZZZZZZZ99999999999", "x")}</row>')),
        "",
    ),
    "a workbook that says it is the largest there can be": (
        lambda: _workbook(sheet=_sheet(_PLAIN, dimension="A1:XFD1048576")),
        (1, 2),
    ),
    "a workbook of 10,000 columns": (lambda: _wide(10_000), "10,000 columns"),
    "a workbook with a cell of 20 MB": (
        lambda: _workbook(sheet=_sheet(_rows(("a", "b"), ("y" * 20 * MEBIBYTE, "1")))),
        (1, 2),
    ),
    "a workbook that points at texts it lacks": (
        lambda: _workbook(sheet=_sheet('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')),
        "",
    ),
    "a workbook nested a hundred thousand deep": (
        lambda: _workbook(sheet=_sheet("<row>" * 100_000)),
        "",
    ),
    "a workbook without its sheets": (lambda: _workbook(sheet=b""), ""),
    "a workbook without its list of sheets": (lambda: _workbook(book=b"<workbook/>"), ""),
    "a workbook of noise in an old container": (
        lambda: _OLE + b"\xff" * 4000 + "Workbook".encode("utf-16-le"),
        "damaged",
    ),
    "an old container that goes round in circles": (
        lambda: _OLE + bytes(36) + b"\0\0\0\0" * 117 + "Workbook".encode("utf-16-le") + bytes(4096),
        "damaged",
    ),
    "an OpenDocument sheet of a trillion copies": (lambda: _repeated(1_000_000, 1_000_000), ""),
    "an OpenDocument sheet of many copies": (lambda: _repeated(60_000, 10_000), ""),
    "an OpenDocument sheet with entities": (
        lambda: _ods(f"<table:table-row>{_ODS_CELL.format('', '&c;')}</table:table-row>", before=_LOL),
        "unsafe",
    ),
}
