"""What is asked becomes ready to be planned, with its files in the store, or with a reason in words."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from bot.desk.withdrawing import withdraw
from bot.intake.intake import Intake
from bot.platform import DisconnectedError, LaterError
from ledger.bell import SilentBell
from ledger.clock import now
from ledger.files import StoredFiles
from ledger.queues import Task
from ledger.repositories.arrivals import Arrival
from ledger.repositories.datasets import Datasets
from ledger.repositories.questions import Questions
from ledger.settings import Settings
from ledger.states import QuestionState
from ledger.tables import Dataset, Json, Question
from tests.bot.office import Office
from tests.contracts.fake_platform import FakePlatform
from tests.waiting import soon


class Desk:
    """Intake of an office, with the store it writes to."""

    def __init__(self, office: Office, platform: FakePlatform, folder: Path) -> None:
        settings = Settings(home=folder, max_file_megabytes=1)
        self.office = office
        self.platform = platform
        self.files = StoredFiles(settings.files, settings.scratch)
        self.bell = SilentBell()
        self.intake = Intake(settings, office.database, self.files, self.bell, platform)

    def asked(self, thread: str, attachments: Sequence[Json] = ()) -> str:
        person = self.office.person()
        with self.office.database.write() as session:
            arrival = Arrival(str(uuid4()), thread, person.id, words="predict", attachments=attachments)
            question = Questions(session).receive("local", arrival)
            assert question is not None
            return question.id

    def question(self, question: str) -> Question:
        with self.office.database.read() as session:
            found = Questions(session).get("local", question)
            assert found is not None
            return found

    def ready(self, question: str) -> bool:
        self.intake.round()
        return self.question(question).state == QuestionState.READY

    def dataset(self, question: str) -> Dataset:
        with self.office.database.read() as session:
            found = Datasets(session).get("local", self.question(question).dataset_id or "")
            assert found is not None
            return found


@pytest.fixture
def desk(office: Office, platform: FakePlatform, tmp_path: Path) -> Desk:
    return Desk(office, platform, tmp_path)


def _file(reference: str = "r1", name: str = "sales.csv", size: int = 8) -> Json:
    return {"reference": reference, "name": name, "bytes": size}


def test_a_question_without_files_is_ready_and_planning_is_rung(desk: Desk) -> None:
    question = desk.asked(desk.office.thread())
    desk.intake.round()
    assert desk.question(question).state == QuestionState.READY
    assert [(task, row) for task, _, row, _ in desk.bell.rung] == [(Task.PLAN, question)]


def test_two_hundred_questions_are_ready_after_one_look(desk: Desk) -> None:
    threads = [desk.office.thread(f"thread {number}") for number in range(20)]
    asked = [desk.asked(thread) for _ in range(10) for thread in threads]
    desk.intake.round()
    assert sorted(row for _, _, row, _ in desk.bell.rung) == sorted(asked)


def test_a_file_lies_in_the_store_before_its_question_is_ready(desk: Desk) -> None:
    desk.platform.attachments["r1"] = b"a,b\n1,2\n"
    question = desk.asked(desk.office.thread(), [_file()])
    assert soon(lambda: desk.ready(question))
    dataset = desk.dataset(question)
    assert dataset.name == "sales.csv"
    assert desk.files.read(str(dataset.original_key)).read() == b"a,b\n1,2\n"
    assert soon(lambda: desk.platform.forgotten == ["r1"])


def test_a_file_that_cannot_be_had_becomes_a_question_with_a_reason(desk: Desk) -> None:
    question = desk.asked(desk.office.thread(), [_file("gone")])
    assert soon(lambda: desk.ready(question))
    assert desk.question(question).problem == {
        "sentence": "The file is not there any more.",
        "remedy": "Upload it again.",
    }


def test_a_file_declared_as_too_large_is_not_even_fetched(desk: Desk) -> None:
    question = desk.asked(desk.office.thread(), [_file(size=2 << 20)])
    assert soon(lambda: desk.ready(question))
    assert "limit of 1 MB" in str(desk.question(question).problem)


def test_a_name_that_climbs_out_of_its_folder_stays_inside(desk: Desk) -> None:
    desk.platform.attachments["r1"] = b"a,b\n1,2\n"
    question = desk.asked(desk.office.thread(), [_file(name="../../../etc/passwd")])
    assert soon(lambda: desk.ready(question))
    assert desk.dataset(question).name == "passwd"
    assert desk.dataset(question).original_key == f"local/{desk.dataset(question).id}/original/passwd"


def test_what_another_intake_holds_is_left_to_it(desk: Desk, office: Office) -> None:
    question = desk.asked(office.thread(), [_file()])
    office.hold_question(question, 15)
    desk.intake.round()
    assert not soon(lambda: desk.ready(question), 0.5)


def test_nothing_of_a_question_that_comes_to_no_file_stays(desk: Desk) -> None:
    desk.platform.attachments["r1"] = b"a,b\n1,2\n"
    question = desk.asked(desk.office.thread(), [_file("r1"), _file("gone")])
    assert soon(lambda: desk.ready(question))
    assert desk.question(question).problem
    assert desk.files.older("local", now() + timedelta(minutes=1)) == []


class Hasty(FakePlatform):
    """A platform whose people take a question back while its file is fetched."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> str | None:
        called = super().fetch(workspace, reference, target, most_bytes)
        with self._office.database.write() as session:
            withdraw(session, session.query(Question).one(), note=None)
        return called


def test_nothing_of_a_question_that_is_withdrawn_while_its_file_is_fetched_stays(
    office: Office, tmp_path: Path
) -> None:
    platform = Hasty(office)
    platform.attachments["r1"] = b"a,b\n1,2\n"
    desk = Desk(office, platform, tmp_path)
    question = desk.asked(office.thread(), [_file("r1")])
    desk.intake.start()
    assert soon(lambda: desk.question(question).state == QuestionState.WITHDRAWN)
    desk.intake.stop()
    assert desk.files.older("local", now() + timedelta(minutes=1)) == []


def test_a_platform_that_says_when_is_asked_then_and_never_given_up(desk: Desk) -> None:
    desk.platform.away["r1"] = [LaterError("429", retry_after=30)] * 5
    question = desk.asked(desk.office.thread(), [_file()])
    desk.platform.attachments["r1"] = b"a,b\n1,2\n"
    for _ in range(5):
        assert soon(lambda: _waits(desk, question))
        _let_time_pass(desk, question, 31)
    assert soon(lambda: desk.ready(question))
    assert desk.question(question).problem is None


def test_the_files_of_a_disconnected_workspace_wait_and_are_fetched_when_it_is_back(desk: Desk) -> None:
    desk.platform.away["r1"] = [DisconnectedError("token_revoked")]
    desk.platform.attachments["r1"] = b"a,b\n1,2\n"
    question = desk.asked(desk.office.thread(), [_file()])
    assert soon(lambda: _waits(desk, question))
    _let_time_pass(desk, question, 31)
    assert not desk.ready(question)
    desk.office.connect()
    assert soon(lambda: desk.ready(question))
    assert desk.dataset(question).name == "sales.csv"


def _waits(desk: Desk, question: str) -> bool:
    """Whether the last attempt is over, and the next one is not due."""
    desk.intake.round()
    row = desk.question(question)
    return row.lease_token is None and row.due_at > now()


def _let_time_pass(desk: Desk, question: str, seconds: float) -> None:
    with desk.office.database.write() as session:
        row = Questions(session).get("local", question)
        assert row is not None
        row.due_at -= timedelta(seconds=seconds)
