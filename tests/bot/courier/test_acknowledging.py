"""A question is acknowledged by a message that becomes its plan, or its answer where there is one at once."""

import pytest

from ledger.states import OutboxState, QuestionState
from tests.bot.office import Courier, Office, says
from tests.contracts.fake_platform import FakePlatform, refused


def _acknowledged(office: Office, *files: str) -> tuple[str, str, str]:
    thread = office.thread()
    question = office.question(thread, QuestionState.READY)
    return thread, question, office.acknowledge(question, *files)


def _texts(platform: FakePlatform, thread: str) -> list[str]:
    return [said.text for said in platform.threads[thread]]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Looking into it"),
        (["orders.csv"], "Reading orders.csv"),
        (["orders.csv", "deals.csv"], "Reading orders.csv and 1 more"),
        ([""], "Reading the file"),
    ],
)
def test_the_thread_reads_at_once_what_happens(
    office: Office, platform: FakePlatform, courier: Courier, files: list[str], words: str
) -> None:
    thread, _, _ = _acknowledged(office, *files)
    courier.attend(thread)
    assert _texts(platform, thread) == [words]


def test_the_plan_takes_the_place_of_the_acknowledgement(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, row = _acknowledged(office)
    courier.attend(thread)
    office.finish(question, QuestionState.PLANNED)
    assert office.put(question, "told", says("I will forecast sales.")) == row
    office.let_time_pass(2)
    courier.attend(thread)
    assert _texts(platform, thread) == ["I will forecast sales."]


def test_an_answer_given_at_once_takes_its_place_without_a_second_message(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, row = _acknowledged(office)
    courier.attend(thread)
    office.finish(question)
    office.put(question, "answer", says("Good morning."))
    courier.attend(thread)
    assert _texts(platform, thread) == ["Good morning."]
    assert (office.row(row).role, office.row(row).settled) == ("answer", True)


def test_an_answer_that_is_there_before_the_acknowledgement_went_is_the_only_message(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, _ = _acknowledged(office)
    office.finish(question)
    office.put(question, "answer", says("Good morning."))
    courier.attend(thread)
    assert _texts(platform, thread) == ["Good morning."]
    assert platform.threads[thread][0].edits == []


def test_after_the_plan_the_answer_is_a_message_of_its_own(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, _ = _acknowledged(office)
    office.put(question, "told", says("I will forecast sales."))
    courier.attend(thread)
    office.finish(question)
    office.put(question, "answer", says("5 million."))
    courier.attend(thread)
    assert _texts(platform, thread) == ["I will forecast sales.", "5 million."]


def test_an_acknowledged_question_that_is_withdrawn_says_that_it_stopped(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, row = _acknowledged(office)
    courier.attend(thread)
    office.finish(question, QuestionState.WITHDRAWN)
    courier.attend(thread)
    assert _texts(platform, thread) == ["Stopped without an answer"]
    assert office.row(row).settled


def test_an_answer_whose_acknowledgement_was_deleted_is_posted_all_the_same(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, _ = _acknowledged(office)
    courier.attend(thread)
    platform.threads[thread].clear()
    office.finish(question)
    office.put(question, "answer", says("Good morning."))
    for _ in range(3):
        courier.attend(thread)
    assert _texts(platform, thread) == ["Good morning."]


def test_an_answer_whose_acknowledgement_was_refused_is_posted_of_its_own(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, row = _acknowledged(office)
    platform.failures[thread].append(refused())
    courier.attend(thread)
    assert office.row(row).state == OutboxState.DEAD
    office.finish(question)
    office.put(question, "answer", says("Good morning."))
    courier.attend(thread)
    assert _texts(platform, thread) == ["Good morning."]


def test_an_acknowledgement_whose_posting_is_in_doubt_shows_the_answer_in_the_end(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, _ = _acknowledged(office)
    platform.lost_answers.add(thread)
    courier.attend(thread)
    office.finish(question)
    office.put(question, "answer", says("Good morning."))
    courier.attend(thread)
    assert _texts(platform, thread) == ["Good morning."]
