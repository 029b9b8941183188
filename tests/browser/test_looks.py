"""How the page looks and is reached: contrast, widths, colours, the keyboard."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Open, save
from tests.browser.said import CHOICES, PLAN, forecast, picture

_COLOURS = """([ink, ground]) => {
  const probe = document.createElement("p");
  const style = probe.style;
  style.color = `var(--${ink})`;
  style.backgroundColor = `var(--${ground})`;
  document.body.append(probe);
  const read = getComputedStyle(probe);
  const found = [read.color, read.backgroundColor].map((colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number));
  probe.remove();
  return found;
}"""
_TEXT = (
    *product(("ink", "quiet"), ("paper", "rail", "raised", "tint", "hover")),
    *product(("accent",), ("paper", "raised", "tint")),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-danger", "danger"),
    ("paper", "ink"),
)
_EDGES = (("edge", "raised"), ("edge", "paper"), ("accent", "line"), ("good", "paper"))


@pytest.fixture(scope="module")
def thread(chat: Chat, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A thread with everything that the page can show."""
    chart = picture(tmp_path_factory.mktemp("chart"))
    thread = chat.thread("Sales by region, next quarter")
    first = chat.asked(thread, "predict next quarter sales by region", [{"name": "sample_sales.csv", "bytes": 1153433}])
    chat.answer(first, *forecast(chat, first, chart), pictures=[chart])
    chat.answer(chat.asked(thread, "predict"), CHOICES)
    running = chat.asked(thread, "and profit?")
    chat.plan(running, *PLAN)
    chat.work(running, "Comparing models: 2 of 4", 0.4, best="about $640K", left=24)
    return thread


def full(page: Page) -> Page:
    """The page once all of the thread is there."""
    expect(page.get_by_role("progressbar", name="Progress")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("img", name="Line chart of Sales by month")).to_have_count(1)
    return page


def luminance(colour: list[float]) -> float:
    """Relative luminance of sRGB (WCAG 2.2)."""
    shares = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(page: Page, ink: str, ground: str) -> float:
    light, dark = sorted(map(luminance, page.evaluate(_COLOURS, [ink, ground])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_edges_stand_out_from_their_grounds(chat: Chat, visit: Open, *, dark: bool) -> None:
    page = visit(chat.thread(), dark=dark)
    weak = {pair: contrast(page, *pair) for pair in _TEXT if contrast(page, *pair) < 4.5}
    weak |= {pair: contrast(page, *pair) for pair in _EDGES if contrast(page, *pair) < 3}
    assert not weak


@pytest.mark.parametrize(
    ("name", "width", "dark"), [("light", 1280, False), ("dark", 1280, True), ("phone", 390, False)]
)
def test_a_full_thread_never_scrolls_sideways(visit: Open, thread: str, name: str, width: int, *, dark: bool) -> None:
    page = full(visit(thread, width=width, height=844, dark=dark))
    page.get_by_role("button", name="Change").click()
    page.get_by_text("The chart’s numbers").click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    save(page, f"page-{name}", whole=True)


def test_figures_are_aligned_right_and_words_left(visit: Open, thread: str) -> None:
    page = full(visit(thread))
    table = page.get_by_role("region", name="Sales by Region, Q1 2027")
    expect(table.get_by_role("cell", name="$268,842")).to_have_css("text-align", "right")
    expect(table.get_by_role("rowheader", name="West")).to_have_css("text-align", "left")


def test_the_choice_of_colours_is_remembered(chat: Chat, visit: Open) -> None:
    page = visit(chat.thread())
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != ground
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute("aria-pressed", "true")


def test_the_keyboard_reaches_everything_in_the_order_in_which_it_is_read(visit: Open, thread: str) -> None:
    page = full(visit(thread))
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
        reached.append(str(name).strip().partition("\n")[0])
        if reached[-1] == "Your question":
            break
    wanted = [
        "Skip to the message box",
        "New thread",
        "Sales by region, next quarter",
        "Dark colours",
        "Open the chart at full size",
        "The chart’s numbers",
        "Workbook",
        "What’s in this file?",
        "Change",
        "Stop",
        "Your question",
    ]
    assert [name for name in dict.fromkeys(reached) if name in wanted] == wanted


def test_the_skip_link_leads_to_the_message_box(visit: Open, thread: str) -> None:
    page = full(visit(thread))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your question")).to_be_focused()


def test_what_has_the_focus_is_not_hidden_behind_the_composer(visit: Open, thread: str) -> None:
    page = full(visit(thread, height=600))
    page.get_by_role("link", name="Open the chart").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert bottom <= page.evaluate("document.getElementById('composer').getBoundingClientRect().top") + 20


def test_a_chart_opens_at_full_size_and_esc_leads_back(visit: Open, thread: str) -> None:
    page = full(visit(thread))
    page.get_by_role("link", name="Open the chart").click()
    viewer = page.get_by_role("dialog", name="Chart at full size")
    expect(viewer.get_by_role("img", name="Line chart of Sales by month")).to_be_visible()
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(page.get_by_role("link", name="Open the chart")).to_be_focused()


def test_the_outline_names_the_thread_and_each_answer(visit: Open, thread: str) -> None:
    page = full(visit(thread))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sales by region, next quarter")
    expect(page.get_by_role("heading", level=2, name="Sales, Q1 2027: $639K")).to_have_count(1)
    for landmark in ("main", "navigation", "complementary"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("form", name="Write a message")).to_have_count(1)
    tree = page.locator("body").aria_snapshot()
    (Path(__file__).parents[2] / "out" / "screens" / "tree.txt").write_text(tree, encoding="utf-8")
    assert "button:" not in tree.replace('button "', "")


def test_a_download_says_how_large_it_is_where_that_is_known(visit: Open, thread: str) -> None:
    page = full(visit(thread))
    expect(page.get_by_role("link", name="Workbook")).to_contain_text("XLSX, 48 KB")
    expect(page.get_by_role("link", name="Python script")).not_to_contain_text(" KB")
