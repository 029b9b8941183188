"""The page while something happens: what is new appears, and nothing that a reader holds is taken away."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reports.reply import Paragraph
from tests.browser.chat import Chat
from tests.browser.conftest import Open
from tests.browser.said import CHOICES, HEADLINE, PLAN, forecast, picture


@pytest.fixture(scope="session")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return picture(tmp_path_factory.mktemp("chart"))


def answered(chat: Chat, thread: str, chart: Path) -> str:
    """A question with its whole answer; the question's id."""
    question = chat.asked(thread, "predict next quarter sales by region")
    chat.answer(question, *forecast(chat, question, chart), pictures=[chart])
    return question


def say(page: Page, words: str) -> None:
    page.get_by_label("Your question").fill(words)
    page.keyboard.press("Enter")


def test_a_question_goes_from_words_to_plan_to_progress_to_answer(chat: Chat, visit: Open, chart: Path) -> None:
    thread = chat.thread()
    page = visit(thread)
    say(page, "predict next quarter")
    expect(page.get_by_label("Your message", exact=True)).to_contain_text("predict next quarter")
    expect(page.get_by_role("main").get_by_text("Thinking about it…")).to_be_visible()
    question = chat.newest(thread)
    chat.plan(question, *PLAN)
    expect(page.get_by_role("main").get_by_text("Forecast total Sales by Region for Q1 2027")).to_be_visible()
    expect(page.get_by_role("main").get_by_text("Thinking about it…")).to_have_count(0)
    chat.work(question, "Comparing models: 2 of 4", 0.4, best="about $640K", left=24)
    expect(page.get_by_role("progressbar", name="Progress")).to_have_attribute(
        "aria-valuetext", "40%, Comparing models: 2 of 4"
    )
    expect(page.get_by_role("main").get_by_text("about 25 s left")).to_be_visible()
    chat.answer(question, *forecast(chat, question, chart), pictures=[chart])
    expect(page.get_by_role("heading", name="Sales, Q1 2027: $639K")).to_be_visible()
    expect(page.get_by_role("progressbar", name="Progress")).to_have_count(0)
    expect(page.get_by_label("Your message", exact=True)).to_have_count(1)
    expect(page.get_by_role("status").first).to_be_empty()


def test_an_update_keeps_the_form_that_is_being_filled_and_the_focus_in_it(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    question = chat.asked(thread, "predict next quarter")
    chat.plan(question, *PLAN)
    chat.work(question, "Taking a first look", 0.1)
    page = visit(thread)
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_label("What to forecast")).to_be_focused()
    page.get_by_label("Period").fill("H1 2027")
    chat.work(question, "Comparing models: 1 of 4", 0.7)
    expect(page.get_by_role("main").get_by_text("Comparing models: 1 of 4")).to_be_visible()
    expect(page.get_by_label("Period")).to_be_focused()
    expect(page.get_by_label("Period")).to_have_value("H1 2027")


def test_a_changed_plan_sends_what_was_changed_and_nothing_else(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    question = chat.asked(thread, "predict next quarter")
    chat.plan(question, *PLAN)
    page = visit(thread)
    page.get_by_role("button", name="Change").click()
    page.get_by_label("Category").check()
    with page.expect_request(lambda request: request.url.endswith("/changes")) as sent:
        page.get_by_role("button", name="Use these").click()
    body = json.loads(sent.value.post_data or "")
    assert body["question"] == question
    assert body["changes"] == {"groups": ["Region", "Category"]}
    change = page.get_by_label("Your message", exact=True).last
    expect(change.get_by_role("time")).to_be_visible()
    expect(change).to_contain_text("Split by: Region, Category")


def test_esc_closes_the_form_and_gives_the_focus_back(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    chat.plan(chat.asked(thread, "predict next quarter"), *PLAN)
    page = visit(thread)
    page.get_by_role("button", name="Change").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("form", name="Change the plan")).to_be_hidden()
    expect(page.get_by_role("button", name="Change")).to_be_focused()


def test_a_reader_further_up_is_left_there_and_told_of_the_new_answer(chat: Chat, visit: Open, chart: Path) -> None:
    thread = chat.thread()
    answered(chat, thread, chart)
    page = visit(thread, height=600)
    expect(page.get_by_role("heading", name="Sales, Q1 2027")).to_have_count(1)
    page.get_by_role("main").get_by_text("The chart’s numbers").click()
    page.evaluate("scrollTo(0, 200)")
    second = chat.asked(thread, "and in words?")
    chat.answer(second, Paragraph("Sales go on as they did."))
    expect(page.get_by_role("button", name="New answer")).to_be_visible()
    assert page.evaluate("scrollY") == 200
    expect(page.get_by_role("region", name="Numbers of the chart")).to_be_visible()
    page.get_by_role("button", name="New answer").click()
    expect(page.get_by_role("main").get_by_text("Sales go on as they did.")).to_be_in_viewport()
    expect(page.get_by_role("button", name="New answer")).to_be_hidden()


def test_a_choice_is_made_once_and_stays_made_after_a_reload(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    chat.answer(chat.asked(thread, "predict"), CHOICES)
    page = visit(thread)
    wanted = page.get_by_role("main").get_by_role("button", name="What’s in this file?")
    wanted.click()
    expect(wanted).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Your message", exact=True)).to_have_count(2)
    page.get_by_role("button", name="Forecast Sales").click(force=True)
    page.reload()
    expect(wanted).to_have_attribute("aria-pressed", "true")
    assert [question.choices for question in chat.questions(thread)] == [[], ["What’s in this file?"]]


def test_the_answer_is_announced_once(chat: Chat, visit: Open, chart: Path) -> None:
    thread = chat.thread()
    page = visit(thread)
    answered(chat, thread, chart)
    expect(page.locator("[aria-live]")).to_have_text(HEADLINE)


def test_what_happened_while_the_line_was_cut_is_there_when_it_is_back(chat: Chat, visit: Open) -> None:
    thread = chat.thread()
    page = visit(thread)
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    chat.answer(chat.asked(thread, "are you there?"), Paragraph("Yes, all the time."))
    page.context.set_offline(False)
    expect(page.get_by_role("main").get_by_text("Yes, all the time.")).to_be_visible(timeout=20_000)
