"""Between a message and what is said back, the page says what is being done."""

from playwright.sync_api import Page, expect

from reports.reply import Paragraph
from tests.browser.chat import Chat
from tests.browser.conftest import Open, save
from tests.browser.said import PLAN

THINKING = "Thinking about it…"
READING = "Reading sample_sales.csv…"
FILE = {"reference": "local/uploads/u/sample_sales.csv", "name": "sample_sales.csv", "bytes": 1153433}


def waiting(page: Page, words: str = THINKING) -> None:
    expect(page.get_by_role("main").get_by_text(words)).to_be_visible()


def quiet(page: Page, words: str = THINKING) -> None:
    expect(page.get_by_role("main").get_by_text(words)).to_have_count(0)


def test_a_message_is_thought_about_until_its_answer_also_after_a_reload(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    page.get_by_label("Your question").fill("and in words?")
    page.keyboard.press("Enter")
    waiting(page)
    question = chat.newest(thread)
    page.reload()
    waiting(page)
    chat.answer(question, Paragraph("Sales go on as they did."))
    expect(page.get_by_role("main").get_by_text("Sales go on as they did.")).to_be_visible()
    quiet(page)
    page.reload()
    quiet(page)


def test_a_file_is_named_while_it_is_read_and_the_plan_takes_its_place(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    question = chat.asked(thread, "predict next quarter", [FILE])
    page = visit(thread)
    waiting(page, READING)
    save(page, "page-reading")
    before = page.get_by_label("Your message", exact=True).bounding_box()
    chat.plan(question, *PLAN)
    expect(page.get_by_role("main").get_by_text("Forecast total Sales by Region for Q1 2027")).to_be_visible()
    quiet(page, READING)
    assert page.get_by_label("Your message", exact=True).bounding_box() == before


def test_a_message_from_another_window_is_thought_about_here_too(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    question = chat.asked(thread, "predict next quarter", [FILE])
    waiting(page, READING)
    chat.answer(question, Paragraph("That is a long way off."))
    expect(page.get_by_role("main").get_by_text("That is a long way off.")).to_be_visible()
    quiet(page, READING)


def test_an_earlier_answer_does_not_end_the_wait_for_a_later_one(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    first, second = chat.asked(thread, "predict next quarter"), chat.asked(thread, "and profit?")
    page = visit(thread)
    chat.answer(first, Paragraph("About as now."))
    expect(page.get_by_role("main").get_by_text("About as now.")).to_be_visible()
    waiting(page)
    chat.answer(second, Paragraph("A little more."))
    expect(page.get_by_role("main").get_by_text("A little more.")).to_be_visible()
    quiet(page)


def test_the_wait_is_announced_once_and_a_message_that_failed_is_not_waited_for(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    page.get_by_label("Your question").fill("predict next quarter")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-live]")).to_have_text(THINKING)
    page.context.set_offline(True)
    page.get_by_label("Your question").fill("and profit?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your message", exact=True).last).to_contain_text("Not sent.")
    quiet(page)
