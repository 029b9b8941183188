"""The tasks: ids in, one call each."""

from ledger.logs import about
from workers.wiring import wired


def plan(workspace: str, question: str) -> None:
    from workers.planning import plan_question  # noqa: PLC0415  a light worker at rest stays small

    with about(question=question):
        plan_question(wired(), workspace, question)


def answer(workspace: str, question: str) -> None:
    from workers.answering import answer_question  # noqa: PLC0415

    with about(question=question):
        answer_question(wired(), workspace, question)


def work(workspace: str, job: str) -> None:
    from workers.analysis.desk import desk  # noqa: PLC0415
    from workers.analysis.working import work_job  # noqa: PLC0415

    with about(job=job):
        work_job(wired(), desk(), workspace, job)


def sweep() -> None:
    from workers.sweep import sweep as sweep_once  # noqa: PLC0415

    sweep_once(wired())


def tidy() -> None:
    from workers.tidying import tidy as tidy_once  # noqa: PLC0415

    tidy_once(wired())
