"""The plan of a pipeline, said back in words."""

from automl.row_plans import PipelinePlan, Suppose
from automl.understanding.calendar.written import dated
from automl.understanding.said import filtered, in_figures, listed

_ORDERS = {"worth": "the most valuable first", "amount": "the largest first", "chance": "the likeliest first"}
_HUNDRED = 100.0


def said_pipeline(plan: PipelinePlan) -> str:
    """One sentence for what is done, and one for how the file tells won deals from lost ones."""
    aimed = f", against a target of {in_figures(plan.goal)}" if plan.goal is not None else ""
    kept = "".join(f", {filtered(each)}" for each in plan.filters)
    told = f" {plan.target} tells which deals were won and lost." if plan.target else ""
    return f"{_opening(plan)}{aimed}{kept}.{told}"


def _opening(plan: PipelinePlan) -> str:
    when = f" for {dated(plan.period)}" if plan.period else ""
    worth = f" by {plan.amount}" if plan.amount else ""
    first = f", the first {plan.limit}" if plan.limit else ""
    by = listed(list(plan.groups)) if plan.groups else "month of the likely close"
    during = f" in {plan.during.label}" if plan.during else ""
    rated = f" by {listed(list(plan.groups))}" if plan.groups else ""
    openings = {
        "risk": "List the open deals at risk, with the reasons",
        "overdue": "List the open deals that are past their expected close",
        "closing": f"List the open deals by their chance to close{when.replace(' for ', ' in ', 1)}{first}",
        "deals": f"List the open deals, {_ORDERS[plan.order]}{first}",
        "deal": f"Say how likely it is to be won, when, and why{when}",
        "shares": f"Value the open deals{worth} by {by}",
        "commit": f"Say what is sure and what is possible{worth}{when}",
        "rates": f"Work out how many of the closed deals were won{during}{rated}",
        "cycle": f"Work out how long deals take to be won{during}{rated}",
    }
    if plan.suppose is not None:
        return f"Work out what would come{worth}{when} if {_supposed(plan.suppose)}"
    return openings.get(plan.focus, f"Value the open deals{worth}{when}")


def _supposed(suppose: Suppose) -> str:
    named = " and ".join(filtered(each).removeprefix("only ") for each in suppose.deals) or "all open deals"
    share = suppose.times - 1
    moved = f"{in_figures(round(abs(share) * _HUNDRED, 1))}% {'lower' if share < 0 else 'higher'}"
    points = (
        f"{in_figures(round(abs(suppose.points) * _HUNDRED, 1))} points {'lower' if suppose.points < 0 else 'higher'}"
    )
    return {
        "won": f"{named} were won",
        "lost": f"{named} were lost",
        "rate": f"the chances were {points if suppose.points else moved}",
        "amount": f"the amounts were {moved}",
        "delay": f"{named} closed {suppose.days} days later",
    }[suppose.kind]
