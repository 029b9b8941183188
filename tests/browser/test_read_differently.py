"""A workbook read differently by clicks, in a real browser: another sheet, a totals row, a step of preparation."""

import re
from collections.abc import Iterator
from io import BytesIO

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import save
from tests.servers.system import System, started
from workers.console.house.links import link

pytestmark = pytest.mark.living
_ANSWERED_MILLISECONDS = 120_000
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHAPES = (("light", 1280, False), ("dark", 1280, True), ("phone", 390, False))


@pytest.fixture(scope="module")
def system(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    del browser  # without one, nothing is started
    with started(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, system: System) -> Iterator[Page]:
    """A new thread."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(link(system.settings, system.url, "ada"))
    page.get_by_role("button", name="New thread", exact=True).click()
    expect(page.get_by_role("heading", name="Drop a spreadsheet")).to_be_visible()
    yield page
    context.close()


def workbook() -> bytes:
    """Two years of orders, three of them twice, with a totals row below; and a sheet of returns."""
    days = pd.date_range("2025-01-04", periods=96, freq="7D").strftime("%Y-%m-%d")
    customers = ("Acme", "Birch & Co", "Cedar Ltd", "Dune", "Elm Street")
    rows = [
        [day, region, customers[(week + place) % 5], round(900 + 350 * place + 4 * week + 37.5 * (week * 7 % 11), 2)]
        for week, day in enumerate(days)
        for place, region in enumerate(("North", "East", "West"))
    ]
    rows += rows[:3]
    orders = pd.DataFrame(rows, columns=["Order Date", "Region", "Customer", "Sales"])
    orders.loc[len(orders)] = ["Total", None, None, orders["Sales"].sum()]
    returns = pd.DataFrame(
        [[day, ("Damaged", "Late", "Wrong size")[n % 3], 40 + n] for n, day in enumerate(days[::3])],
        columns=["Returned On", "Reason", "Refund"],
    )
    out = BytesIO()
    with pd.ExcelWriter(out, engine="xlsxwriter") as book:
        orders.to_excel(book, sheet_name="Orders", index=False)
        returns.to_excel(book, sheet_name="Returns", index=False)
    return out.getvalue()


def send(page: Page, words: str = "", file: bytes | None = None) -> None:
    if file is not None:
        page.locator("#picker").set_input_files({"name": "shop.xlsx", "mimeType": _EXCEL, "buffer": file})
        expect(page.get_by_role("progressbar", name="Upload of shop.xlsx")).to_be_hidden()
    page.get_by_label("Your question").fill(words)
    page.keyboard.press("Enter")


def answers(page: Page) -> Locator:
    return page.get_by_role("article", name="Threadcast’s answer")


def answered(page: Page, count: int) -> Locator:
    """The last of `count` answers, as soon as it is there."""
    expect(answers(page)).to_have_count(count, timeout=_ANSWERED_MILLISECONDS)
    return answers(page).last


def differently(answer: Locator) -> Locator:
    return answer.get_by_role("group", name="Read it differently")


def photograph(page: Page, name: str) -> None:
    """The thread in light, in dark and on a phone: no sideways scrolling anywhere."""
    for shape, width, dark in _SHAPES:
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        save(page, f"{name}-{shape}", whole=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_another_sheet_is_read_by_a_click_and_back_again(page: Page) -> None:
    send(page, file=workbook())
    first = answered(page, 1)
    expect(first).to_contain_text("Read shop.xlsx")
    differently(first).get_by_role("button", name="Use Returns").click()
    expect(page.get_by_role("article", name="Your message").last).to_contain_text("Use Returns")
    second = answered(page, 2)
    expect(second).to_contain_text("This is read from Returns now.")
    expect(second).to_contain_text("32 rows in 3 columns")
    send(page, "what's in this file?")
    third = answered(page, 3)
    expect(third).to_contain_text("Refund")
    differently(third).get_by_role("button", name="Use Orders").click()
    fourth = answered(page, 4)
    expect(fourth).to_contain_text("This is read from Orders now.")
    expect(fourth).to_contain_text("Customer")
    page.reload()
    chosen = differently(answers(page).nth(2)).get_by_role("button", name="Use Orders")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    photograph(page, "sheets")


def test_a_totals_row_that_was_left_out_is_kept_by_a_click_and_the_question_asked_anew(page: Page) -> None:
    send(page, "what's in this file?", workbook())
    first = answered(page, 1)
    expect(first).to_contain_text("291 rows")
    expect(first).to_contain_text("Left out 1 totals row.")
    differently(first).get_by_role("button", name="Keep the totals row").click()
    second = answered(page, 2)
    expect(second).to_contain_text("292 rows")
    expect(second).to_contain_text("Kept 1 totals row")
    differently(second).get_by_role("button", name="Leave out the totals row").click()
    expect(answered(page, 3)).to_contain_text("291 rows")
    photograph(page, "totals")


def test_a_forecast_is_made_anew_from_the_file_as_it_is_read_now(page: Page) -> None:
    send(page, "predict next quarter sales by region", workbook())
    first = answered(page, 1)
    expect(first.get_by_role("region", name=re.compile("Sales by Region"))).to_contain_text("West")
    differently(first).get_by_role("button", name="Keep the totals row").click()
    expect(page.get_by_role("article", name="Threadcast’s plan").last).to_contain_text("Sales by Region")
    expect(answered(page, 2)).to_contain_text("Kept 1 totals row")
    photograph(page, "forecast-anew")


def test_a_step_of_preparation_is_done_and_taken_back_by_a_click(page: Page) -> None:
    send(page, "what's in this file?", workbook())
    answered(page, 1).get_by_role("button", name="Leave out 3 duplicate rows").click()
    second = answered(page, 2)
    expect(second).to_contain_text("288 rows")
    expect(second).to_contain_text("as you asked")
    second.get_by_role("button", name="Keep the duplicate rows").click()
    expect(answered(page, 3)).to_contain_text("291 rows")
    photograph(page, "preparation")


def test_data_questions_are_answered_from_the_file_as_it_is_read(page: Page) -> None:
    send(page, "Which region sold most?", workbook())
    first = answered(page, 1)
    expect(first).to_contain_text("West")
    differently(first).get_by_role("button", name="Keep the totals row").click()
    expect(answered(page, 2)).to_contain_text("Kept 1 totals row")
    differently(answers(page).last).get_by_role("button", name="Leave out the totals row").click()
    expect(answered(page, 3)).to_contain_text("West")
    send(page, "top 3 customers by sales")
    ranked = answered(page, 4).get_by_role("table").first
    expect(ranked.get_by_role("row")).to_have_count(4)
    expect(ranked).to_contain_text("Cedar Ltd")
    send(page, "average sales by month")
    expect(answered(page, 5)).to_contain_text("Oct 2026")
    photograph(page, "questions")
