"""The whole product in a real browser: `threadcast up`, a dropped file, questions, answers, and what comes after."""

import os
import re
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import save
from tests.browser.dropping import drag
from tests.servers.system import System, started
from workers.console.sample import write_sample

pytestmark = pytest.mark.living
_ANSWERED_MILLISECONDS = 120_000
_BUDGET_SECONDS = 15
"""Long enough that a person can stop it."""
_SHAPES = (("light", 1280, False), ("dark", 1280, True), ("phone", 390, False))


@pytest.fixture(scope="module")
def system(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    del browser  # without one, nothing is started
    with started(tmp_path_factory.mktemp("home"), {"THREADCAST_BUDGET_SECONDS": str(_BUDGET_SECONDS)}) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser, system: System) -> Iterator[BrowserContext]:
    """A person's browser, signed in by the link that was printed."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = opened.new_page()
    page.goto(system.entry)
    page.close()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, system: System) -> Iterator[Page]:
    """A new thread."""
    with context.new_page() as page:
        page.goto(system.url)
        page.get_by_role("button", name="New thread", exact=True).click()
        expect(page.get_by_role("heading", name="Drop a spreadsheet")).to_be_visible()
        yield page


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The made-up sales file, as of a fixed day."""
    return write_sample(tmp_path_factory.mktemp("sample") / "sales.csv", date(2026, 11, 21)).read_text(encoding="utf-8")


def ask(page: Page, words: str, file: str | None = None) -> None:
    """Drop a file, where there is one, write, and send."""
    if file is not None:
        drag(page, "drop", "sales.csv", file)
        expect(page.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(1)
        expect(page.get_by_role("progressbar", name="Upload of sales.csv")).to_be_hidden()
    page.get_by_label("Your question").fill(words)
    page.keyboard.press("Enter")


def answers(page: Page) -> Locator:
    return page.get_by_role("article", name="Threadcast’s answer")


def plans(page: Page) -> Locator:
    return page.get_by_role("article", name="Threadcast’s plan")


def answered(page: Page, count: int) -> Locator:
    """The last of `count` answers, as soon as it is there."""
    expect(answers(page)).to_have_count(count, timeout=_ANSWERED_MILLISECONDS)
    return answers(page).last


def loaded(picture: Locator) -> bool:
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    return bool(picture.evaluate("image => image.decode().then(() => image.naturalWidth > 600)"))


def test_a_dropped_file_and_a_question_become_a_number_a_chart_and_a_workbook(
    page: Page, context: BrowserContext, sample: str
) -> None:
    ask(page, "predict next quarter sales by region", sample)
    expect(plans(page)).to_contain_text("Sales by Region", timeout=_ANSWERED_MILLISECONDS)
    expect(page.get_by_role("progressbar", name="Progress")).to_be_visible()
    answer = answered(page, 1)
    headline = answer.get_by_role("heading", name=re.compile(r"Sales, Q1 2027: \$\d+K, likely between"))
    expect(headline).to_be_in_viewport()
    expect(page.get_by_role("progressbar", name="Progress")).to_have_count(0)
    assert loaded(answer.get_by_role("img", name="Line chart of Sales by month"))
    expect(answer.get_by_role("region", name="Sales by Region, Q1 2027")).to_contain_text("West")
    with page.expect_download() as workbook:
        answer.get_by_role("link", name="Workbook").click()
    assert workbook.value.suggested_filename.endswith(".xlsx")
    assert Path(workbook.value.path()).read_bytes().startswith(b"PK")
    said = headline.text_content() or ""
    page.reload()
    expect(answers(page).get_by_role("heading")).to_have_text(said)
    photograph(page, context)


def photograph(page: Page, context: BrowserContext) -> None:
    """The same thread in light, in dark and on a phone: no sideways scrolling anywhere."""
    for name, width, dark in _SHAPES:
        shown = context.new_page()
        shown.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        shown.set_viewport_size({"width": width, "height": 900 if width > 390 else 844})
        shown.goto(page.url)
        expect(shown.get_by_role("status").first).to_be_empty()
        assert shown.evaluate("document.documentElement.scrollWidth") == width
        for picture in shown.get_by_role("img").all():
            assert loaded(picture)
        answers(shown).last.evaluate("answer => answer.scrollIntoView()")
        save(shown, f"answer-{name}")
        save(shown, f"thread-{name}", whole=True)
        shown.close()


def test_a_follow_up_keeps_the_context_and_a_question_about_the_answer_is_recalled(page: Page, sample: str) -> None:
    ask(page, "predict next quarter sales by region", sample)
    answered(page, 1)
    ask(page, "and by category?")
    expect(answered(page, 2).get_by_role("region", name="Sales by Category, Q1 2027")).to_contain_text("Technology")


def test_a_plan_is_changed_while_it_is_worked_on(page: Page, sample: str) -> None:
    ask(page, "predict next quarter sales by region", sample)
    expect(plans(page)).to_have_count(1, timeout=_ANSWERED_MILLISECONDS)
    page.get_by_role("button", name="Change").click()
    page.get_by_role("form").get_by_label("Category").check()
    page.get_by_role("form").get_by_label("Region").uncheck()
    page.get_by_role("form").get_by_role("button").first.click()
    expect(plans(page).last).to_contain_text("Category", timeout=_ANSWERED_MILLISECONDS)
    expect(answered(page, 1).get_by_role("region", name="Sales by Category, Q1 2027")).to_be_visible()


def test_a_stopped_question_answers_with_its_best_so_far(page: Page, sample: str) -> None:
    ask(page, "predict next quarter sales by region", sample)
    expect(page.get_by_text("Best so far")).to_be_visible(timeout=_ANSWERED_MILLISECONDS)
    page.get_by_role("button", name="Stop").click()
    expect(answered(page, 1).get_by_role("heading", name="Sales, Q1 2027")).to_be_visible()
    expect(plans(page)).to_contain_text("stopped")


def test_a_choice_answers_a_question_that_was_not_clear(page: Page, sample: str) -> None:
    ask(page, "predict", sample)
    answered(page, 1).get_by_role("button", name="Top 10 Customers by Profit").click()
    ranked = answered(page, 2).get_by_role("table").first
    expect(ranked.get_by_role("row")).to_have_count(11)
    chosen = answers(page).first.get_by_role("button", name="Top 10 Customers by Profit")
    page.reload()
    expect(chosen).to_have_attribute("aria-pressed", "true")


def test_a_newer_file_replaces_the_older_one_and_a_deleted_one_is_forgotten(page: Page, sample: str) -> None:
    lines = sample.splitlines(keepends=True)
    ask(page, "predict next quarter sales", "".join(lines[: len(lines) * 9 // 10]))
    first = answered(page, 1).get_by_role("heading").inner_text()
    ask(page, "predict next quarter sales", sample)
    expect(answered(page, 2).get_by_role("heading").first).not_to_have_text(first)
    files = page.get_by_role("button", name="Delete the file sales.csv")
    for left in reversed(range(files.count())):
        files.first.click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(files).to_have_count(left)
    expect(page.get_by_role("region", name="Files in this thread")).to_contain_text("None yet.")
    page.reload()
    expect(answers(page).last).to_contain_text("deleted")
    ask(page, "predict next quarter sales")
    expect(answered(page, 3)).to_contain_text("file")


def test_a_reload_in_the_middle_of_the_work_loses_nothing(page: Page, sample: str) -> None:
    ask(page, "predict next quarter sales", sample)
    expect(page.get_by_role("progressbar", name="Progress")).to_be_visible(timeout=_ANSWERED_MILLISECONDS)
    page.reload()
    expect(answered(page, 1).get_by_role("heading", name="Sales, Q1 2027")).to_be_visible()


def test_the_page_comes_back_when_the_chat_process_was_killed(page: Page, system: System, sample: str) -> None:
    ask(page, "predict next quarter sales", sample)
    expect(plans(page)).to_have_count(1, timeout=_ANSWERED_MILLISECONDS)
    os.kill(system.pids["bot"], signal.SIGKILL)
    expect(answered(page, 1).get_by_role("heading", name="Sales, Q1 2027")).to_be_visible()
    expect(page.get_by_text("Reconnecting…")).to_have_count(0)
