"""What every chat platform's adapter does for the courier and for intake."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.platform import AttachmentError, DeliveryError, Json, Letter, Platform
from bot.web.platform import WebPlatform
from bot.web.watching import Watching
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.web import WebPosts
from tests.contracts.fake_platform import FakePlatform

HELLO: Json = {"parts": [{"kind": "paragraph", "text": "Hello"}]}
LATER: Json = {"parts": [{"kind": "paragraph", "text": "Hello again"}]}


@dataclass(frozen=True)
class Place:
    """An adapter with a thread. give: puts an attachment where the adapter fetches from. shown: what stands there."""

    platform: Platform
    thread: str
    give: Callable[[str, bytes], None]
    shown: Callable[[], list[Json]]


@pytest.fixture
def web_place(database: Database, tmp_path: Path) -> Place:
    files = StoredFiles(str(tmp_path / "files"), tmp_path)
    with database.write() as session:
        Workspaces(session).ensure("local", "web", "Local")
        person = People(session).ensure("local", "ada", "Ada")
        thread = Threads(session).ensure("local", "first", person.id).id

    def give(reference: str, content: bytes) -> None:
        (tmp_path / "given").write_bytes(content)
        files.put(reference, tmp_path / "given")

    def shown() -> list[Json]:
        with database.read() as session:
            return [post.content for post in WebPosts(session).of_thread("local", thread)]

    return Place(WebPlatform(database, files, Watching()), thread, give, shown)


@pytest.fixture
def fake_place() -> Place:
    fake = FakePlatform()
    return Place(fake, "t", fake.attachments.__setitem__, lambda: [said.reply for said in fake.threads["t"]])


@pytest.fixture(params=["web", "fake"])
def place(request: pytest.FixtureRequest, web_place: Place, fake_place: Place) -> Place:
    return web_place if request.param == "web" else fake_place


def _post(place: Place, key: str, reply: Json = HELLO) -> str:
    return place.platform.post(_letter(place, key, reply))


def _letter(place: Place, key: str, reply: Json = HELLO) -> Letter:
    return Letter("local", place.thread, key, "note", "q_1", reply)


def test_a_posted_message_stands_in_the_thread_and_is_found_by_its_key(place: Place) -> None:
    message = _post(place, "o_1")
    assert place.shown() == [HELLO]
    assert place.platform.find(_letter(place, "o_1")) == message


def test_a_message_that_was_never_posted_is_not_found(place: Place) -> None:
    _post(place, "o_1")
    assert place.platform.find(_letter(place, "o_2")) is None


def test_messages_stand_in_the_order_of_their_posting(place: Place) -> None:
    _post(place, "o_1")
    _post(place, "o_2", LATER)
    assert place.shown() == [HELLO, LATER]


def test_an_edit_takes_the_place_of_what_was_shown(place: Place) -> None:
    message = _post(place, "o_1")
    place.platform.edit(message, _letter(place, "o_1", LATER))
    assert place.shown() == [LATER]


def test_a_message_that_is_gone_is_not_edited_again_and_again(place: Place) -> None:
    with pytest.raises(DeliveryError) as raised:
        place.platform.edit("nothing", _letter(place, "o_1", LATER))
    assert raised.value.retry_after is None


def test_an_attachment_arrives_byte_for_byte(place: Place, tmp_path: Path) -> None:
    place.give("local/uploads/p_1/u_1/sales.csv", b"a,b\n1,2\n")
    place.platform.fetch("local", "local/uploads/p_1/u_1/sales.csv", tmp_path / "got", 100)
    assert (tmp_path / "got").read_bytes() == b"a,b\n1,2\n"


def test_an_attachment_over_the_limit_is_refused_in_words(place: Place, tmp_path: Path) -> None:
    place.give("local/uploads/p_1/u_1/sales.csv", b"x" * 101)
    with pytest.raises(AttachmentError) as raised:
        place.platform.fetch("local", "local/uploads/p_1/u_1/sales.csv", tmp_path / "got", 100)
    assert "limit" in raised.value.sentence
    assert raised.value.remedy


def test_an_attachment_that_is_gone_is_told_in_words(place: Place, tmp_path: Path) -> None:
    with pytest.raises(AttachmentError) as raised:
        place.platform.fetch("local", "local/uploads/p_1/u_9/sales.csv", tmp_path / "got", 100)
    assert raised.value.remedy


def test_a_forgotten_attachment_is_gone_and_can_be_forgotten_again(place: Place, tmp_path: Path) -> None:
    reference = "local/uploads/p_1/u_1/sales.csv"
    place.give(reference, b"a,b\n1,2\n")
    for _ in range(2):
        place.platform.forget("local", [reference])
    with pytest.raises(AttachmentError):
        place.platform.fetch("local", reference, tmp_path / "got", 100)
