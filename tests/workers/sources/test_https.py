"""A file at an https address: fetched from where an admin allowed it, and from nowhere else."""

import time
from pathlib import Path

import pytest

from tests.servers.https import Page, Secure, Write
from workers.sources.bounds import Bounds, Size
from workers.sources.https import Asked, Came, download
from workers.sources.problems import SourceError

SIZE = Size(rows=100, megabytes=1, seconds=5)
CSV = b"day,sales\n2024-01-31,10\n"


def fetched(
    server: Secure,
    folder: Path,
    path: str = "/orders.csv",
    size: Size = SIZE,
    hosts: tuple[str, ...] = ("localhost",),
    etag: str | None = None,
    address: str | None = None,
) -> Came | None:
    asked = Asked(address or server.url(path), hosts, etag, server.authority)
    return download(asked, Bounds("Orders", size), folder / "came")


def refused(server: Secure, folder: Path, path: str = "/orders.csv", **with_it: object) -> str:
    with pytest.raises(SourceError) as caught:
        fetched(server, folder, path, **with_it)  # type: ignore[arg-type]  # what a test says is what `fetched` takes
    said = f"{caught.value.problem.sentence} {caught.value.problem.remedy}"
    assert "hunter2" not in said
    return said


def test_a_file_comes_as_it_is(secure: Secure, tmp_path: Path) -> None:
    secure.pages["/orders.csv?year=2024"] = Page(CSV, headers={"ETag": '"1"'})
    came = fetched(secure, tmp_path, "/orders.csv?year=2024")
    assert came == Came(len(CSV), '"1"')
    assert (tmp_path / "came").read_bytes() == CSV
    assert secure.asked[0]["Host"] == f"localhost:{secure.port}"


def test_a_version_that_is_here_is_not_sent_again_and_a_newer_one_is(secure: Secure, tmp_path: Path) -> None:
    secure.pages["/orders.csv"] = Page(CSV, headers={"ETag": '"1"'})
    assert fetched(secure, tmp_path, etag='"1"') is None
    secure.pages["/orders.csv"] = Page(CSV + b"2024-02-29,12\n", headers={"ETag": '"2"'})
    assert fetched(secure, tmp_path, etag='"1"') == Came(len(CSV) + 14, '"2"')


def test_a_login_goes_to_its_own_host_alone(secure: Secure, tmp_path: Path) -> None:
    secure.pages["/first"] = Page(status=302, headers={"Location": secure.url("/orders.csv", "127.0.0.1")})
    secure.pages["/orders.csv"] = Page(CSV)
    address = secure.url("/first").replace("localhost", "reader:hunter2@localhost")
    assert fetched(secure, tmp_path, address=address, hosts=("localhost", "127.0.0.1"))
    assert [("Authorization" in each) for each in secure.asked] == [True, False]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("https://elsewhere.example/orders.csv", "another host, elsewhere.example, which is not allowed"),
        ("https://127.0.0.1:{port}/orders.csv", "another host, 127.0.0.1, which is not allowed"),
        ("https://169.254.169.254/latest/meta-data", "not allowed"),
        ("http://localhost:{port}/orders.csv", "http://"),
        ("file:///etc/passwd", "no https address"),
        ("/first", "without end"),
        ("https://localhost@elsewhere.example/", "elsewhere.example"),
    ],
)
def test_a_redirect_leads_nowhere_that_was_not_allowed(
    secure: Secure, tmp_path: Path, location: str, said: str
) -> None:
    secure.pages["/orders.csv"] = Page(CSV)
    secure.pages["/first"] = Page(status=302, headers={"Location": location.format(port=secure.port)})
    assert said in refused(secure, tmp_path, "/first")


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1",
     "192.168.1.1", "172.16.0.1", "169.254.169.254", "0", "[fe80::1]", "[fd00::1]", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_private_addresses_are_refused_unless_they_are_named(secure: Secure, tmp_path: Path, host: str) -> None:
    secure.pages["/orders.csv"] = Page(CSV)
    said = refused(secure, tmp_path, address=secure.url("/orders.csv", host), hosts=())
    assert "private network" in said or "can't be reached" in said
    assert secure.asked == []


@pytest.mark.parametrize(
    "address",
    ["http://localhost/orders.csv", "ftp://localhost/x", "orders.csv", "https://", "https://a b/", "https://x:99999/"],
)
def test_only_https_addresses_are_taken(secure: Secure, tmp_path: Path, address: str) -> None:
    said = refused(secure, tmp_path, address=address)
    assert "https" in said


def test_a_body_that_never_ends_is_cut_off(secure: Secure, tmp_path: Path) -> None:
    sent = [0]

    def endless(write: Write) -> None:
        while sent[0] < 200:
            write(b"x" * 2**20)
            sent[0] += 1

    secure.pages["/orders.csv"] = Page(write=endless)
    assert "more than 1 MB, the limit" in refused(secure, tmp_path)
    assert sent[0] < 50, "the rest was never sent"


def test_a_body_that_says_it_is_too_large_is_not_begun(secure: Secure, tmp_path: Path) -> None:
    secure.pages["/orders.csv"] = Page(b"x" * 2**21)
    assert "more than 1 MB, the limit" in refused(secure, tmp_path)
    assert not (tmp_path / "came").exists()


def test_a_body_that_comes_in_drops_is_ended_with_the_time(secure: Secure, tmp_path: Path) -> None:
    def drops(write: Write) -> None:
        for _ in range(100):
            write(b"x")
            time.sleep(0.1)

    secure.pages["/orders.csv"] = Page(write=drops)
    began = time.monotonic()
    assert "longer than 1 seconds" in refused(secure, tmp_path, size=Size(100, 1, 1))
    assert time.monotonic() - began < 4


def test_what_is_wrong_is_said(secure: Secure, tmp_path: Path) -> None:
    for status, words in ((401, "refuses the login"), (403, "refuses the login"), (500, "did not answer as expected")):
        secure.pages["/orders.csv"] = Page(status=status)
        assert words in refused(secure, tmp_path)
    assert "no file at its address" in refused(secure, tmp_path, "/gone.csv")
    secure.pages["/orders.csv"] = Page()
    assert "has no rows" in refused(secure, tmp_path)
    assert "can't be reached" in refused(secure, tmp_path, address="https://localhost:1/x")
    assert "can't be reached" in refused(secure, tmp_path, address="https://reader:hunter2@no.such.host.invalid/x")


def test_a_certificate_of_nobody_known_is_refused(secure: Secure, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="certificate"):
        download(Asked(secure.url("/orders.csv"), ["localhost"]), Bounds("Orders", SIZE), tmp_path / "came")
    assert secure.asked == []
