"""Case 5: the file is deleted between event and download, `check_file_info`, a login page instead of the file.

A clear sentence in the thread, and no work left running.
"""

import pytest

from ledger.states import FINISHED_QUESTION
from tests.play.slack import Channel, Person, Said
from tests.servers.company import Company
from tests.walks.data import monthly

pytestmark = pytest.mark.living
FILE = ("shops.csv", monthly(12))


def told_in_words(acme: Company, said: Said) -> str:
    """The one reply of a question that could not be answered."""
    replies = acme.replies(said)
    assert len(replies) == 1, acme.picture(said)
    assert [each.state in FINISHED_QUESTION for each in acme.questions(said)] == [True]
    assert not list(acme.jobs(said))
    words = replies[0].reading_text()
    assert "Traceback" not in words
    assert "shops.csv" in words or "file" in words.lower()
    return words


def test_a_file_that_was_deleted_meanwhile_is_told_in_a_sentence(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/delivering/downloads.py takes file_deleted for a failure that passes."""
    acme.slack.hold()
    said = acme.asks(ada, sales, "predict next quarter", FILE)
    acme.team.delete_file(said.files[0])
    acme.slack.let_go()
    assert "deleted" in told_in_words(acme, said)


def test_a_login_page_is_not_taken_for_the_file(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/delivering/downloads.py doesn't look at what it gets: the page is read as the file."""
    acme.slack.fault("download", html=True, times=None)
    said = acme.asks(ada, sales, "predict next quarter", FILE)
    words = told_in_words(acme, said)
    assert "Slack" in words
    assert "<html" not in words


def test_a_file_of_another_company_is_looked_up_and_read(acme: Company, ada: Person, sales: Channel) -> None:
    """Slack Connect sends such a file as an id. Fails where bot/slack/delivering/downloads.py skips files.info."""
    said = acme.asks(ada, sales, "describe this file", FILE)
    acme.replies(said)
    assert any(call.params.get("file") == said.files[0].id for call in acme.slack.calls("files.info"))


def test_a_folder_of_temporary_files_is_left_empty(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/intake/fetching.py leaves its folder behind when a download fails."""
    acme.slack.fault("download", html=True, times=None)
    told_in_words(acme, acme.asks(ada, sales, "predict next quarter", FILE))
    assert not list((acme.system.home / "scratch").glob("intake-*"))
