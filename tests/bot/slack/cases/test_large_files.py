"""Case 6: a 100 MB CSV, a lying size, a zip-bomb workbook: refused before the download, cut off while it streams,
bounded when it is unpacked; temporary files gone.
"""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.bot.slack.cases.conftest import MEGABYTES
from tests.play.slack import Channel, Person
from tests.servers.company import Company

pytestmark = pytest.mark.living
_LINE = b"2024-01-01,100\n"
_MANY = 400 * 2**20


def csv_of(megabytes: float) -> bytes:
    """A CSV of so many megabytes."""
    return b"day,sales\n" + _LINE * int(megabytes * 2**20 / len(_LINE))


def bomb() -> bytes:
    """A workbook of half a megabyte that unpacks to 400."""
    book, plain, made = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["day", "sales"])
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("xl/media/blank.bin", "w", force_zip64=True) as blank:
            for _ in range(_MANY // 2**20):
                blank.write(bytes(2**20))
    return made.getvalue()


def scratch(acme: Company) -> Sequence[Path]:
    """What lies in the folder of temporary files."""
    return list((acme.system.home / "scratch").glob("intake-*"))


def test_a_large_file_is_refused_before_the_download(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/intake/fetching.py doesn't look at the declared size."""
    before = len(acme.slack.downloads)
    said = acme.asks(ada, sales, "predict next quarter", ("big.csv", csv_of(MEGABYTES + 1)))
    words = acme.reading(said)
    assert f"{MEGABYTES} MB" in words
    assert len(acme.slack.downloads) == before
    assert not scratch(acme)


def test_a_file_that_lies_about_its_size_is_cut_off(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/delivering/downloads.py doesn't count what it writes."""
    acme.slack.fault("download", lying_size=1000)
    said = acme.asks(ada, sales, "predict next quarter", ("big.csv", csv_of(8 * MEGABYTES)))
    assert f"{MEGABYTES} MB" in acme.reading(said)
    assert acme.slack.downloads[-1]["sent"] < 3 * MEGABYTES * 2**20
    assert not scratch(acme)


def test_a_workbook_that_unpacks_too_far_is_refused(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where automl/reading doesn't bound what an archive unpacks to."""
    said = acme.asks(ada, sales, "predict next quarter", ("bomb.xlsx", bomb()))
    assert "unpacks to more than" in acme.reading(said)
    assert not scratch(acme)
