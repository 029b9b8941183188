"""What people's exports hold that makes pipelines go wrong."""

import numpy as np
import pandas as pd
import pytest

from automl.deals.book import book_of
from automl.deals.checking import check
from automl.errors import DataError
from tests.automl.deals.conftest import Read, planned
from tests.automl.deals.exports import plain
from tests.automl.deals.market import Market


def test_negative_and_blank_amounts_are_said_and_filled_by_kind(usual: Market, read: Read) -> None:
    frame = plain(usual)
    still = frame.index[frame["actual_close_date"] == ""]
    blank = [still[frame.loc[still, "product"] == kind][0] for kind in ("Starter", "Enterprise")]
    frame.loc[blank, "amount"] = np.nan
    frame.loc[0, "amount"] = -500
    table = read(frame)
    book = book_of(table, planned(table, usual))
    said = {caution.kind: caution.values.get("count") for caution in book.cautions}
    assert said["blank_amounts"] == 2
    assert said["negative_amounts"] == 1
    small, large = book.frame["amount"].iloc[blank]
    assert 0 < small < large / 3


def test_closed_deals_without_a_day_are_left_out_and_counted(usual: Market, read: Read) -> None:
    frame = plain(usual)
    over = frame.index[frame["actual_close_date"] != ""][:7]
    frame.loc[over, "actual_close_date"] = ""
    table = read(frame)
    book = book_of(table, planned(table, usual))
    assert {caution.kind: caution.values.get("count") for caution in book.cautions}["undated"] == 7
    assert int(book.is_state("open").sum()) == len(usual.open)


def test_open_deals_past_their_day_are_counted(usual: Market, read: Read) -> None:
    table = read(plain(usual))
    book = book_of(table, planned(table, usual))
    late = int((usual.open["planned"].dt.date < usual.today).sum())
    assert {caution.kind: caution.values.get("count") for caution in book.cautions}["overdue"] == late


def test_days_written_out_are_understood(usual: Market, read: Read) -> None:
    frame = plain(usual)
    frame["created_date"] = usual.deals["created"].iloc[: len(frame)].dt.strftime("%d %B %Y").to_numpy()
    table = read(frame)
    plan = planned(table, usual)
    assert plan.created == "created_date"
    assert book_of(table, plan).frame["created"].notna().all()


def test_an_export_with_a_row_for_every_change_counts_each_deal_once(usual: Market, read: Read) -> None:
    frame = plain(usual)
    before = frame.iloc[:50].assign(stage="Prospecting", actual_close_date="")
    table = read(pd.concat([before, frame]))
    book = book_of(table, planned(table, usual))
    assert int(book.is_state("open").sum()) == len(usual.open)
    assert {caution.kind: caution.values.get("count") for caution in book.cautions}["repeated"] == 50


@pytest.mark.parametrize(("kept", "said"), [("Closed", "no open one"), ("Open", "is won yet")])
def test_a_list_of_closed_or_of_open_deals_alone_is_refused_with_a_remedy(
    kept: str, said: str, usual: Market, read: Read
) -> None:
    frame = plain(usual)
    over = frame["stage"].str.startswith("Closed")
    frame = frame[over] if kept == "Closed" else frame[~over | (frame["stage"] == "Closed Lost")]
    table = read(frame)
    plan = planned(table, usual) if kept == "Closed" else planned(read(plain(usual)), usual)
    with pytest.raises(DataError) as error:
        check(book_of(table, plan), table)
    assert said in error.value.problem.sentence
    assert error.value.problem.remedy
