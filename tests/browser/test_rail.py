"""The rail: threads and files, on a phone too, and their deletion."""

import pytest
from playwright.sync_api import expect

from ledger.identity import new_id
from ledger.tables import Dataset
from tests.browser.chat import WORKSPACE, Chat
from tests.browser.conftest import Open


@pytest.fixture
def thread(chat: Chat) -> str:
    """A thread with a file."""
    thread = chat.thread("Shops in the north")
    with chat.database.write() as session:
        session.add(
            Dataset(
                id=new_id("d"),
                workspace_id=WORKSPACE,
                thread_id=thread,
                person_id=chat.person,
                name="shops.csv",
                bytes=2048,
                sha256="0" * 64,
            )
        )
    return thread


def test_a_new_thread_begins_empty_and_says_what_to_do(chat: Chat, visit: Open, thread: str) -> None:
    page = visit(thread)
    page.get_by_role("button", name="New thread", exact=True).click()
    expect(page).not_to_have_url(f"{chat.origin}/threads/{thread}")
    expect(page.get_by_role("heading", name="Drop a spreadsheet, ask what comes next.")).to_be_visible()
    expect(page.get_by_role("button", name="Drop a file here, or choose one")).to_be_visible()


def test_a_new_thread_is_not_made_from_one_that_is_still_empty(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    page.get_by_role("button", name="New thread", exact=True).click()
    expect(page.get_by_label("Your question")).to_be_focused()
    expect(page).to_have_url(f"{chat.origin}/threads/{thread}")


def test_a_thread_takes_its_name_from_its_first_question_without_a_reload(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    page.get_by_label("Your question").fill("How many shops are there?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How many shops are there?")
    expect(page.get_by_role("navigation").get_by_role("link", name="How many shops are there?")).to_be_visible()


def test_a_file_is_deleted_only_after_a_yes(visit: Open, thread: str) -> None:
    page = visit(thread)
    away = page.get_by_role("button", name="Delete the file shops.csv")
    away.click()
    dialog = page.get_by_role("dialog", name="Delete shops.csv?")
    expect(dialog).to_contain_text("can’t answer from it any more")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(away).to_be_focused()
    away.click()
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("region", name="Files in this thread")).to_contain_text("None yet.")


def test_a_file_that_could_not_be_deleted_comes_back_with_the_reason(visit: Open, thread: str) -> None:
    page = visit(thread)
    why = {"sentence": "Threadcast cannot reach its database at the moment.", "remedy": "Try again in a minute."}
    page.route("**/files/*", lambda route: route.fulfill(status=503, json=why))
    page.get_by_role("button", name="Delete the file shops.csv").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").first).to_contain_text("cannot reach its database")
    expect(page.get_by_role("button", name="Delete the file shops.csv")).to_be_visible()


def test_a_thread_is_deleted_only_after_a_yes_and_another_one_opens(chat: Chat, visit: Open, thread: str) -> None:
    page = visit(thread)
    page.get_by_role("button", name="Delete the thread Shops in the north").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This can’t be undone.")
    dialog.get_by_role("button", name="Keep it").click()
    expect(page).to_have_url(f"{chat.origin}/threads/{thread}")
    page.locator("li", has=page.locator("[aria-current]")).get_by_role("button").click()
    dialog.get_by_role("button", name="Delete").click()
    expect(page).not_to_have_url(f"{chat.origin}/threads/{thread}")
    expect(page.get_by_role("form", name="Write a message")).to_be_visible()


def test_on_a_phone_the_rail_is_a_drawer_that_esc_closes(visit: Open, thread: str) -> None:
    page = visit(thread, width=390, height=844)
    rail = page.get_by_role("complementary", name="Threads and files")
    expect(rail).to_be_hidden()
    opener = page.get_by_role("button", name="Open the list of threads")
    opener.click()
    expect(rail).to_be_visible()
    expect(page.get_by_role("button", name="Close the list of threads")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rail).to_be_hidden()
    expect(opener).to_be_focused()


def test_an_open_page_whose_session_ends_says_how_to_come_back(chat: Chat, visit: Open, thread: str) -> None:
    page = visit(thread)
    chat.sign_out()
    expect(page.get_by_role("heading", name="You’re signed out")).to_be_visible()
    expect(page.get_by_text("threadcast link")).to_be_visible()


def test_an_address_that_leads_nowhere_is_answered_with_a_page(chat: Chat, visit: Open, thread: str) -> None:
    page = visit(thread)
    page.goto(f"{chat.origin}/threads/t_none")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Go to your threads").click()
    expect(page.get_by_role("form", name="Write a message")).to_be_visible()
