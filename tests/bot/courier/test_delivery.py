"""Replies reach their thread once, in order, whatever the platform does, and however often the courier dies."""

import pytest

from bot.platform import DisconnectedError, Letter
from bot.searching import Place, unsent_threads
from ledger.states import OutboxState
from tests.bot.office import Courier, Office, says
from tests.contracts.fake_platform import FakePlatform, refused, too_many


class PowerCutError(BaseException):
    """The process ends at this moment: nothing that comes after it runs."""


class DiesAfterPosting(FakePlatform):
    """Posts, and then the courier's process is gone."""

    def post(self, letter: Letter) -> str:
        super().post(letter)
        raise PowerCutError


def _texts(platform: FakePlatform, thread: str) -> list[str]:
    return [said.text for said in platform.threads[thread]]


def test_replies_come_in_the_order_of_their_questions(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread = office.thread()
    first, second = office.question(thread, "answered"), office.question(thread, "answered")
    office.put(second, "answer", says("second"))
    office.put(first, "answer", says("first"))
    courier.attend(thread)
    assert _texts(platform, thread) == ["first", "second"]


def test_a_reply_is_sent_once_however_often_the_courier_looks(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = office.put(office.question(thread, "answered"), "answer", says("once"))
    for _ in range(3):
        courier.attend(thread)
        office.let_time_pass(60)
    assert _texts(platform, thread) == ["once"]
    assert office.row(row).state == OutboxState.SENT


def test_a_courier_that_dies_between_posting_and_noting_it_does_not_post_twice(office: Office) -> None:
    thread = office.thread()
    row = office.put(office.question(thread, "answered"), "answer", says("once"))
    dying = DiesAfterPosting()
    with pytest.raises(PowerCutError):
        Courier(office.database, dying).attend(thread)
    assert office.row(row).state == OutboxState.SENDING
    survivor = FakePlatform()
    survivor.threads = dying.threads
    Courier(office.database, survivor).attend(thread)
    assert office.row(row).state == OutboxState.SENDING, "the dead courier's lease still holds"
    office.let_time_pass(60)
    Courier(office.database, survivor).attend(thread)
    assert _texts(survivor, thread) == ["once"]
    assert office.row(row).state == OutboxState.SENT


def test_a_timeout_after_the_post_was_made_is_looked_into_before_it_is_tried_again(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = office.put(office.question(thread, "answered"), "answer", says("once"))
    platform.lost_answers.add(thread)
    courier.attend(thread)
    assert office.row(row).state == OutboxState.SENDING
    courier.attend(thread)
    assert _texts(platform, thread) == ["once"]
    assert office.row(row).state == OutboxState.SENT


def test_after_a_429_the_whole_thread_waits_and_keeps_its_order(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    for text in ("first", "second"):
        office.put(office.question(thread, "answered"), "answer", says(text))
    platform.failures[thread].append(too_many(30))
    courier.attend(thread)
    courier.attend(thread)
    assert _texts(platform, thread) == []
    office.let_time_pass(31)
    courier.attend(thread)
    assert _texts(platform, thread) == ["first", "second"]


def test_what_the_platform_refuses_for_good_holds_nothing_up(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    rows = [office.put(office.question(thread, "answered"), "answer", says(text)) for text in ("no", "yes")]
    platform.failures[thread].append(refused())
    courier.attend(thread)
    assert _texts(platform, thread) == ["yes"]
    assert [office.row(row).state for row in rows] == [OutboxState.DEAD, OutboxState.SENT]


def test_a_failure_that_nobody_foresaw_is_tried_again(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread = office.thread()
    office.put(office.question(thread, "answered"), "answer", says("after all"))
    platform.failures[thread].append(RuntimeError("a defect in the adapter"))
    courier.attend(thread)
    assert _texts(platform, thread) == []
    office.let_time_pass(60)
    courier.attend(thread)
    assert _texts(platform, thread) == ["after all"]


def test_an_answer_waits_for_the_answer_to_the_earlier_question(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    slow, quick = office.question(thread), office.question(thread, "answered")
    office.put(quick, "answer", says("quick"))
    courier.attend(thread)
    assert _texts(platform, thread) == []
    office.finish(slow)
    office.put(slow, "answer", says("slow"))
    courier.attend(thread)
    assert _texts(platform, thread) == ["slow", "quick"]


def test_what_waits_does_not_hold_up_plans_and_answers_given_at_once(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    office.question(thread)
    held, instant = office.question(thread, "answered"), office.question(thread, "answered", instant=True)
    planned = office.question(thread)
    office.put(held, "answer", says("held"))
    office.put(instant, "answer", says("at once"))
    office.put(planned, "told", says("a plan"))
    courier.attend(thread)
    assert [text.split(" Waiting")[0] for text in _texts(platform, thread)] == ["at once", "a plan"]


def test_a_row_that_another_courier_is_sending_is_left_to_it(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = office.put(office.question(thread, "answered"), "answer", says("theirs"))
    office.hold(row, 15)
    courier.attend(thread)
    assert _texts(platform, thread) == []


def test_a_thread_that_takes_no_more_for_now_is_left_and_looked_at_when_it_does(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = office.put(office.question(thread, "answered"), "answer", says("soon"))
    platform.pauses[thread] = 0.7
    assert courier.attend(thread) == 0.7
    assert office.row(row).attempts == 0, "nobody holds it meanwhile"
    platform.pauses.clear()
    assert courier.attend(thread) == 0
    assert _texts(platform, thread) == ["soon"]


def test_a_plan_shows_its_progress_while_its_channel_takes_no_messages(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    question = office.question(thread)
    office.put(question, "told", says("a plan"))
    courier.attend(thread)
    platform.pauses[thread] = 30
    office.put(office.question(thread, "answered", instant=True), "answer", says("held"))
    office.job(question, "running", stage="Fitting models", share=0.5)
    office.let_time_pass(2)
    courier.attend(thread)
    assert _texts(platform, thread) == ["a plan Fitting models"]


def test_a_workspace_that_has_withdrawn_its_permission_is_left_alone_until_it_is_back(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread = office.thread()
    row = office.put(office.question(thread, "answered"), "answer", says("kept"))
    platform.failures[thread].append(DisconnectedError("token_revoked"))
    courier.attend(thread)
    assert office.row(row).state == OutboxState.DUE
    assert _busy(office) == []
    office.connect()
    assert [place.thread for place in _busy(office)] == [thread]
    courier.attend(thread)
    assert _texts(platform, thread) == ["kept"]


def _busy(office: Office) -> list[Place]:
    with office.database.read() as session:
        return unsent_threads(session)
