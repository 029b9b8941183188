"""The plan that was told shows how the work goes, without a flood of edits, and settles at the end."""

import time
from itertools import pairwise

from bot.courier.progress import progress
from ledger.states import JobState, QuestionState
from ledger.tables import Job, Question
from tests.bot.office import Courier, Office, says
from tests.contracts.fake_platform import FakePlatform, refused, too_many

FORM = {"kind": "form", "title": "Change the plan", "fields": [], "submit": "Apply"}


def _told(office: Office) -> tuple[str, str, str, str]:
    thread = office.thread()
    question = office.question(thread)
    job = office.job(question)
    reply = says("I will forecast sales.")
    row = office.put(question, "told", {"parts": [*reply["parts"], FORM]})
    return thread, question, job, row


def _kinds(platform: FakePlatform, thread: str) -> list[str]:
    return [part["kind"] for part in platform.threads[thread][0].reply["parts"]]


def _progress(platform: FakePlatform, thread: str) -> dict[str, object]:
    return next(dict(part) for part in platform.threads[thread][0].reply["parts"] if part["kind"] == "progress")


def test_a_plan_that_waits_says_so(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread, _, _, _ = _told(office)
    courier.attend(thread)
    assert _progress(platform, thread)["state"] == "waiting"
    assert "form" in _kinds(platform, thread)


def test_progress_is_shown_in_the_same_message(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread, _, job, _ = _told(office)
    courier.attend(thread)
    office.work(job, stage="Fitting models", share=0.5, best="MASE 0.8", seconds_left=20)
    office.let_time_pass(2)
    courier.attend(thread)
    assert len(platform.threads[thread]) == 1
    shown = _progress(platform, thread)
    assert (shown["stage"], shown["share"], shown["best"], shown["state"]) == (
        "Fitting models", 0.5, "MASE 0.8", "running",
    )  # fmt: skip


def test_edits_are_at_least_a_second_apart(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread, _, job, _ = _told(office)
    courier.attend(thread)
    until = time.monotonic() + 2.5
    share = 0.0
    while time.monotonic() < until:
        share += 0.001
        office.work(job, stage="Fitting models", share=share)
        courier.attend(thread)
    edits = platform.threads[thread][0].edits
    assert 1 <= len(edits) <= 2
    assert all(later - earlier >= 0.95 for earlier, later in pairwise(edits))


def test_nothing_is_edited_while_nothing_changes(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread, _, _, _ = _told(office)
    for _ in range(3):
        courier.attend(thread)
        office.let_time_pass(5)
    assert platform.threads[thread][0].edits == []


def test_when_the_answer_is_there_the_plan_settles_without_its_form(
    office: Office, platform: FakePlatform, courier: Courier
) -> None:
    thread, question, job, row = _told(office)
    courier.attend(thread)
    office.work(job, "done")
    office.finish(question)
    office.let_time_pass(2)
    courier.attend(thread)
    assert "form" not in _kinds(platform, thread)
    assert _progress(platform, thread)["state"] == "done"
    assert office.row(row).settled


def test_an_edit_that_meets_a_429_is_made_later(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread, question, job, row = _told(office)
    courier.attend(thread)
    office.work(job, "done")
    office.finish(question)
    office.let_time_pass(2)
    platform.failures[thread].append(too_many(10))
    courier.attend(thread)
    courier.attend(thread)
    assert not office.row(row).settled
    office.let_time_pass(11)
    courier.attend(thread)
    assert office.row(row).settled


def test_a_plan_whose_message_is_gone_is_left_alone(office: Office, platform: FakePlatform, courier: Courier) -> None:
    thread, _, job, row = _told(office)
    courier.attend(thread)
    office.work(job, stage="Fitting models", share=0.5)
    office.let_time_pass(2)
    platform.failures[thread].append(refused())
    courier.attend(thread)
    assert office.row(row).settled


def test_what_the_first_look_has_done_is_not_taken_back_when_the_full_work_begins() -> None:
    question = Question(state=QuestionState.PLANNED)
    look = Job(purpose="look", state=JobState.RUNNING, progress={"stage": "Taking a first look", "share": 0.9})
    full = Job(purpose="full", state=JobState.QUEUED, progress={})
    shown = [progress(question, [look, full])]
    look.state, full.state = JobState.DONE, JobState.RUNNING
    shown.append(progress(question, [look, full]))
    full.progress = {"stage": "Comparing models: 2 of 4", "share": 0.5}
    shown.append(progress(question, [look, full]))
    shares = [each.share for each in shown if each is not None]
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert shares[-1] == 0.5


def test_what_waits_says_so_in_plain_words() -> None:
    waiting = progress(Question(state=QuestionState.PLANNED), [Job(purpose="full", state=JobState.QUEUED, progress={})])
    assert waiting is not None
    assert waiting.stage == "Waiting for its turn"


def test_no_stage_comes_back_that_was_shown_before_the_first_look() -> None:
    question = Question(state=QuestionState.PLANNED)
    look, full = Job(purpose="look", state=JobState.QUEUED), Job(purpose="full", state=JobState.QUEUED)
    stages, bests = [], []
    for job, state, told in (
        (look, JobState.QUEUED, {}),
        (look, JobState.RUNNING, {}),
        (look, JobState.RUNNING, {"stage": "Trying a first look", "best": "MASE 0.9"}),
        (look, JobState.DONE, look.progress),
        (full, JobState.RUNNING, {}),
        (full, JobState.RUNNING, {"stage": "Comparing methods"}),
    ):
        job.state, job.progress = state, told or job.progress
        shown = progress(question, [look, full])
        assert shown is not None
        stages.append(shown.stage)
        bests.append(shown.best)
    assert len(set(stages)) == len(stages) == 6
    assert bests[2:] == ["MASE 0.9"] * 4


def test_the_first_look_is_shown_until_the_full_work_says_something() -> None:
    look = Job(purpose="look", state=JobState.RUNNING, progress={"stage": "Trying a first look", "share": 0.5})
    full = Job(purpose="full", state=JobState.RUNNING, progress={"seconds_left": 50})
    shown = progress(Question(state=QuestionState.PLANNED), [look, full])
    assert shown is not None
    assert shown.stage == "Trying a first look"
