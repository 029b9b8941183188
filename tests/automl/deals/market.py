"""A market of sales opportunities with a known truth: what each deal is worth, how far it slips, what a quarter brings.

A deal is expected to close after a cycle that grows with its size; it closes that many days and a slip later, or
earlier. Whether it is won then depends on its source, product, owner and size, and on how old it has become.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
_SOURCES = {"Referral": 0.9, "Inbound": 0.3, "Event": -0.1, "Cold call": -0.9}
_PRODUCTS = {"Starter": 0.3, "Team": 0.0, "Enterprise": -0.4}
_SIZES = {"Starter": 8.6, "Team": 9.8, "Enterprise": 11.0}
_OWNERS = ("Anna Berg", "Ben Kowalski", "Carla Diaz", "Deniz Kaya", "Emma Rossi", "Farid Haddad")
_SLIP_SHAPE, _SLIP_SCALE, _SLIP_START = 2.2, 20.0, -25.0
_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Market:
    """Deals as they stand on `today`, with what nobody in the market knows.

    deals: columns id, source, product, owner, amount, created, planned (the expected close), close (the true day),
    chance (of being won when it closes then), won (true outcome). For deals that are still open on `today`, close and
    won are one draw of what may become of them; `outcomes` draws others.
    """

    today: date
    deals: pd.DataFrame
    market_spread: float
    seed: int
    start: date
    per_day: float
    skill: bool = True
    owners: dict[str, float] = field(default_factory=dict)

    @property
    def open(self) -> pd.DataFrame:
        """The deals that are open on `today`."""
        return self.deals[(self.deals["close"] > pd.Timestamp(self.today)) & self._known]

    @property
    def closed(self) -> pd.DataFrame:
        return self.deals[(self.deals["close"] <= pd.Timestamp(self.today)) & self._known]

    @property
    def _known(self) -> pd.Series:
        known: pd.Series = self.deals["created"] <= pd.Timestamp(self.today)
        return known

    def outcomes(self, end: date, draws: int) -> Floats:
        """What the period that holds `today` may bring up to `end`: the amount won before, and drawn futures."""
        chance = np.random.default_rng(self.seed + 1)
        begin = pd.Timestamp(end) - pd.tseries.offsets.QuarterBegin(startingMonth=1, n=0)
        begin = pd.Timestamp(end).to_period("Q").start_time
        closed = self.closed
        before = float(closed.loc[closed["won"] & (closed["close"] >= begin), "amount"].sum())
        totals = np.full(draws, before)
        for draw in range(draws):
            mood = chance.normal(0, self.market_spread)
            totals[draw] += _won_by(self._redrawn(chance), end, mood, chance)
            fresh = _created(self.today + timedelta(days=1), end, self.per_day, self.owners, self.skill, chance)
            totals[draw] += _won_by(fresh, end, mood, chance)
        return totals

    def chances(self, draws: int = 400) -> Floats:
        """The true probability of each open deal to be won in the end."""
        chance = np.random.default_rng(self.seed + 2)
        won = [_chance_at(redrawn := self._redrawn(chance), redrawn["close"]) for _ in range(draws)]
        return np.asarray(np.mean(won, axis=0))

    def _redrawn(self, chance: np.random.Generator) -> pd.DataFrame:
        """The open deals, each with another day of closing after today."""
        deals = self.open.copy()
        past = ((pd.Timestamp(self.today) - deals["planned"]) / _DAY).to_numpy()
        close, left = np.zeros(len(deals)), np.ones(len(deals), bool)
        for _ in range(4_000):
            slip = chance.gamma(_SLIP_SHAPE, _SLIP_SCALE, len(deals)) + _SLIP_START
            fits = left & (slip.round() > past)
            close[fits], left[fits] = slip[fits].round(), False
            if not left.any():
                break
        close[left] = past[left] + 1 + chance.exponential(_SLIP_SCALE, left.sum()).round()
        deals["close"] = deals["planned"] + pd.to_timedelta(close, unit="D")
        deals["close"] = deals["close"].clip(lower=pd.Timestamp(self.today) + _DAY)
        return deals


def market(
    today: date = date(2026, 11, 10),
    months: int = 30,
    per_day: float = 1.4,
    seed: int = 7,
    market_spread: float = 0.15,
    *,
    skill: bool = True,
) -> Market:
    """A market that began `months` before `today`. skill: whether anything about a deal tells how it ends."""
    chance = np.random.default_rng(seed)
    start = today - timedelta(days=round(months * 30.4))
    owners = dict(zip(_OWNERS, chance.normal(0, 0.35, len(_OWNERS)), strict=True))
    deals = _created(start, today + timedelta(days=1), per_day, owners, skill, chance)
    quarters = deals["close"].dt.to_period("Q")
    moods = {quarter: chance.normal(0, market_spread) for quarter in sorted(quarters.unique())}
    deals["chance"] = _chance_at(deals, deals["close"], quarters.map(moods).to_numpy(float))
    deals["won"] = chance.random(len(deals)) < deals["chance"]
    deals["id"] = [f"OPP-{1000 + number}" for number in range(len(deals))]
    return Market(today, deals, market_spread, seed, start, per_day, skill, owners)


def _created(
    start: date, end: date, per_day: float, owners: dict[str, float], skill: bool, chance: np.random.Generator
) -> pd.DataFrame:
    days = max((end - start).days, 0)
    born = np.repeat(np.arange(days), chance.poisson(per_day, days))
    size = len(born)
    product = chance.choice(list(_PRODUCTS), size, p=[0.45, 0.35, 0.2])
    source = chance.choice(list(_SOURCES), size, p=[0.2, 0.4, 0.2, 0.2])
    owner = chance.choice(list(owners), size)
    amount = np.exp(chance.normal([_SIZES[each] for each in product], 0.55)).round(-2)
    cycle = np.exp(chance.normal(3.9 + 0.12 * (np.log(amount + 1) - 9.5), 0.35, size)).round()
    slip = (chance.gamma(_SLIP_SHAPE, _SLIP_SCALE, size) + _SLIP_START).round()
    created = pd.Timestamp(start) + pd.to_timedelta(born, unit="D")
    deals = pd.DataFrame({"source": source, "product": product, "owner": owner, "amount": amount, "created": created})
    deals["planned"] = deals["created"] + pd.to_timedelta(cycle, unit="D")
    deals["close"] = (deals["planned"] + pd.to_timedelta(slip, unit="D")).clip(lower=deals["created"] + 2 * _DAY)
    base = [_SOURCES[each] for each in source] + np.array([_PRODUCTS[each] for each in product])
    base = base + [owners[each] for each in owner] - 0.25 * (np.log(amount + 1) - 9.5)
    deals["pull"] = base if skill else np.zeros(size)
    deals["slope"] = -0.008 if skill else 0.0
    return deals


def _chance_at(deals: pd.DataFrame, close: pd.Series, mood: Floats | float = 0.0) -> Floats:
    age = ((close - deals["created"]) / _DAY).to_numpy(float)
    logit = -0.35 + deals["pull"].to_numpy() + deals["slope"].to_numpy() * (age - 70) + mood
    return np.asarray(1 / (1 + np.exp(-logit)))


def _won_by(deals: pd.DataFrame, end: date, mood: float, chance: np.random.Generator) -> float:
    if deals.empty:
        return 0.0
    won = chance.random(len(deals)) < _chance_at(deals, deals["close"], mood)
    return float(deals.loc[won & (deals["close"] <= pd.Timestamp(end)).to_numpy(), "amount"].sum())
