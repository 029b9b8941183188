"""The page on which a person tries a bot out, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_sdk import WebClient

from tests.play.listening import Served
from tests.play.slack import Channel, Person, PlaySlack, Team


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def test_a_person_writes_drops_a_file_and_clicks(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, web: WebClient, app: Served, page: Page
) -> None:
    page.goto(slack.base_url)
    page.get_by_label("Files").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"a\n1\n"})
    page.get_by_label("Message").fill("@bot predict")
    page.get_by_role("button", name="Send", exact=True).click()
    said = slack.wait(sales.messages)[0]
    assert (said.text, said.user) == (f"{acme.mention} predict", ada.id)
    assert [file.bytes for file in said.files] == [b"a\n1\n"]
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go ahead"}, "value": "7"}
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "I predict sales."}},
        {"type": "actions", "elements": [button]},
    ]
    web.chat_postMessage(channel=sales.id, text="Plan", thread_ts=said.ts, blocks=blocks)
    expect(page.get_by_text("I predict sales.")).to_be_visible()
    page.get_by_role("button", name="Go ahead").click()
    slack.wait(lambda: any(b"payload=" in came.body for came in app.came))


def test_a_modal_can_be_filled_in(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient, app: Served, page: Page
) -> None:
    page.goto(slack.base_url)
    field = {"type": "plain_text_input", "action_id": "value"}
    words = {"type": "plain_text", "text": "Horizon"}
    view = {
        "type": "modal",
        "title": words,
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": [{"type": "input", "block_id": "horizon", "label": words, "element": field}],
    }
    web.views_open(trigger_id=slack.world.trigger(acme.id, ada.id), view=view)
    page.get_by_label("Horizon").fill("12")
    page.get_by_role("button", name="Save").click()
    slack.wait(lambda: not ada.views)
    assert b"view_submission" in app.came[-1].body
