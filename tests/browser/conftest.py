"""The web chat, and windows in which it is open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chat import Chat, living

SCREENS = Path(__file__).parents[2] / "out" / "screens"

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    with living(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, chat: Chat) -> Iterator[Open]:
    """Opens a thread in a window of its own, signed in. What the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_thread(thread: str, *, width: int = 1280, height: int = 900, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
        page.goto(chat.link())
        page.goto(f"{chat.origin}/threads/{thread}")
        return page

    yield open_thread
    for context in contexts:
        context.close()
    assert not complaints, complaints


def save(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a picture of the page under out/screens; of all of it in a window as high as the page."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    assert size is not None
    if whole:
        page.set_viewport_size(
            {"width": size["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
        )
    page.screenshot(path=SCREENS / f"{name}.png")
    page.set_viewport_size(size)
