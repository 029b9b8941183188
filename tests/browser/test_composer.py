"""Writing and sending: nothing that a person wrote or dropped is lost, and nothing is sent twice."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Open
from tests.browser.dropping import drag

_PASTE = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
}"""
TABLE = "month,sales\n2026-01,1\n"


def box(page: Page) -> str:
    return page.get_by_label("Your question").input_value()


def test_enter_sends_and_shift_enter_starts_a_new_line(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    page.get_by_label("Your question").press_sequentially("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert box(page) == "one\ntwo"
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your message", exact=True)).to_contain_text("one\ntwo")
    assert box(page) == ""
    chat.newest(thread)
    assert [question.words for question in chat.questions(thread)] == ["one\ntwo"]


def test_nothing_is_sent_when_there_is_nothing_to_send(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    page.get_by_label("Your question").fill("   ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Send")).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_label("Your message", exact=True)).to_have_count(0)


def test_a_message_that_failed_is_sent_again_as_the_same_message(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    events: list[str] = []

    def fail_once(route: Route) -> None:
        events.append(json.loads(route.request.post_data or "")["event_id"])
        if len(events) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/messages", fail_once)
    page.get_by_label("Your question").fill("predict next quarter")
    page.keyboard.press("Enter")
    message = page.get_by_label("Your message", exact=True)
    expect(message).to_contain_text("Not sent.")
    message.get_by_role("button", name="Retry").click()
    expect(message).not_to_contain_text("Not sent.")
    expect(message.get_by_role("time")).to_be_visible()
    assert len(set(events)) == 1
    expect(message).to_have_count(1)
    assert len(chat.questions(thread)) == 1


def test_a_message_whose_receipt_was_lost_stands_there_once(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/messages", lose, times=1)
    page.get_by_label("Your question").fill("predict next quarter")
    page.keyboard.press("Enter")
    message = page.get_by_label("Your message", exact=True)
    expect(message.get_by_role("time")).to_be_visible()
    expect(message).to_have_count(1)
    expect(message).not_to_contain_text("Not sent.")
    assert len(chat.questions(thread)) == 1


def test_a_file_dropped_anywhere_is_shown_where_it_lands_and_sent_with_the_words(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    drag(page, "dragenter")
    expect(page.get_by_text("Drop it here")).to_be_visible()
    drag(page, "drop")
    expect(page.get_by_text("Drop it here")).to_be_hidden()
    expect(page.get_by_role("list", name="Files to send")).to_contain_text("sales.csv")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type("what’s in it?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your message", exact=True)).to_contain_text("sales.csv")
    chat.newest(thread)
    [question] = chat.questions(thread)
    assert [each["name"] for each in question.attachments] == ["sales.csv"]
    expect(page.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(0)


def test_what_a_person_does_before_the_page_is_wired_is_not_lost(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    page.get_by_label("Your question").fill("an older draft")
    held: list[Route] = []
    page.route("**/page.js", lambda route: held.append(route))  # noqa: PLW0108  # a built-in cannot be wrapped
    page.reload(wait_until="commit")
    page.get_by_label("Your question").fill("predict next quarter")
    drag(page, "drop")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Your message", exact=True)).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_label("Your message", exact=True)).to_contain_text("sales.csv")
    chat.newest(thread)
    [question] = chat.questions(thread)
    assert (question.words, len(question.attachments)) == ("predict next quarter", 1)


def test_a_drag_that_leaves_the_page_takes_the_target_away(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    drag(page, "dragenter")
    drag(page, "dragleave")
    expect(page.get_by_text("Drop it here")).to_be_hidden()


def test_a_pasted_file_is_attached_and_can_be_removed_before_sending(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    page.get_by_label("Your question").focus()
    page.evaluate(_PASTE, ["pasted.csv", TABLE])
    expect(page.get_by_role("list", name="Files to send")).to_contain_text("pasted.csv")
    page.get_by_role("button", name="Remove pasted.csv").click()
    expect(page.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(0)
    expect(page.get_by_label("Your question")).to_be_focused()


def test_enter_during_an_upload_sends_when_the_file_is_there(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    held: list[Route] = []
    page.route("**/uploads", lambda route: held.append(route))  # noqa: PLW0108  # a built-in cannot be wrapped
    drag(page, "drop")
    page.get_by_label("Your question").fill("predict next quarter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sends when the file is there.")).to_be_visible()
    expect(page.get_by_role("progressbar", name="Upload of sales.csv")).to_be_visible()
    expect(page.get_by_label("Your message", exact=True)).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_label("Your message", exact=True)).to_contain_text("sales.csv")
    chat.newest(thread)
    [question] = chat.questions(thread)
    assert len(question.attachments) == 1


def test_a_refused_upload_says_why_and_can_be_tried_again(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    why = {"sentence": "The file is larger than the limit of 200 MB.", "remedy": "Send a smaller file."}
    page.route("**/uploads", lambda route: route.fulfill(status=413, json=why), times=1)
    drag(page, "drop")
    files = page.get_by_role("list", name="Files to send")
    expect(files).to_contain_text("larger than the limit of 200 MB. Send a smaller file.")
    files.get_by_role("button", name="Retry").click()
    expect(files).not_to_contain_text("larger")
    expect(files.get_by_role("progressbar")).to_be_hidden()


def test_a_reload_keeps_the_draft_and_its_files(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    drag(page, "drop")
    expect(page.get_by_role("progressbar", name="Upload of sales.csv")).to_be_hidden()
    page.get_by_label("Your question").fill("half a thou")
    page.reload()
    assert box(page) == "half a thou"
    expect(page.get_by_role("list", name="Files to send")).to_contain_text("sales.csv")


def test_an_example_is_put_into_the_box_of_an_empty_thread(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    page.get_by_role("button", name="Predict next quarter sales by region").click()
    assert box(page) == "Predict next quarter sales by region"
    expect(page.get_by_label("Your question")).to_be_focused()


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "a" * 3000])
def test_words_are_shown_as_they_were_written(chat: Chat, visit: Open, words: str) -> None:
    page = visit(chat.thread())
    page.get_by_label("Your question").fill(words)
    page.keyboard.press("Enter")
    message = page.get_by_label("Your message", exact=True)
    expect(message.get_by_role("time")).to_be_visible()
    page.reload()
    expect(message).to_contain_text(words)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
