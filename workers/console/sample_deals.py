"""A CRM export that is made up: deals won, lost and open, where source, size and age tell how likely each is."""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

MONTHS, A_DAY = 24, 1.1
_SOURCES = {"Referral": 0.9, "Website": 0.3, "Event": -0.2, "Cold call": -0.9}
_PRODUCTS = {"Starter": 8_000.0, "Team": 22_000.0, "Enterprise": 70_000.0}
_OWNERS = {"Ann Lee": 0.35, "Ben Ortiz": 0.0, "Cara Novak": -0.3, "Dev Patel": 0.1}
_STAGES = ("Qualification", "Demo", "Proposal", "Negotiation")
_ACCOUNTS = (
    "Alder",
    "Bluebird",
    "Cedar",
    "Dune",
    "Elm",
    "Fjord",
    "Glacier",
    "Heron",
    "Iris",
    "Jade",
    "Kestrel",
    "Lark",
)
_BRANCHES = ("Foods", "Media", "Motors", "Health", "Studio", "Systems", "Trading", "Works", "Hotels", "Bank", "Energy")


def sample_deals(today: date) -> pd.DataFrame:
    """Deal ID, Deal, Owner, Source, Product, Amount, Stage, Created, Expected Close, Closed (blank while open)."""
    random = np.random.default_rng(2026)
    days = round(MONTHS * 30.4)
    born = np.repeat(np.arange(days + 1), random.poisson(A_DAY, days + 1))
    size = len(born)
    product, source, owner = (random.choice(list(each), size) for each in (_PRODUCTS, _SOURCES, _OWNERS))
    amount = (np.array([_PRODUCTS[each] for each in product]) * random.lognormal(0, 0.4, size)).round(-2)
    created = pd.Series(pd.Timestamp(today - timedelta(days=days)) + pd.to_timedelta(born, unit="D"))
    cycle = random.lognormal(3.8, 0.35, size).round() + 5
    slip = np.maximum((random.gamma(2.0, 16.0, size) - 18).round(), 3 - cycle)
    expected = created + pd.to_timedelta(cycle, unit="D")
    closed = expected + pd.to_timedelta(slip, unit="D")
    won = random.random(size) < _chance(source, owner, amount, cycle + slip)
    over = closed <= pd.Timestamp(today)
    way = ((pd.Timestamp(today) - created).dt.days / cycle * len(_STAGES)).clip(0, len(_STAGES) - 1).astype(int)
    still = np.array(_STAGES)[way.to_numpy()]
    return pd.DataFrame(
        {
            "Deal ID": [f"D-{1001 + number}" for number in range(size)],
            "Deal": [_name(number) for number in range(size)],
            "Owner": owner,
            "Source": source,
            "Product": product,
            "Amount": amount,
            "Stage": np.where(over, np.where(won, "Closed Won", "Closed Lost"), still),
            "Created": created,
            "Expected Close": expected,
            "Closed": closed.where(over),
        }
    )


def _chance(
    source: npt.NDArray[np.str_],
    owner: npt.NDArray[np.str_],
    amount: npt.NDArray[np.float64],
    age: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """To be won: referrals and small deals are, old ones are not."""
    pull = np.array([_SOURCES[each] for each in source]) + np.array([_OWNERS[each] for each in owner])
    logit = -0.2 + pull - 0.3 * np.log(amount / 20_000) - 0.01 * (age - 55)
    return np.asarray(1 / (1 + np.exp(-logit)))


def _name(number: int) -> str:
    """A name for each deal: "Alder Foods", with a number where it comes again."""
    first = _ACCOUNTS[number % len(_ACCOUNTS)]
    second = _BRANCHES[number % len(_BRANCHES)]
    again = number // (len(_ACCOUNTS) * len(_BRANCHES))
    return f"{first} {second}" if again == 0 else f"{first} {second} {again + 1}"
