"""What the product really says, in every capability: the replies of its own views, of made-up tables."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pandas as pd

from automl.capabilities.ask import ask
from automl.capabilities.describe import describe
from automl.engine import Deadline
from automl.errors import Problem
from automl.plan import AskPlan, Circumstances, DescribePlan, ForecastPlan, Plan
from automl.row_plans import PredictPlan
from automl.stored.results import Result
from automl.table import Note, Offer, Table
from automl.understanding import understand
from reports.apology import apology
from reports.catalog import view
from reports.changing import change_form
from reports.clarifying import clarifying
from reports.not_yet import not_yet
from reports.received import received
from reports.reply import Chart, FilePart, Form, Paragraph, Part, ProgressPart, Reply
from reports.rereading import with_offers
from reports.said_back import told
from reports.sources import fetched_from, which_source, with_origin
from tests.automl.asking.questions import QUESTIONS
from tests.automl.asking.sales import table
from tests.reports.fabricate import forecast_of
from tests.reports.fabricate_deals import PLAN, RESULT
from tests.reports.fabricate_reasons import (
    FLIP,
    SCORE,
    WHAT_IF,
    WHY_FORECAST,
    WHY_GROUP,
    WHY_ROW,
    flips,
    scored,
    what_if,
    what_if_all,
    why_forecast,
    why_group,
    why_row,
)
from tests.reports.fabricate_rows import (
    churn_plan,
    churn_result,
    churn_table,
    flower_result,
    hopeless_result,
    house_result,
    house_table,
)
from tests.reports.shapes import SHAPES
from tests.reports.surroundings import plan_of, table_of

TODAY = Circumstances(today=date(2026, 11, 21), currency="USD")
_OFFER = (Note("totals_left_out", "Left out 1 totals row.", 1, offers=(Offer("Keep the totals", "undo=totals"),)),)


@dataclass(frozen=True, slots=True)
class Said:
    """A reply as it is stored: its files are keys of the file store."""

    name: str
    role: str
    reply: Reply


def forecasts() -> Iterator[Said]:
    """A forecast of every shape of data."""
    for name in SHAPES:
        shape = SHAPES[name]
        result = forecast_of(shape)
        made = _viewed(lambda out, s=shape, r=result: view(plan_of(s, r), r, table_of(s, r), out).reply)
        yield Said(f"forecast_{name.replace(' ', '_')}", "answer", made)


def on_rows() -> Iterator[Said]:
    """Predictions, reasons, what-ifs, a scored list and a pipeline."""
    for name, plan, result, about in ON_ROWS:
        made = _viewed(lambda out, p=plan, r=result, t=about: view(p, r, t, out).reply)
        yield Said(name, "answer", made)


ON_ROWS: Sequence[tuple[str, Plan, Result, Table]] = (
    ("predict", churn_plan(), churn_result(), churn_table()),
    ("predict_drivers", churn_plan(drivers=True), churn_result(), churn_table()),
    ("predict_nothing", churn_plan(), hopeless_result(), churn_table()),
    ("predict_value", PredictPlan(target="Price", task="regression"), house_result(), house_table()),
    ("predict_classes", PredictPlan(target="Species", task="multiclass"), flower_result(), house_table()),
    ("explain_row", WHY_ROW, why_row(), churn_table()),
    ("explain_group", WHY_GROUP, why_group(), table()),
    ("explain_forecast", WHY_FORECAST, why_forecast(), table()),
    ("whatif_row", WHAT_IF, what_if(), churn_table()),
    ("whatif_all", WHAT_IF, what_if_all(), churn_table()),
    ("whatif_flip", FLIP, flips(), churn_table()),
    ("score", SCORE, scored(), churn_table()),
    ("pipeline", PLAN, RESULT, Table("deals.csv", pd.DataFrame(), ())),
)


def asked() -> Iterator[Said]:
    """Answers to questions of many kinds about the past."""
    for number, (questions, _) in list(enumerate(QUESTIONS))[::5]:
        plan = understand(questions[0], table(), TODAY).plan
        if isinstance(plan, AskPlan):
            yield Said(f"ask_{number:02}", "answer", _answered(plan))


def described() -> Iterator[Said]:
    """A description, and a file without words."""
    whole = replace(table(), notes=_OFFER)
    result = describe(DescribePlan(), whole, TODAY)
    made = _viewed(lambda out: view(DescribePlan(), result, whole, out).reply)
    yield Said("describe", "answer", replace(made, parts=with_offers(made.parts, whole, [result])))
    yield Said("received", "answer", received(whole, "orders.csv", "orders_old.csv"))


def conversed() -> Iterator[Said]:
    """What is said around answers: questions back, plans, problems."""
    unclear = understand("predict", table(), TODAY).clarify
    assert unclear is not None
    yield Said("clarify", "answer", clarifying(unclear))
    yield Said("apology", "answer", apology(Problem("orders.csv was deleted.", "Drop it here again, then ask.")))
    yield Said("not_yet", "answer", not_yet(Plan(capability="whatif", words="What if?"), ()))
    yield Said("sources", "answer", which_source(["Orders", "Deals <!channel>", "R&D"]))
    moment = datetime(2026, 11, 21, 16, 5, tzinfo=UTC)
    yield Said("origin", "answer", with_origin(Reply((Paragraph("Sales, 2022: $1.50M."),)), fetched_from("DB", moment)))


def planned() -> Iterator[Said]:
    """A plan said back, at every stage of its work."""
    plan = understand("predict next quarter sales by region", table(), TODAY).plan
    assert isinstance(plan, ForecastPlan)
    said = told([plan], change_form(plan, table(), TODAY))
    yield Said("told_reading", "told", Reply((ProgressPart("Reading orders.csv", 0.0, None, None, "waiting"),)))
    for progress in STAGES:
        kept = [part for part in said.parts if progress.state != "done" or not isinstance(part, Form)]
        yield Said(f"told_{progress.state}", "told", Reply((*kept, progress)))


STAGES: Sequence[ProgressPart] = (
    ProgressPart("Waiting for its turn", 0.0, None, None, "waiting"),
    ProgressPart("comparing models", 0.42, "$639K, likely between $580K and $700K", 19.0, "running"),
    ProgressPart("Stopping; the best so far will be the answer", 0.5, None, None, "stopping"),
    ProgressPart("Done; the answer is below", 1.0, None, None, "done"),
)
EVERY: Sequence[Callable[[], Iterator[Said]]] = (forecasts, on_rows, asked, described, conversed, planned)


@cache
def everything() -> dict[str, Said]:
    """All of them, by name."""
    return {said.name: said for kind in EVERY for said in kind()}


def _answered(plan: AskPlan) -> Reply:
    return _viewed(lambda out: view(plan, ask(plan, table(), TODAY, Deadline(20)), table(), out).reply)


def _viewed(made: Callable[[Path], Reply]) -> Reply:
    """What a view makes, its files named as the store would."""
    with tempfile.TemporaryDirectory() as folder:
        reply = made(Path(folder))
    return Reply(tuple(_kept(part) for part in reply.parts))


def _kept(part: Part) -> Part:
    match part:
        case Chart() | FilePart():
            return replace(part, path=Path("slack_T1/q_1/answer") / part.path.name)
        case _:
            return part
