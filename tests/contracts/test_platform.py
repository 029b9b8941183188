"""What every chat platform's adapter does for the courier and for intake."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from time import sleep

import pytest

from bot.platform import AttachmentError, DeliveryError, Json, Letter, Platform
from bot.web.platform import WebPlatform
from bot.web.watching import Watching
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.web import WebPosts
from tests.bot.slack.delivering.post import Post
from tests.contracts.fake_platform import FakePlatform
from tests.play.slack import PlaySlack

HELLO: Json = {"parts": [{"kind": "paragraph", "text": "Hello"}]}
LATER: Json = {"parts": [{"kind": "paragraph", "text": "Hello again"}]}


@dataclass(frozen=True)
class Place:
    """An adapter with a thread. give: puts an attachment where the adapter fetches from; its reference there.

    letter: a note with such a reply. shown: the words that stand in the thread.
    """

    platform: Platform
    workspace: str
    give: Callable[[str, bytes], str]
    letter: Callable[[Json], Letter]
    shown: Callable[[], list[str]]


@pytest.fixture
def web_place(database: Database, tmp_path: Path) -> Place:
    files = StoredFiles(str(tmp_path / "files"), tmp_path)
    with database.write() as session:
        Workspaces(session).ensure("local", "web", "Local")
        person = People(session).ensure("local", "ada", "Ada")
        thread = Threads(session).ensure("local", "first", person.id).id

    def give(name: str, content: bytes) -> str:
        (tmp_path / "given").write_bytes(content)
        reference = f"local/uploads/p_1/u_{len(name)}/{name}"
        files.put(reference, tmp_path / "given")
        return reference

    def shown() -> list[str]:
        with database.read() as session:
            return [_words(post.content) for post in WebPosts(session).of_thread("local", thread)]

    return Place(WebPlatform(database, files, Watching()), "local", give, _letters("local", thread), shown)


@pytest.fixture
def fake_place() -> Place:
    fake = FakePlatform()

    def give(name: str, content: bytes) -> str:
        fake.attachments[name] = content
        return name

    return Place(
        fake, "local", give, _letters("local", "t"), lambda: [_words(said.reply) for said in fake.threads["t"]]
    )


@pytest.fixture(scope="module")
def slack() -> Iterator[PlaySlack]:
    with PlaySlack() as playing:
        yield playing


@pytest.fixture
def slack_place(slack: PlaySlack, database: Database, tmp_path: Path) -> Place:
    post = Post(slack, slack.team("Acme"), database, tmp_path)

    def give(name: str, content: bytes) -> str:
        return post.ada.drops(post.channel, (name, content), thread=post.root).files[0].id

    def letter(reply: Json) -> Letter:
        sleep(post.platform.pause(post.office.workspace, post.thread))
        return post.letter(reply)

    return Place(post.platform, post.office.workspace, give, letter, post.words)


@pytest.fixture(params=["web", "fake", "slack"])
def place(request: pytest.FixtureRequest, web_place: Place, fake_place: Place, slack_place: Place) -> Place:
    return {"web": web_place, "fake": fake_place, "slack": slack_place}[request.param]


def _letters(workspace: str, thread: str) -> Callable[[Json], Letter]:
    numbers = count(1)
    return lambda reply: Letter(workspace, thread, f"o_{next(numbers)}", "note", "q_1", reply)


def _words(reply: Json) -> str:
    return " ".join(part["text"] for part in reply["parts"])


def test_a_posted_message_stands_in_the_thread_and_is_found_by_its_key(place: Place) -> None:
    letter = place.letter(HELLO)
    message = place.platform.post(letter)
    assert place.shown() == ["Hello"]
    assert place.platform.find(letter) == message


def test_a_message_that_was_never_posted_is_not_found(place: Place) -> None:
    place.platform.post(place.letter(HELLO))
    assert place.platform.find(place.letter(HELLO)) is None


def test_messages_stand_in_the_order_of_their_posting(place: Place) -> None:
    place.platform.post(place.letter(HELLO))
    place.platform.post(place.letter(LATER))
    assert place.shown() == ["Hello", "Hello again"]


def test_an_edit_takes_the_place_of_what_was_shown(place: Place) -> None:
    letter = place.letter(HELLO)
    message = place.platform.post(letter)
    place.platform.edit(message, replace(letter, reply=LATER))
    assert place.shown() == ["Hello again"]


def test_an_edited_message_is_still_found_by_its_key(place: Place) -> None:
    letter = place.letter(HELLO)
    message = place.platform.post(letter)
    place.platform.edit(message, replace(letter, reply=LATER))
    assert place.platform.find(letter) == message


@pytest.mark.parametrize("message", ["nothing", "C0/1.000000"])
def test_a_message_that_is_gone_is_not_edited_again_and_again(place: Place, message: str) -> None:
    with pytest.raises(DeliveryError) as raised:
        place.platform.edit(message, place.letter(LATER))
    assert raised.value.retry_after is None


def test_a_message_without_files_has_none_to_bring(place: Place) -> None:
    letter = place.letter(HELLO)
    message = place.platform.post(letter)
    place.platform.attach(message, letter)
    assert place.shown() == ["Hello"]


def test_an_attachment_arrives_byte_for_byte(place: Place, tmp_path: Path) -> None:
    reference = place.give("sales.csv", b"a,b\n1,2\n")
    place.platform.fetch(place.workspace, reference, tmp_path / "got", 100)
    assert (tmp_path / "got").read_bytes() == b"a,b\n1,2\n"


def test_an_attachment_over_the_limit_is_refused_in_words(place: Place, tmp_path: Path) -> None:
    reference = place.give("sales.csv", b"x" * 101)
    with pytest.raises(AttachmentError) as raised:
        place.platform.fetch(place.workspace, reference, tmp_path / "got", 100)
    assert "limit" in raised.value.sentence
    assert raised.value.remedy


def test_an_attachment_that_is_gone_is_told_in_words(place: Place, tmp_path: Path) -> None:
    with pytest.raises(AttachmentError) as raised:
        place.platform.fetch(place.workspace, "local/uploads/p_1/u_9/sales.csv", tmp_path / "got", 100)
    assert raised.value.remedy


def test_an_attachment_can_be_forgotten_again_and_again_and_others_stay(place: Place, tmp_path: Path) -> None:
    forgotten, kept = place.give("sales.csv", b"a,b\n1,2\n"), place.give("orders.csv", b"c,d\n3,4\n")
    for _ in range(2):
        place.platform.forget(place.workspace, [forgotten])
    place.platform.fetch(place.workspace, kept, tmp_path / "got", 100)
    assert (tmp_path / "got").read_bytes() == b"c,d\n3,4\n"


def test_what_is_kept_for_the_platform_alone_is_gone_when_it_is_forgotten(web_place: Place, tmp_path: Path) -> None:
    reference = web_place.give("sales.csv", b"a,b\n1,2\n")
    web_place.platform.forget("local", [reference])
    with pytest.raises(AttachmentError):
        web_place.platform.fetch("local", reference, tmp_path / "got", 100)
