"""Exports that are odd in ways that people's are: each gives the usual answer, or says what is missing."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from automl.deals.answer import result_of
from automl.deals.result import PipelineResult
from automl.deals.valuing import valued
from automl.errors import DataError
from automl.plan import Circumstances
from automl.understanding import understand
from tests.automl.deals.conftest import Read, planned
from tests.automl.deals.exports import plain
from tests.automl.deals.market import Market

_DAYS = ("2026-10-10", "2026-10-25", "2026-11-10")


def valued_as(frame: pd.DataFrame, there: Market, read: Read) -> PipelineResult:
    table, today = read(frame), Circumstances(today=there.today)
    plan = planned(table, there)
    return result_of(valued(table, plan, today), plan, table, today, None)


def german(frame: pd.DataFrame) -> pd.DataFrame:
    stages = {
        "Closed Won": "Gewonnen", "Closed Lost": "Verloren", "Prospecting": "Erstkontakt",
        "Qualification": "Qualifiziert", "Proposal": "Angebot", "Negotiation": "Verhandlung",
    }  # fmt: skip
    names = {
        "stage": "Phase", "amount": "Betrag", "created_date": "Erstellt am", "owner": "Verantwortlich",
        "expected_close_date": "Voraussichtlicher Abschluss", "actual_close_date": "Abgeschlossen am",
    }  # fmt: skip
    return frame.assign(stage=frame["stage"].replace(stages)).rename(columns=names)


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(stage=frame["stage"].replace({"Closed Won": "6 - Signed", "Closed Lost": "X - Dead"}))


def twice(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, frame.tail(40)])


def watched(frame: pd.DataFrame) -> pd.DataFrame:
    """A row for each deal and day of writing, the newest first; deals that closed later were open then."""
    return pd.concat([_as_of(frame, day) for day in reversed(_DAYS)])


def _as_of(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    known = frame[frame["created_date"] <= day].assign(snapshot_date=day)
    later = (known["actual_close_date"] != "") & (known["actual_close_date"] > day)
    known.loc[later, ["stage", "actual_close_date"]] = ["Negotiation", ""]
    return known


def won_amount_first(frame: pd.DataFrame) -> pd.DataFrame:
    """What the deal brought, filled in once it was won, stands before what it is worth."""
    filled = frame["amount"].where(frame["stage"] == "Closed Won")
    wide = frame.assign(**{"Closed won amount": filled})
    return wide[["Closed won amount", *frame.columns]]


@pytest.mark.parametrize("odd", [german, numbered, twice, watched, won_amount_first])
def test_the_same_deals_give_the_same_answer(
    odd: Callable[[pd.DataFrame], pd.DataFrame], usual: Market, read: Read
) -> None:
    expected, found = (valued_as(frame, usual, read) for frame in (plain(usual), odd(plain(usual))))
    assert (found.open.count, found.closed, found.quarter.won) == (
        expected.open.count, expected.closed, expected.quarter.won,
    )  # fmt: skip
    assert found.quarter.p50 == pytest.approx(expected.quarter.p50, rel=0.01)


def test_two_pipelines_are_told_apart_by_their_column(usual: Market, read: Read) -> None:
    frame = plain(usual)
    frame["Pipeline"] = np.where(np.arange(len(frame)) % 3 == 0, "Renewals", "New business")
    table, today = read(frame), Circumstances(today=usual.today)
    plan = planned(table, usual, "what is the Renewals pipeline worth?")
    result = result_of(valued(table, plan, today), plan, table, today, None)
    assert [each.value for each in plan.filters] == ["Renewals"]
    assert 0 < result.open.count < 0.5 * len(usual.open)


def test_columns_that_are_filled_at_the_end_are_not_learnt_from(usual: Market, read: Read) -> None:
    frame = plain(usual)
    over, won = frame["actual_close_date"] != "", frame["stage"] == "Closed Won"
    chance = np.random.default_rng(3).choice([20, 50, 80], len(frame))
    leaking = frame.assign(
        probability=np.select([won, over], [100, 0], chance),
        contract_signed=np.where(won, "yes", "no"),
        loss_reason=np.where(over & ~won, np.where(chance > 20, "Price", "No decision"), ""),
        invoice_total=frame["amount"].where(won, 0),
    )
    found = valued_as(leaking, usual, read)
    aside = {each.column for each in found.set_aside}
    assert {"probability", "contract_signed", "loss_reason", "invoice_total"} <= aside
    assert found.calibration.brier is not None
    assert found.calibration.brier > 0.18, "a smaller error than the truth's own is a leak"


def test_without_days_of_closing_the_rate_is_given_and_what_is_missing_is_said(usual: Market, read: Read) -> None:
    frame = plain(usual).drop(columns=["expected_close_date", "actual_close_date"])
    with pytest.raises(DataError, match=r"1,178 closed deals 46% were won; at that rate the 103 open ones"):
        valued_as(frame, usual, read)


def test_open_deals_alone_are_told_to_lack_closed_ones(usual: Market, read: Read) -> None:
    frame = plain(usual)
    found = understand("pipeline?", read(frame[frame["actual_close_date"] == ""]), Circumstances(today=usual.today))
    assert found.error is not None
    assert "closed deals" in found.error.remedy
