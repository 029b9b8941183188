"""Files come in within their limit and under a safe name, and go out only to those who may have them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from ledger.files import StoredFiles
from ledger.repositories.datasets import Datasets
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.tables import Dataset
from tests.bot.living import Living, Member, said
from tests.waiting import soon

MEGABYTE = 1 << 20
PNG = b"\x89PNG\r\n\x1a\n"


def _upload(client: httpx.Client, name: str, content: bytes) -> httpx.Response:
    return client.post("/uploads", files={"file": (name, content)})


def _datasets(living: Living, member: Member) -> list[Dataset]:
    with living.database.read() as session:
        return list(Datasets(session).of_thread("local", member.thread))


def _answered(living: Living, member: Member, client: httpx.Client, folder: Path) -> str:
    """A question whose answer has a chart, a workbook, and a file in the store that no part names."""
    asked: str = client.post(f"/threads/{member.thread}/messages", json=said(str(uuid4()))).json()["question"]
    files = StoredFiles(living.settings.files, folder)
    for name in ("chart.png", "the workbook “é”.xlsx", "secret.json"):
        (folder / "made").write_bytes(PNG)
        files.put(f"local/{asked}/answer/{name}", folder / "made")
    key = f"local/{asked}/answer"
    chart = {"kind": "chart", "path": f"{key}/chart.png", "title": "Sales", "alt": "Sales rise.", "data": []}
    book = {"kind": "file", "role": "workbook", "path": f"{key}/the workbook “é”.xlsx", "title": "Workbook"}
    with living.database.write() as session:
        question = Questions(session).get("local", asked)
        assert question is not None
        Outbox(session).put("local", question, "answer", {"parts": [chart, book]})
    return asked


def test_an_uploaded_file_becomes_the_threads(living: Living, member: Member, client: httpx.Client) -> None:
    uploaded = _upload(client, "sales.csv", b"a,b\n1,2\n")
    assert uploaded.status_code == 201
    body = said(str(uuid4()), attachments=[uploaded.json()])
    client.post(f"/threads/{member.thread}/messages", json=body).raise_for_status()
    assert soon(lambda: _datasets(living, member))
    assert [(each.name, each.bytes) for each in _datasets(living, member)] == [("sales.csv", 8)]
    assert "sales.csv" in client.get("/sidebar", params={"thread": member.thread}).text


def test_bytes_arrive_as_they_were_sent(living: Living, client: httpx.Client, tmp_path: Path) -> None:
    content = bytes(range(256)) * 3000 + b"\r\n--boundary\r\n"
    reference = _upload(client, "data.xlsx", content).json()["reference"]
    assert StoredFiles(living.settings.files, tmp_path).read(reference).read() == content


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\sales.csv", "sales.csv"),
        ("/absolute.csv", "absolute.csv"),
        ("..", "file"),
        (".hidden.csv", "hidden.csv"),
        ("<script>.csv", "_script_.csv"),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
        ("Umsätze 2024.csv", "Umsätze 2024.csv"),
    ],
)
def test_names_are_made_safe(client: httpx.Client, given: str, kept: str) -> None:
    uploaded = _upload(client, given, b"a\n1\n").json()
    assert uploaded["name"] == kept
    assert uploaded["reference"].endswith(f"/{kept}")
    assert ".." not in uploaded["reference"]


def test_a_file_declared_too_large_is_refused_at_once(client: httpx.Client) -> None:
    answer = _upload(client, "large.csv", b"x" * (3 * MEGABYTE))
    assert answer.status_code == 413
    assert "1 MB" in answer.json()["sentence"]


def test_a_file_that_grows_too_large_on_its_way_is_stopped_and_leaves_nothing(
    living: Living, member: Member, client: httpx.Client
) -> None:
    sent = []

    def endless() -> Iterator[bytes]:
        yield b'--b\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'
        for piece in range(1_000):
            sent.append(piece)
            yield b"x" * 65_536
        yield b"\r\n--b--\r\n"

    try:
        answer = client.post("/uploads", content=endless(), headers={"content-type": "multipart/form-data; boundary=b"})
        assert answer.status_code == 413
    except httpx.TransportError:  # the server answered and hung up while we were still sending
        assert len(sent) < 1_000
    assert soon(lambda: not list(living.settings.scratch.glob("upload-*")))
    assert not Path(f"{living.settings.files}/local/uploads/{member.id}").exists()


def test_what_is_no_upload_is_refused_in_words(client: httpx.Client) -> None:
    cut = b'--b\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\nabc'
    for content, kind in ((b"{}", "application/json"), (cut, "multipart/form-data; boundary=b")):
        answer = client.post("/uploads", content=content, headers={"content-type": kind})
        assert answer.status_code == 400
        assert answer.json()["remedy"]


def test_anothers_upload_cannot_be_attached(living: Living, member: Member, client: httpx.Client) -> None:
    with living.member("the owner").client() as theirs:
        uploaded = _upload(theirs, "secret.csv", b"a\n1\n").json()
    references = [uploaded["reference"], f"local/uploads/{member.id}/u_1/../../{uploaded['reference'][14:]}"]
    for reference in references:
        body = said(str(uuid4()), attachments=[{**uploaded, "reference": reference}])
        assert client.post(f"/threads/{member.thread}/messages", json=body).status_code in (404, 422)


def test_a_chart_is_shown_and_other_files_are_downloads(
    living: Living, member: Member, client: httpx.Client, tmp_path: Path
) -> None:
    asked = _answered(living, member, client, tmp_path)
    chart, book = client.get(f"/files/{asked}/chart.png"), client.get(f"/files/{asked}/the workbook “é”.xlsx")
    assert (chart.status_code, chart.content, chart.headers["content-type"]) == (200, PNG, "image/png")
    assert chart.headers["content-disposition"].startswith("inline")
    disposition = book.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''the%20workbook%20%E2%80%9C%C3%A9%E2%80%9D.xlsx"


def test_only_what_the_answer_names_can_be_had(
    living: Living, member: Member, client: httpx.Client, tmp_path: Path
) -> None:
    asked = _answered(living, member, client, tmp_path)
    for name in ("secret.json", "..%2Fanswer%2Fchart.png", "none.png", "%2e%2e"):
        assert client.get(f"/files/{asked}/{name}").status_code == 404


def test_strangers_cannot_download(living: Living, member: Member, client: httpx.Client, tmp_path: Path) -> None:
    asked = _answered(living, member, client, tmp_path)
    with living.member("a stranger").client() as theirs:
        assert theirs.get(f"/files/{asked}/chart.png").status_code == 404


def test_a_deleted_file_takes_its_charts_with_it(
    living: Living, member: Member, client: httpx.Client, tmp_path: Path
) -> None:
    uploaded = _upload(client, "sales.csv", b"a,b\n1,2\n").json()
    client.post(f"/threads/{member.thread}/messages", json=said(str(uuid4()), attachments=[uploaded]))
    assert soon(lambda: _datasets(living, member))
    dataset = _datasets(living, member)[0].id
    asked = _answered(living, member, client, tmp_path)
    with living.database.write() as session:
        question = Questions(session).get("local", asked)
        assert question is not None
        question.dataset_id = dataset
    assert client.delete(f"/threads/{member.thread}/files/{dataset}").status_code == 204
    assert client.get(f"/files/{asked}/chart.png").status_code == 404
    assert not Path(f"{living.settings.files}/local/{dataset}").exists()


def test_a_form_that_never_comes_to_a_file_is_stopped_at_the_limit(client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n'
        for _ in range(3_000):
            yield b"x" * 1024
        yield b"\r\n--b--\r\n"

    kind = "multipart/form-data; boundary=b"
    with suppress(httpx.TransportError):  # the server answered and hung up while we were still sending
        assert client.post("/uploads", content=endless(), headers={"content-type": kind}).status_code == 413


def test_a_form_with_an_impossible_boundary_is_refused_in_words(client: httpx.Client) -> None:
    kind = f"multipart/form-data; boundary={'b' * 5_000}"
    assert client.post("/uploads", content=b"x", headers={"content-type": kind}).status_code == 400
