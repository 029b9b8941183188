"""An open page hears what is new, at once and only of its thread; fifty pages do no harm."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import httpx

from ledger.database import Database
from ledger.repositories.web import WebPosts
from ledger.tables import WebSession
from tests.bot.living import Living, Member, said
from tests.waiting import soon


class OpenPage:
    """A page that listens. told: the posts it heard of, by id, with their versions."""

    def __init__(self, member: Member, last: str = "") -> None:
        self.told: list[tuple[str, int]] = []
        self.names: list[str] = []
        self.ended = threading.Event()
        self._member = member
        self._last = last
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def open(self) -> None:
        self._thread.start()
        assert soon(lambda: "open" in self.names)

    def _listen(self) -> None:
        headers = {"last-event-id": self._last} if self._last else {}
        with self._member.client() as client:
            try:
                with client.stream("GET", f"/threads/{self._member.thread}/events", headers=headers) as stream:
                    self.names.append("open")
                    for line in stream.iter_lines():
                        self._hear(line)
            except httpx.RemoteProtocolError:  # the server ended without an end to the stream
                self.names.append("cut off")
        self.ended.set()

    def _hear(self, line: str) -> None:
        name, _, value = line.partition(": ")
        if name == "event":
            self.names.append(value)
        if name == "data" and value != "{}":
            heard = json.loads(value)
            self.told.append((heard["id"], heard["version"]))


@contextmanager
def _page(member: Member) -> Iterator[OpenPage]:
    page = OpenPage(member)
    page.open()
    yield page


def _note(database: Database, member: Member) -> str:
    with database.write() as session:
        return WebPosts(session).add("local", member.thread, str(uuid4()), "note", {"parts": []}).id


def test_a_page_hears_of_a_message_at_once(member: Member, client: httpx.Client) -> None:
    with _page(member) as page:
        time.sleep(0.2)
        began = time.monotonic()
        client.post(f"/threads/{member.thread}/messages", json=said(str(uuid4()))).raise_for_status()
        assert soon(lambda: page.told)
        assert time.monotonic() - began < 0.9
        assert soon(lambda: "threads" in page.names), "the thread has a title now"


def test_what_another_process_writes_is_heard_within_the_poll(living: Living, member: Member) -> None:
    with _page(member) as page:
        post = _note(living.database, member)
        assert soon(lambda: page.told == [(post, 1)], 5)
        with living.database.write() as session:
            WebPosts(session).edit("local", post, {"parts": []})
        assert soon(lambda: page.told == [(post, 1), (post, 2)], 5)


def test_a_page_hears_nothing_of_other_threads(living: Living, member: Member) -> None:
    with _page(member) as page:
        _note(living.database, living.member("in another thread"))
        post = _note(living.database, member)
        assert soon(lambda: page.told)
        assert page.told == [(post, 1)]


def test_a_page_that_comes_back_hears_what_it_missed(living: Living, member: Member) -> None:
    missed_from = time.time() - 3600
    post = _note(living.database, member)
    page = OpenPage(member, last=str(missed_from))
    page.open()
    assert soon(lambda: page.told == [(post, 1)])


def test_fifty_open_pages_leave_the_chat_quick(living: Living, member: Member, client: httpx.Client) -> None:
    pages = [OpenPage(member) for _ in range(50)]
    for page in pages:
        page.open()
    waits = []
    for _ in range(10):
        began = time.monotonic()
        client.get(f"/threads/{member.thread}/posts").raise_for_status()
        waits.append(time.monotonic() - began)
    post = _note(living.database, member)
    assert soon(lambda: all((post, 1) in page.told for page in pages), 15)
    assert sorted(waits)[5] < 2


def test_the_stream_ends_with_the_session(living: Living, member: Member) -> None:
    with _page(member) as page:
        with living.database.write() as session:
            session.query(WebSession).filter(WebSession.person_id == member.id).delete()
        assert page.ended.wait(10)
        assert page.names[-1] == "end"
