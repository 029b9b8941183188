"""A real Chromium. One for each process of the tests: two that are driven at once there get in each other's way."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENT_MILLISECONDS = 20_000
"""How long an expectation waits: a machine of continuous integration has two busy cores."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where the machine has one. In continuous integration it must be there."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        missing = "no Chromium on this machine: install it (for Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    expect.set_options(timeout=_PATIENT_MILLISECONDS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield opened
        opened.close()
