"""What if: a deal is won or lost, the win rate or the amounts are others, deals close later."""

import re

from automl.row_plans import Suppose
from automl.understanding.deals.naming import named_deals
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.scene import Scene

_IF = phrases("what if; what would happen if; what happens if; suppose; assuming; imagine; if we; without")
_WON = words("close closed closes win won wins land landed sign signed signs")
_LOST = words("lose lost loses without drop dropped")
_RATES = phrases("win rate; win rates; close rate; closing rate; conversion rate; chances; chance; win ratio")
_AMOUNTS = words("amount amounts size sizes value values price prices deals")
_DOWN = words(
    "drop drops dropped fall falls fell lower down decrease decreases decreased decline less smaller shrink worse"
)
_UP = words(
    "rise rises rose higher up increase increases increased grow grows more larger bigger better improve improves"
)
_LATER = words("slip slips slipped late later delay delayed delays push pushed postponed")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%|percent|per cent|pts?\b|points?\b|percentage points?\b)")
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91}
_TIME = re.compile(r"\b(a|an|one|two|three|\d+)\s+(day|week|month|quarter)s?\b")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_HUNDRED = 100.0


def supposed(heard: Heard, scene: Scene) -> Suppose | None:
    """What is supposed of the open deals; None where nothing is, or something else of the table."""
    sentence = heard.sentence
    said = set(sentence.words())
    if not any(sentence.at(at, _IF) for at in range(len(sentence))):
        return None
    named = () if scene.circumstances.models else named_deals(heard, scene)
    if named and not said.isdisjoint(_WON | _LOST):
        return Suppose(kind="lost" if not said.isdisjoint(_LOST) else "won", deals=named)
    if any(sentence.at(at, _RATES) for at in range(len(sentence))):
        return _moved("rate", sentence.question, said)
    if not said.isdisjoint(_LATER) and (found := _TIME.search(sentence.question.casefold())):
        count = _NUMBERS.get(found[1]) or int(found[1])
        return Suppose(kind="delay", days=count * _DAYS[found[2]], deals=named)
    export = scene.export
    amounts = export is not None and bool(export.parts.amounts) and not scene.circumstances.models
    if amounts and not said.isdisjoint(_AMOUNTS):
        return _moved("amount", sentence.question, said)
    return None


def _moved(kind: str, question: str, said: set[str]) -> Suppose | None:
    """A rate or amounts, moved by percents or points; None where it is not said by how much or which way."""
    if not said.isdisjoint({"halve", "halved", "halves", "half"}):
        return Suppose(kind="rate" if kind == "rate" else "amount", times=0.5)
    found = _PERCENT.search(question.casefold())
    if found is None or said.isdisjoint(_DOWN | _UP):
        return None
    share = float(found[1].replace(",", ".")) / _HUNDRED * (-1 if not said.isdisjoint(_DOWN) else 1)
    if kind == "amount":
        return Suppose(kind="amount", times=max(1 + share, 0.0))
    if found[2].startswith(("pt", "point", "percentage")):
        return Suppose(kind="rate", points=share)
    return Suppose(kind="rate", times=max(1 + share, 0.0))
