"""What is asked of open deals: the total, deals at risk, a list, one deal, shares, rates."""

from dataclasses import dataclass
from typing import Literal

from automl.plan import Filter
from automl.row_plans import Focus, Suppose
from automl.understanding.capability import wants_future, wants_past
from automl.understanding.deals.naming import named_deals
from automl.understanding.deals.supposing import supposed
from automl.understanding.heard import Heard
from automl.understanding.lexicon.outcome_words import Phrases
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.roles import Part
from automl.understanding.scene import Scene

Order = Literal["worth", "amount", "chance"]
_DEALS = words("deal deals opportunity opportunities opps opp")
_RISK = phrases("""
at risk; risky; riskiest; in danger; slipping; might slip; may slip; will slip; could slip; likely to slip; stuck;
stalled;
stale deals; going cold; gone cold; worry about; worried about; will we lose; likely to lose; might lose; likely to be
lost; should we drop; give up on; let go of; should i drop
""")
_OVERDUE = phrases("""
slipped; overdue; past due; past their close; past their expected; past its close; past close date; late deals;
deals are late; missed their close; have been pushed; close date has passed; close dates have passed; should have closed
""")
_CLOSING = phrases("""
will close; to close; are closing; closing this; closing next; closing in; closing soon; expected to close; likely to
close;
going to close; deals close; opportunities close; will we win; will we close; will be won; are we winning; due this;
due next
""")
_COMMIT = phrases("commit; commits; best case; worst case; upside; most likely case; downside")
_RATES = phrases("""
win rate; win rates; winrate; close rate; close rates; closing rate; conversion rate; winning rate; success rate; hit
rate;
win ratio; win percentage; win the most often; wins most often
""")
_CYCLE = phrases(
    "sales cycle; cycle time; days to close; time to close; days to win; how long does; how long do; how long until"
)
_EXPECTED = phrases("""
expected value; expected values; expected revenue; expected amount; expected sales; expected bookings; weighted
pipeline;
weighted value; weighted amount; weighted revenue; weighted forecast; pipeline value
""")
_ONE = words(
    "chance chances likely likelihood close closing win won lose lost probability odds why going worth about deal"
)
_BRING = words("close win book sign land bring sell")
_MUCH = phrases("how much; what will we; what can we; what are we going; what do we expect; how many deals will")
_LIST = phrases("""
open deals; open opportunities; biggest deals; largest deals; top deals; best deals; list deals; list the deals; show
deals;
show me the deals; our deals; my deals; all deals; deals of; deals from; deals by; deals for; deals with; deals owned;
focus on;
prioritise; prioritize; work on; likeliest deals; likely deals; most valuable deals; deals in; hot deals; important
deals
""")
_NO_LIST = words(
    "many number count total average mean median sum rate worth value much bring brought new created lost won"
)
_CHANCE = words("likeliest likely probable surest hot")
_LARGE = words("top biggest largest big large")
_ASKS_COLUMN = words("predict classify train model")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the open deals. deals: the filters that name single ones."""

    focus: Focus
    order: Order = "worth"
    groups: tuple[str, ...] = ()
    deals: tuple[Filter, ...] = ()
    suppose: Suppose | None = None


def wanted(heard: Heard, scene: Scene) -> Wanted | None:
    """What is asked of open deals by itself; None where other readings are to be tried. Ask where several are meant."""
    export = scene.export
    said = set(heard.sentence.words())
    if export is None or not said.isdisjoint(_ASKS_COLUMN & {heard.sentence.plain(0)}):
        return None
    if (suppose := supposed(heard, scene)) is not None:
        return Wanted("total", suppose=suppose)
    if heard.goal is not None:
        return None
    return (
        _of_past(heard, scene)
        or _one(heard, said, scene)
        or _listed(heard, said, scene)
        or (_in_sum(heard, said) if export.has_open else None)
    )


def _of_past(heard: Heard, scene: Scene) -> Wanted | None:
    """Rates and times of the deals that are closed."""
    if _says(heard, _RATES):
        return Wanted("rates", groups=_groups(heard, scene))
    of_deals = _says(heard, phrases("close; win; deal; deals; sales cycle; won; closed"))
    return Wanted("cycle", groups=_groups(heard, scene)) if _says(heard, _CYCLE) and of_deals else None


def _one(heard: Heard, said: set[str], scene: Scene) -> Wanted | None:
    """A deal that is named, where its end is asked about."""
    asked = said | ({"likely"} if _says(heard, phrases("at risk")) else set())
    if scene.circumstances.models or asked.isdisjoint(_ONE) or wants_past(heard, scene):
        return None
    deals = named_deals(heard, scene)
    return Wanted("deal", deals=deals) if deals else None


def _listed(heard: Heard, said: set[str], scene: Scene) -> Wanted | None:
    """Deals, one by one."""
    about_deals = not said.isdisjoint(_DEALS)
    if _says(heard, _OVERDUE) and (about_deals or len(said) <= 4):  # noqa: PLR2004  "what slipped?"
        return Wanted("overdue")
    if _says(heard, _RISK) and (about_deals or "pipeline" in said or len(said) <= 4):  # noqa: PLR2004
        return Wanted("risk")
    past = wants_past(heard, scene) and not wants_future(heard, scene)
    if not about_deals or past or not said.isdisjoint(_NO_LIST):
        return None
    if _says(heard, _CLOSING) and not _says(heard, _MUCH):
        return Wanted("closing")
    if not heard.limit and not _says(heard, _LIST):
        return None
    if _groups(heard, scene):
        return None
    return Wanted("deals", order=_order(said))


def _order(said: set[str]) -> Order:
    if not said.isdisjoint(_CHANCE):
        return "chance"
    return "amount" if not said.isdisjoint(_LARGE) else "worth"


def _in_sum(heard: Heard, said: set[str]) -> Wanted | None:
    """The open deals together: sure and possible, by groups, or what a coming period brings."""
    if _says(heard, _COMMIT):
        return Wanted("commit")
    groups = tuple(each.mention.columns[0].column.name for each in heard.parts(Part.GROUP) if each.mention.columns)
    by_month = heard.frequency is not None or "month" in said
    if (_says(heard, _EXPECTED) or "pipeline" in said) and (groups or (by_month and "by" in said)):
        return Wanted("shares", groups=groups)
    if _says(heard, _EXPECTED):
        return Wanted("total")
    ahead = "will" in said or "can" in said or "going" in said or "expect" in said
    return Wanted("total") if _says(heard, _MUCH) and ahead and not said.isdisjoint(_BRING) else None


def _groups(heard: Heard, scene: Scene) -> tuple[str, ...]:
    """What it is broken down by: no column of deals themselves, no date."""
    export = scene.export
    assert export is not None  # noqa: S101  asked of exports alone
    unfit = {export.parts.key, export.parts.title}
    found = [each.mention.columns[0].column for each in heard.parts(Part.GROUP) if each.mention.columns]
    return tuple(column.name for column in found if column.name not in unfit and column.kind.textual)


def _says(heard: Heard, listed: Phrases) -> bool:
    """Whether one of the phrases occurs, whatever else its words may name in the table."""
    return any(heard.sentence.at(at, listed) for at in range(len(heard.sentence)))
