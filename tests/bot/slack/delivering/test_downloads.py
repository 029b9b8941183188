"""People's files come byte for byte from Slack's hosts, within limits, or the thread reads why not."""

import time
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.platform import AttachmentError, DisconnectedError, LaterError
from bot.slack.delivering import downloads
from bot.slack.delivering.hosts import Hosts
from tests.bot.slack.delivering.post import Post

CSV = b"Month,Sales\n2024-01,10\n"
MOST = 1 << 20


def _dropped(post: Post, content: bytes = CSV, name: str = "orders.csv") -> str:
    return post.ada.drops(post.channel, (name, content)).files[0].id


def _fetch(post: Post, file: str, target: Path) -> str | None:
    return post.platform.fetch(post.office.workspace, file, target / "got", MOST)


def _refused(post: Post, file: str, target: Path) -> str:
    with pytest.raises(AttachmentError) as raised:
        _fetch(post, file, target)
    assert raised.value.remedy
    return raised.value.sentence


def test_a_file_arrives_byte_for_byte_under_its_name(post: Post, tmp_path: Path) -> None:
    assert _fetch(post, _dropped(post), tmp_path) == "orders.csv"
    assert (tmp_path / "got").read_bytes() == CSV


def test_a_file_that_was_deleted_is_told_of(post: Post, tmp_path: Path) -> None:
    file = _dropped(post)
    post.acme.delete_file(file)
    assert "deleted" in _refused(post, file, tmp_path)


def test_a_file_that_is_too_large_is_refused_before_a_byte_comes(post: Post, tmp_path: Path) -> None:
    file = _dropped(post, b"x" * (MOST + 1))
    before = len(post.slack.downloads)
    assert "limit" in _refused(post, file, tmp_path)
    assert len(post.slack.downloads) == before


def test_a_file_that_lies_about_its_size_is_cut_off_at_the_limit(post: Post, tmp_path: Path) -> None:
    post.slack.fault("download", lying_size=10)
    file = _dropped(post, b"x" * (8 * MOST))
    assert "limit" in _refused(post, file, tmp_path)
    assert (tmp_path / "got").stat().st_size <= MOST


def test_a_file_without_an_end_is_cut_off_at_the_limit(post: Post, tmp_path: Path) -> None:
    post.slack.fault("download", endless=True)
    assert "limit" in _refused(post, _dropped(post), tmp_path)


def test_a_file_that_trickles_is_given_up(post: Post, tmp_path: Path) -> None:
    file = _dropped(post)
    post.slack.fault("download", endless=True, trickle=0.2)
    client = WebClient(post.acme.bot_token, post.slack.api_url)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        downloads.fetch(client, Hosts(post.slack.api_url), file, tmp_path / "got", MOST, most_seconds=1.0)
    assert time.monotonic() - began < 15


def test_a_page_in_place_of_the_file_is_not_taken_for_it(post: Post, tmp_path: Path) -> None:
    post.slack.fault("download", html=True)
    assert "files:read" in _refused(post, _dropped(post), tmp_path)


@pytest.mark.parametrize(
    "elsewhere",
    ["http://169.254.169.254/latest/meta-data", "https://slack.com.evil.example/x", "http://files.slack.com/x",
     "https://user@files.slack.com/x", "file:///etc/passwd", "ftp://files.slack.com/x"],
)  # fmt: skip
def test_a_redirect_off_slack_is_not_followed(post: Post, tmp_path: Path, elsewhere: str) -> None:
    post.slack.fault("download", redirect=elsewhere)
    assert "not Slack's" in _refused(post, _dropped(post), tmp_path)


def test_redirects_in_a_ring_end(post: Post, tmp_path: Path) -> None:
    file = _dropped(post)
    here = post.slack.base_url
    post.slack.fault("download", redirect=f"{here}files-pri/{post.acme.id}-{file}/x", times=50)
    assert _refused(post, file, tmp_path)


def test_a_redirect_within_slack_is_followed(post: Post, tmp_path: Path) -> None:
    file = _dropped(post)
    post.slack.fault("download", redirect=f"/files-pri/{post.acme.id}-{file}/x")
    _fetch(post, file, tmp_path)
    assert (tmp_path / "got").read_bytes() == CSV


@pytest.mark.parametrize("how", [{"status": 500}, {"truncate": 5}])
def test_a_download_that_breaks_is_tried_again(post: Post, tmp_path: Path, how: dict[str, int]) -> None:
    file = _dropped(post, CSV * 10_000)
    post.slack.fault("download", **how)
    with pytest.raises(OSError, match=r".*"):
        _fetch(post, file, tmp_path)
    _fetch(post, file, tmp_path)
    assert (tmp_path / "got").read_bytes() == CSV * 10_000


@pytest.mark.parametrize("what", ["files.info", "download"])
def test_a_429_is_waited_for_as_long_as_slack_says(post: Post, tmp_path: Path, what: str) -> None:
    file = _dropped(post)
    post.slack.fault(what, status=429, retry_after=40)
    with pytest.raises(LaterError) as raised:
        _fetch(post, file, tmp_path)
    assert raised.value.retry_after >= 30


def test_a_missing_permission_is_told_in_words(post: Post, tmp_path: Path) -> None:
    post.slack.fault("files.info", error="missing_scope")
    assert "files:read" in _refused(post, _dropped(post), tmp_path)


def test_a_dead_token_is_no_fault_of_the_file_s(post: Post, tmp_path: Path) -> None:
    post.slack.fault("files.info", error="token_revoked")
    with pytest.raises(DisconnectedError):
        _fetch(post, _dropped(post), tmp_path)


@pytest.mark.parametrize(
    ("url", "trusted"),
    [
        ("https://files.slack.com/x", True),
        ("https://files.slack-gov.com/x", True),
        ("https://slack-gov.com/x", True),
        ("http://files.slack-gov.com/x", False),
        ("https://files.slack-gov.com.evil.example/x", False),
        ("https://evil-slack-gov.com/x", False),
    ],
)
def test_files_of_public_bodies_come_from_slacks_hosts_too(url: str, *, trusted: bool) -> None:
    assert Hosts("https://slack.com/api/").trusts(url) is trusted
