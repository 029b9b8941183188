"""Requests that other pages, other names of this machine and other people send are refused."""

from uuid import uuid4

import httpx
import pytest

from ledger.repositories.audit import Audit
from tests.bot.living import Living, Member, said


def test_another_name_for_this_machine_is_refused(living: Living, member: Member) -> None:
    for host in ("evil.example", f"evil.example:{living.port}", "127.0.0.1", f"127.0.0.1:{living.port + 1}"):
        answer = httpx.get(f"{living.origin}/", headers={"host": host, "cookie": member.cookie})
        assert answer.status_code == 421
        assert answer.json()["remedy"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
def test_a_change_from_another_page_is_refused(member: Member, client: httpx.Client, origin: str) -> None:
    answer = client.post(f"/threads/{member.thread}/messages", json=said("e1234567"), headers={"origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_change_without_the_sessions_token_is_refused(member: Member, client: httpx.Client, token: str) -> None:
    answer = client.post(f"/threads/{member.thread}/messages", json=said("e1234567"), headers={"x-csrf-token": token})
    assert answer.status_code == 403


def test_every_answer_carries_its_guards(client: httpx.Client, member: Member) -> None:
    for path in (f"/threads/{member.thread}", "/health", "/nowhere"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


def test_a_message_that_is_a_book_is_refused(member: Member, client: httpx.Client) -> None:
    answer = client.post(f"/threads/{member.thread}/messages", json=said("e1234567", "x" * (2 << 20)))
    assert answer.status_code == 413


def test_what_cannot_be_read_is_answered_in_words(member: Member, client: httpx.Client) -> None:
    for body in (b"{", b'{"event_id": "short"}', b"[]"):
        answer = client.post(f"/threads/{member.thread}/messages", content=body)
        assert answer.status_code == 422
        assert set(answer.json()) == {"sentence", "remedy"}


def test_anothers_thread_reads_like_one_that_is_not_there_and_the_try_is_audited(
    living: Living, member: Member, client: httpx.Client
) -> None:
    theirs = living.member("somebody else").thread
    answers = [
        client.get(f"/threads/{theirs}"),
        client.get(f"/threads/{theirs}/posts"),
        client.get(f"/threads/{theirs}/events"),
        client.post(f"/threads/{theirs}/messages", json=said("e7654321")),
        client.delete(f"/threads/{theirs}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert answers[0].json() == client.get("/threads/t_none").json()
    with living.database.read() as session:
        tried = [entry for entry in Audit(session).of_subject("local", theirs) if entry.person_id == member.id]
    assert [entry.allowed for entry in tried] == [False] * 5


def test_a_message_that_is_too_long_says_so(member: Member, client: httpx.Client) -> None:
    answer = client.post(f"/threads/{member.thread}/messages", json=said("e1234567", "x" * 9_000))
    assert (answer.status_code, answer.json()["remedy"]) == (413, "Send it as a file.")


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"event_id": "\xff"}', b'{"event_id": "e1234567", "words": "\\ud800"}']
)
def test_a_body_that_is_no_text_is_answered_in_words(member: Member, client: httpx.Client, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post(f"/threads/{member.thread}/messages", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.json()["sentence"] == "That request could not be understood."


@pytest.mark.parametrize("name", [".", "..", "a\0b", "other.csv"])
def test_a_made_up_upload_is_not_there(member: Member, client: httpx.Client, name: str) -> None:
    upload = {"reference": f"local/uploads/{member.id}/u_1/{name}", "name": "sales.csv", "bytes": 1}
    answer = client.post(f"/threads/{member.thread}/messages", json=said("e1234567", attachments=[upload]))
    assert answer.status_code == 404


def test_a_size_beyond_all_numbers_breaks_no_page(member: Member, client: httpx.Client) -> None:
    upload = client.post("/uploads", files={"file": ("sales.csv", b"a,b\n1,2\n")}).json()
    body = said(str(uuid4()), attachments=[{**upload, "bytes": 10**400}])
    assert client.post(f"/threads/{member.thread}/messages", json=body).status_code == 422
    assert client.get(f"/threads/{member.thread}").status_code == 200
