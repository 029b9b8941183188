"""The files of an answer are brought into its thread once, after its message, whoever dies in between."""

from bot.platform import Json
from ledger.states import OutboxState
from tests.bot.office import Courier, Office, says
from tests.contracts.fake_platform import FakePlatform, refused, too_many

WORKBOOK = {"kind": "file", "role": "workbook", "path": "local/q/workbook.xlsx", "title": "Workbook", "bytes": 9}


def _with_a_workbook(text: str) -> Json:
    return {"parts": [*says(text)["parts"], WORKBOOK]}


def _answered(office: Office, thread: str, text: str = "5 million.") -> str:
    return office.put(office.question(thread, "answered"), "answer", _with_a_workbook(text))


def _files(platform: FakePlatform, thread: str) -> list[list[str]]:
    return [said.files for said in platform.threads[thread]]


def test_an_answer_and_its_files_come_together(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread = office.thread()
    row = _answered(office, thread)
    courier.attend(thread)
    assert _files(platform, thread) == [["Workbook"]]
    assert office.row(row).settled
    courier.attend(thread)
    assert len(platform.attached) == 1


def test_files_that_meet_a_429_come_later_and_the_message_is_not_posted_again(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    _answered(office, thread)
    platform.failures[thread].extend([None, too_many(30)])
    courier.attend(thread)
    courier.attend(thread)
    assert _files(platform, thread) == [[]]
    office.let_time_pass(31)
    courier.attend(thread)
    assert _files(platform, thread) == [["Workbook"]]
    assert len(platform.threads[thread]) == 1


def test_files_that_are_refused_for_good_leave_an_answer_that_says_so(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = _answered(office, thread)
    platform.failures[thread].extend([None, refused()])
    for _ in range(3):
        courier.attend(thread)
    assert (office.row(row).state, office.row(row).settled) == (OutboxState.SENT, True)
    (said,) = platform.threads[thread]
    assert said.reply["parts"][-1]["text"].startswith("The files of this answer could not be brought here.")
    assert (platform.attached, len(said.edits)) == ([], 1)


def test_an_answer_found_after_a_lost_reply_gets_its_files(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = _answered(office, thread)
    platform.lost_answers.add(thread)
    courier.attend(thread)
    courier.attend(thread)
    assert _files(platform, thread) == [["Workbook"]]
    assert office.row(row).settled


def test_files_that_another_courier_is_bringing_are_left_to_it(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = _answered(office, thread)
    platform.failures[thread].extend([None, too_many(5)])
    courier.attend(thread)
    office.let_time_pass(6)
    office.hold(row, 15)
    courier.attend(thread)
    assert platform.attached == []
    office.let_time_pass(60)
    courier.attend(thread)
    assert len(platform.attached) == 1
