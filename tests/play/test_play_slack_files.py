"""Files: what people drop, what the bot uploads, what downloads may look like when something is wrong."""

import time
from pathlib import Path

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.slack import Channel, FileRecord, Person, PlaySlack, Team

_PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def _get(web: WebClient, file: FileRecord, token: str | None = None) -> httpx.Response:
    url = web.files_info(file=file.id)["file"]["url_private_download"]
    return httpx.get(url, headers={"Authorization": f"Bearer {token or web.token}"})


def test_a_dropped_file_is_read_with_the_bots_token(
    ada: Person, sales: Channel, web: WebClient, tmp_path: Path, slack: PlaySlack
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(b"month,sales\n2026-01,7\n")
    said = ada.drops(sales, path)
    about = web.files_info(file=said.files[0].id)["file"]
    assert (about["name"], about["mimetype"], about["size"]) == ("orders.csv", "text/csv", 22)
    assert about["shares"]["public"][sales.id][0]["ts"] == said.ts
    assert _get(web, said.files[0]).content == path.read_bytes()
    assert slack.downloads[-1]["sent"] == 22


def test_without_the_right_a_download_is_a_sign_in_page_with_status_200(
    acme: Team, ada: Person, sales: Channel, web: WebClient
) -> None:
    said = ada.drops(sales, ("a.csv", b"a\n1\n"))
    url = web.files_info(file=said.files[0].id)["file"]["url_private_download"]
    acme.take_scopes("files:read")
    page = httpx.get(url, headers={"Authorization": f"Bearer {web.token}"})
    assert (page.status_code, page.headers["content-type"].split(";")[0]) == (200, "text/html")
    with pytest.raises(SlackApiError, match="missing_scope"):
        web.files_info(file=said.files[0].id)


def test_a_deleted_file_is_gone(acme: Team, ada: Person, sales: Channel, web: WebClient) -> None:
    said = ada.drops(sales, ("a.csv", b"a\n1\n"))
    url = web.files_info(file=said.files[0].id)["file"]["url_private_download"]
    acme.delete_file(said.files[0])
    with pytest.raises(SlackApiError, match="file_deleted"):
        web.files_info(file=said.files[0].id)
    assert httpx.get(url, headers={"Authorization": f"Bearer {web.token}"}).status_code == 404


def test_a_file_of_a_channel_without_the_bot_cannot_be_seen(acme: Team, ada: Person, web: WebClient) -> None:
    said = ada.drops(acme.channel("vault", [ada], private=True, with_bot=False), ("a.csv", b"a"))
    with pytest.raises(SlackApiError, match="file_not_found"):
        web.files_info(file=said.files[0].id)


def test_downloads_go_wrong_in_every_way_that_was_ordered(
    slack: PlaySlack, ada: Person, sales: Channel, web: WebClient
) -> None:
    file = ada.drops(sales, ("a.csv", b"a\n1\n")).files[0]
    slack.fault("download", html=True)
    assert "Sign in" in _get(web, file).text
    slack.fault("download", redirect="http://169.254.169.254/latest")
    assert _get(web, file).headers["location"] == "http://169.254.169.254/latest"
    slack.fault("download", status=503)
    assert _get(web, file).status_code == 503
    slack.fault("download", truncate=2)
    with pytest.raises(httpx.RemoteProtocolError):
        _get(web, file)
    assert _get(web, file).content == b"a\n1\n"


def test_a_file_can_lie_about_its_size(slack: PlaySlack, ada: Person, sales: Channel, web: WebClient) -> None:
    slack.fault("download", lying_size=10)
    file = ada.drops(sales, ("a.csv", b"x" * 300_000)).files[0]
    assert web.files_info(file=file.id)["file"]["size"] == 10
    got = _get(web, file)
    assert len(got.content) == 300_000
    assert "content-length" not in got.headers


def test_a_download_without_end_shows_where_it_was_cut(
    slack: PlaySlack, ada: Person, sales: Channel, web: WebClient
) -> None:
    file = ada.drops(sales, ("a.csv", b"x" * 65_536)).files[0]
    slack.fault("download", endless=True)
    url = web.files_info(file=file.id)["file"]["url_private_download"]
    headers = {"Authorization": f"Bearer {web.token}"}
    with httpx.stream("GET", url, headers=headers) as response:
        assert sum(len(piece) for _, piece in zip(range(50), response.iter_bytes(), strict=False)) > 65_536
    slack.wait(lambda: slack.downloads[-1].get("cut"))


def test_an_upload_in_three_steps_lands_in_the_thread(
    slack: PlaySlack, ada: Person, sales: Channel, web: WebClient
) -> None:
    said = ada.says(sales, "a picture, please")
    done = web.files_upload_v2(
        channel=sales.id, thread_ts=said.ts, filename="chart.png", content=_PNG, alt_txt="Sales rise", title="Chart"
    )
    file = slack.files[done["file"]["id"]]
    assert (file.bytes, file.alt_text, file.threads) == (_PNG, "Sales rise", [said.ts])
    assert [f.name for f in sales.messages(said.thread)[1].files] == ["chart.png"]
    assert _get(web, file).content == _PNG


def test_an_upload_must_be_as_long_as_announced(web: WebClient) -> None:
    url = web.files_getUploadURLExternal(filename="a.png", length=10)["upload_url"]
    assert httpx.post(url, content=b"short").status_code == 400


def test_an_upload_without_bytes_cannot_be_completed(sales: Channel, web: WebClient) -> None:
    file = web.files_getUploadURLExternal(filename="a.png", length=10)["file_id"]
    with pytest.raises(SlackApiError, match="file_not_found"):
        web.files_completeUploadExternal(files=[{"id": file}], channel_id=sales.id)


def test_a_picture_can_be_shown_only_once_slack_has_processed_it(
    slack: PlaySlack, sales: Channel, web: WebClient
) -> None:
    slack.world.processing_seconds = 0.5
    done = web.files_upload_v2(filename="chart.png", content=_PNG)
    block = {"type": "image", "alt_text": "Sales rise", "slack_file": {"id": done["file"]["id"]}}
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        web.chat_postMessage(channel=sales.id, text="Sales", blocks=[block])
    time.sleep(0.6)
    web.chat_postMessage(channel=sales.id, text="Sales", blocks=[block])
    assert sales.messages()[0].reading_text() == "Sales rise"
