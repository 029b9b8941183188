"""What is deleted is gone from the store, and nothing is answered from it; words that were told stay."""

from datetime import date
from pathlib import Path

import pytest

from bot.desk.removal import Removal
from bot.errors import Refused
from ledger.bell import SilentBell
from ledger.clock import now
from ledger.files import Files, StoredFiles
from ledger.repositories.arrivals import Arrival
from ledger.repositories.audit import Audit
from ledger.repositories.datasets import Datasets
from ledger.repositories.forecasts import ForecastRow, Forecasts
from ledger.repositories.jobs import Jobs
from ledger.repositories.people import Threads
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Question, WebPost
from tests.bot.office import Office, says
from tests.contracts.fake_platform import FakePlatform


class Store(StoredFiles):
    """A store that may be away."""

    away = False

    def remove(self, prefix: str) -> None:
        if self.away:
            raise OSError
        super().remove(prefix)


@pytest.fixture
def files(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "files"), tmp_path)


@pytest.fixture
def removal(office: Office, files: Store, platform: FakePlatform) -> Removal:
    return Removal(office.database, files, SilentBell(), platform)


def _give(office: Office, files: Files, folder: Path, question: str) -> str:
    """A file that a question came with, and a chart that was made from it."""
    (folder / "given").write_bytes(b"x")
    with office.database.write() as session:
        asked = Questions(session).get("local", question)
        assert asked is not None
        dataset = Datasets(session).add("local", asked, "sales.csv", 1, "0", "", dataset=f"d_{question}")
        dataset.original_key = f"local/{dataset.id}/original/sales.csv"
        asked.dataset_id = dataset.id
    for key in (dataset.original_key, f"local/{question}/answer/chart.png", f"local/{question}/result-j.json"):
        files.put(key, folder / "given")
    return dataset.id


def test_a_deleted_file_and_what_was_made_from_it_are_gone(
    office: Office, removal: Removal, files: Store, tmp_path: Path
) -> None:
    thread = office.thread()
    question, other = office.question(thread, "answered"), office.question(thread, "answered")
    dataset, kept = (_give(office, files, tmp_path, each) for each in (question, other))
    row = office.put(question, "answer", says("Sales will be $3M."))
    with office.database.write() as session:
        session.get_one(Question, question).facts = [{"id": "total"}]
    removal.delete_file(office.person(), thread, dataset)
    with office.database.read() as session:
        assert session.get_one(Question, question).facts == []
    assert not files.exists(f"local/{dataset}")
    assert not files.exists(f"local/{question}")
    assert files.exists(f"local/{kept}/original/sales.csv")
    assert files.exists(f"local/{other}/answer/chart.png")
    assert office.row(row).reply == says("Sales will be $3M.")


def test_work_on_a_deleted_file_stops_and_the_thread_says_so(
    office: Office, removal: Removal, files: Store, tmp_path: Path
) -> None:
    thread = office.thread()
    question = office.question(thread)
    dataset, job = _give(office, files, tmp_path, question), office.job(question)
    office.work(job, "running")
    removal.delete_file(office.person(), thread, dataset)
    with office.database.read() as session:
        asked, running = Questions(session).get("local", question), Jobs(session).get("local", job)
        assert asked is not None
        assert running is not None
        assert (asked.state, running.stop_asked) == (QuestionState.WITHDRAWN, True)


def test_a_deletion_is_audited(office: Office, removal: Removal, files: Store, tmp_path: Path) -> None:
    thread = office.thread()
    dataset = _give(office, files, tmp_path, office.question(thread, "answered"))
    removal.delete_file(office.person(), thread, dataset)
    with office.database.read() as session:
        assert [entry.action for entry in Audit(session).of_subject("local", dataset)] == ["delete_file"]


def test_a_deletion_that_a_crash_cut_short_is_finished_later(
    office: Office, removal: Removal, files: Store, tmp_path: Path
) -> None:
    thread = office.thread()
    dataset = _give(office, files, tmp_path, office.question(thread, "answered"))
    files.away = True
    removal.delete_file(office.person(), thread, dataset)
    assert files.exists(f"local/{dataset}/original/sales.csv")
    files.away = False
    removal.finish()
    assert not files.exists(f"local/{dataset}")


def test_strangers_delete_nothing(office: Office, removal: Removal, files: Store, tmp_path: Path) -> None:
    thread = office.thread("mine", "Ada")
    dataset = _give(office, files, tmp_path, office.question(thread, "answered"))
    with pytest.raises(Refused):
        removal.delete_file(office.person("Bob"), thread, dataset)
    with pytest.raises(Refused):
        removal.delete_thread(office.person("Bob"), thread)
    assert files.exists(f"local/{dataset}/original/sales.csv")


def test_of_a_deleted_thread_nothing_is_left_to_read(
    office: Office, removal: Removal, files: Store, tmp_path: Path
) -> None:
    thread = office.thread()
    question, running = office.question(thread, "answered"), office.question(thread)
    dataset = _give(office, files, tmp_path, question)
    row = office.put(question, "answer", says("Sales will be $3M."))
    removal.delete_thread(office.person(), thread)
    assert not files.exists(f"local/{dataset}")
    with office.database.read() as session:
        assert Threads(session).get("local", thread) is None
        assert session.query(WebPost).count() == 0
        asked = Questions(session).get("local", running)
        assert asked is not None
        assert (asked.state, asked.words) == (QuestionState.WITHDRAWN, "")
    assert office.row(row).reply == {"parts": []}


def test_of_a_deleted_thread_neither_uploads_nor_names_nor_numbers_are_left(
    office: Office, removal: Removal, files: Store, tmp_path: Path, platform: FakePlatform
) -> None:
    thread, person = office.thread(), office.person()
    question = office.question(thread)
    dataset, job = _give(office, files, tmp_path, question), office.job(question, "running", best="$3M")
    with office.database.write() as session:
        attachments = [{"reference": "r1", "name": "sales.csv", "bytes": 1}]
        assert Questions(session).receive("local", Arrival("e1", thread, person.id, attachments=attachments))
        day = date(2027, 1, 1)
        told = ForecastRow(question, dataset, now(), "Sales", "sum", "month", "East", "2027-01", day, day, 1, 2, 3)
        Forecasts(session).keep("local", [told])
    removal.delete_thread(person, thread)
    assert platform.forgotten == ["r1"]
    with office.database.read() as session:
        given, running = Datasets(session).get("local", dataset), Jobs(session).get("local", job)
        assert given is not None
        assert running is not None
        assert (given.name, running.progress) == ("", {})
        assert Forecasts(session).of_question("local", question) == []
