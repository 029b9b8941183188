"""Predictions in a real browser: who leaves, why this one, what if, a new list scored, and what a pipeline brings."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import save
from tests.browser.dropping import drag
from tests.servers.patience import stretched
from tests.servers.system import System, started
from tests.walks.tables import customers, deals

pytestmark = pytest.mark.living
_BUDGET_SECONDS = 12
_ANSWERED_SECONDS = 60.0
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


def ask(page: Page, words: str, name: str = "", file: str = "") -> Locator:
    """Drop a file, where there is one, write, and send; the answer."""
    before = answers(page).count()
    if file:
        drag(page, "drop", name, file)
        expect(page.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(1)
        expect(page.get_by_role("progressbar", name=f"Upload of {name}")).to_be_hidden()
    page.get_by_label("Your question").fill(words)
    page.keyboard.press("Enter")
    return answered(page, before + 1)


def click(page: Page, answer: Locator, name: str | re.Pattern[str]) -> Locator:
    """Click what an answer offers; the next answer."""
    before = answers(page).count()
    answer.get_by_role("button", name=name).click()
    return answered(page, before + 1)


def answers(page: Page) -> Locator:
    return page.get_by_role("article", name="Threadcast’s answer")


def answered(page: Page, count: int) -> Locator:
    """The last of `count` answers, as soon as it is there."""
    expect(answers(page)).to_have_count(count, timeout=1000 * stretched(_ANSWERED_SECONDS))
    return answers(page).nth(count - 1)


def downloaded(page: Page, answer: Locator, name: str | re.Pattern[str]) -> Path:
    with page.expect_download() as file:
        answer.get_by_role("link", name=name).click()
    return Path(file.value.path())


def photograph(page: Page, context: BrowserContext, called: str) -> None:
    """The thread in light, in dark and on a phone: all pictures there, no sideways scrolling anywhere."""
    for name, width, dark in _SHAPES:
        shown = context.new_page()
        shown.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        shown.set_viewport_size({"width": width, "height": 900})
        shown.goto(page.url)
        expect(answers(shown)).to_have_count(answers(page).count())
        for picture in shown.get_by_role("img").all():
            picture.scroll_into_view_if_needed()
            assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 600)")
        assert shown.evaluate("document.documentElement.scrollWidth") == width
        save(shown, f"{called}-{name}", whole=True)
        shown.close()


def test_who_leaves_and_why_and_what_if_and_a_new_list(page: Page, context: BrowserContext) -> None:
    predicted = ask(page, "predict Churn", "customers.csv", customers())
    expect(predicted).to_contain_text(re.compile(r"Of 100 customers that the model flags as likely to leave, \d+ do"))
    expect(predicted.get_by_role("img", name=re.compile("Months"))).to_be_visible()
    assert downloaded(page, predicted, "Workbook").read_bytes().startswith(b"PK")

    why = ask(page, "why is C-1007 likely to leave?")
    chance = re.search(r"The chance of C-1007 to leave is (\d+%)", why.inner_text())
    assert chance, why.inner_text()
    parts = why.get_by_role("region", name=f"How {chance[1]} comes about")
    expect(parts).to_contain_text("Months")
    expect(parts.get_by_role("row").last).to_contain_text(chance[1])

    supposed = ask(page, "what if Complaints were 0?")
    expect(supposed).to_contain_text("no proof that the change would do it")

    scored = ask(page, "score this list", "new.csv", customers(40, known=False, first=5000, seed=11))
    expect(scored).to_contain_text(re.compile(r"Of 40 customers, \d+"))
    lines = downloaded(page, scored, re.compile("CSV")).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 41
    assert "Churn_predicted" in lines[0]
    first = click(page, scored, re.compile(r"Why C-50\d\d\?"))
    expect(first).to_contain_text(re.compile(r"The chance of C-50\d\d to leave is \d+%"))
    photograph(page, context, "churn")


def test_every_suggestion_is_understood_one_after_the_other(page: Page) -> None:
    """Fails where a click takes the other suggestions away, and where one is not understood."""
    predicted = ask(page, "predict Churn", "customers.csv", customers())
    offered = predicted.get_by_role("group", name="You could ask").get_by_role("button").all_inner_texts()
    assert {"What drives Churn?", "Score a new list"} <= set(offered)
    for each in offered:
        expect(click(page, predicted, each)).to_contain_text(re.compile("Months|would|Drop"))
    why = ask(page, "why is C-1007 likely to leave?")
    for each in why.get_by_role("group", name="You could ask").get_by_role("button").all_inner_texts():
        expect(click(page, why, each)).to_contain_text(re.compile("C-1007|Months"))


def test_a_list_without_a_model_and_one_that_lacks_a_column_are_told_what_to_do(page: Page) -> None:
    new = customers(40, known=False, first=5000)
    expect(ask(page, "score this list", "new.csv", new)).to_contain_text("First ask for a prediction")
    ask(page, "predict Churn", "customers.csv", customers())
    short = "\n".join(",".join(line.split(",")[:2] + line.split(",")[3:]) for line in new.splitlines())
    expect(ask(page, "score this list", "short.csv", short)).to_contain_text("“Complaints”")


def test_a_stopped_prediction_leaves_a_model_that_can_be_asked(page: Page) -> None:
    drag(page, "drop", "customers.csv", customers(2_000))
    page.get_by_label("Your question").fill("predict Churn, thorough")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"Best so far"))).to_be_visible(timeout=1000 * stretched(_ANSWERED_SECONDS))
    page.get_by_role("button", name="Stop").click()
    expect(answered(page, 1)).to_contain_text("stopped before every model had been tried")
    expect(ask(page, "why is C-1007 likely to leave?")).to_contain_text("The chance of C-1007")


def test_the_model_is_gone_with_the_file_that_it_learnt_from(page: Page) -> None:
    ask(page, "predict Churn", "customers.csv", customers())
    page.get_by_role("button", name="Delete the file customers.csv").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("region", name="Files in this thread")).to_contain_text("None yet.")
    expect(ask(page, "why is C-1007 likely to leave?")).to_contain_text("file")


def test_what_a_quarter_brings_is_told_of_the_deals_of_a_crm(page: Page, context: BrowserContext) -> None:
    brought = ask(page, "what will this quarter bring?", "deals.csv", deals())
    expect(brought).to_contain_text(re.compile(r"Q\d 20\d\d will bring about €[\d.,]+[KM] "))
    expect(brought).to_contain_text("is won already")
    expect(brought.get_by_role("region", name="Deals at risk")).to_be_visible()
    assert downloaded(page, brought, "Workbook").read_bytes().startswith(b"PK")
    photograph(page, context, "pipeline")
