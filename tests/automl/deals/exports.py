"""A market as the exports of well-known CRM systems would show it on its day."""

import numpy as np
import pandas as pd

from tests.automl.deals.market import Market

_STAGES = ("Prospecting", "Qualification", "Proposal", "Negotiation")
_SHARE = {"Prospecting": 10, "Qualification": 25, "Proposal": 50, "Negotiation": 75}


def plain(market: Market) -> pd.DataFrame:
    """Stage, amount, created, expected and actual close, owner: each in a column of its own."""
    deals, over = _known(market)
    return pd.DataFrame(
        {
            "deal_id": deals["id"],
            "owner": deals["owner"],
            "source": deals["source"],
            "product": deals["product"],
            "amount": deals["amount"],
            "stage": np.where(over, np.where(deals["won"], "Closed Won", "Closed Lost"), _stages(deals, market)),
            "created_date": _days(deals["created"]),
            "expected_close_date": _days(deals["planned"]),
            "actual_close_date": _days(deals["close"]).where(over, ""),
        }
    )


def salesforce(market: Market) -> pd.DataFrame:
    """One Close Date, which is the true one of closed deals and the expected one of open ones."""
    deals, over = _known(market)
    stages = _stages(deals, market)
    won, lost = over & deals["won"], over & ~deals["won"]
    share = np.select([won, lost], [100, 0], pd.Series(stages).map(_SHARE).to_numpy())
    category = np.select([won, lost], ["Closed", "Omitted"], np.where(share >= 50, "Best Case", "Pipeline"))
    return pd.DataFrame(
        {
            "Opportunity ID": "006" + deals["id"].str[4:] + "AAX",
            "Opportunity Name": [f"{product} for customer {number}" for number, product in enumerate(deals["product"])],
            "Amount": deals["amount"].map("€{:,.2f}".format),
            "Close Date": deals["close"].where(over, deals["planned"]).dt.strftime("%m/%d/%Y"),
            "Created Date": deals["created"].dt.strftime("%m/%d/%Y"),
            "Stage": np.select([won, lost], ["Closed Won", "Closed Lost"], stages),
            "Probability (%)": share,
            "Expected Revenue": deals["amount"] * share / 100,
            "Opportunity Owner": deals["owner"],
            "Lead Source": deals["source"],
            "Type": deals["product"],
            "Forecast Category": category,
            "Loss Reason": np.where(lost, np.where(deals["amount"] > 20_000, "Price", "No decision"), ""),
        }
    )


def hubspot(market: Market) -> pd.DataFrame:
    """Flags beside the stage; dates with the time of day."""
    deals, over = _known(market)
    won, lost = over & deals["won"], over & ~deals["won"]
    close = deals["close"].where(over, deals["planned"])
    return pd.DataFrame(
        {
            "Record ID": deals["id"].str[4:].astype(int) + 9_000_000,
            "Deal Name": [f"Deal {number}" for number in range(len(deals))],
            "Deal Stage": np.select([won, lost], ["Closed won", "Closed lost"], "Presentation scheduled"),
            "Close Date": close.dt.strftime("%Y-%m-%d 17:00"),
            "Create Date": deals["created"].dt.strftime("%Y-%m-%d 09:30"),
            "Deal owner": deals["owner"],
            "Amount": deals["amount"],
            "Original Source": deals["source"],
            "Deal Type": deals["product"],
            "Is Closed Won": won.map({True: "true", False: "false"}),
            "Is Deal Closed?": over.map({True: "true", False: "false"}),
        }
    )


def pipedrive(market: Market) -> pd.DataFrame:
    """A status, and a day for won deals and another for lost ones."""
    deals, over = _known(market)
    won, lost = over & deals["won"], over & ~deals["won"]
    return pd.DataFrame(
        {
            "Deal - ID": deals["id"].str[4:].astype(int),
            "Deal - Title": [f"Organisation {number} deal" for number in range(len(deals))],
            "Deal - Value": deals["amount"],
            "Deal - Currency of Value": "EUR",
            "Deal - Status": np.select([won, lost], ["Won", "Lost"], "Open"),
            "Deal - Stage": _stages(deals, market),
            "Deal - Deal created": deals["created"].dt.strftime("%Y-%m-%d 08:15:00"),
            "Deal - Won time": deals["close"].dt.strftime("%Y-%m-%d 16:20:00").where(won, ""),
            "Deal - Lost time": deals["close"].dt.strftime("%Y-%m-%d 16:20:00").where(lost, ""),
            "Deal - Expected close date": _days(deals["planned"]),
            "Deal - Owner": deals["owner"],
            "Deal - Label": deals["source"],
            "Deal - Lost reason": np.where(lost, "Chose a competitor", ""),
        }
    )


LAYOUTS = {"plain": plain, "salesforce": salesforce, "hubspot": hubspot, "pipedrive": pipedrive}


def _known(market: Market) -> tuple[pd.DataFrame, pd.Series]:
    deals = market.deals[market.deals["created"] <= pd.Timestamp(market.today)]
    return deals.reset_index(drop=True), (deals["close"] <= pd.Timestamp(market.today)).reset_index(drop=True)


def _stages(deals: pd.DataFrame, market: Market) -> np.ndarray:
    """The further a deal is on its way, the later its stage."""
    until = deals["close"].clip(upper=pd.Timestamp(market.today))
    way = (until - deals["created"]) / (deals["planned"] - deals["created"]).clip(lower=pd.Timedelta(days=1))
    return np.array(_STAGES)[np.clip((way.to_numpy() * 4).astype(int), 0, 3)]


def _days(stamps: pd.Series) -> pd.Series:
    return stamps.dt.strftime("%Y-%m-%d")


def named(market: Market) -> pd.DataFrame:
    """The plain layout with a name for each deal; the first open ones are Acme, Globex, Initech, Umbrella, Hooli."""
    frame = plain(market)
    names = [f"Customer {number}" for number in range(len(frame))]
    still = frame.index[frame["actual_close_date"] == ""]
    for name, row in zip(("Acme", "Globex", "Initech", "Umbrella", "Hooli"), still, strict=False):
        names[row] = name
    frame.insert(1, "deal_name", names)
    return frame
