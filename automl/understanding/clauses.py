"""Several requests in one message: "predict sales for next quarter; why is Furniture low?"."""

import re

_ENDS = re.compile(r"(?<=[;?!])\s+|(?<=[a-z)]\.)\s+(?=[A-Z])")
_AND_WHY = re.compile(r"[,;]?\s+(?:and|but)?\s*(?:also\s+)?(?:tell me\s+|explain\s+)?why\s*[?.!]*$", re.IGNORECASE)

_AND = re.compile(
    r"\s*[,;]?\s+(?:and\s+also|and\s+then|and|plus|then|also|as\s+well\s+as)\s+|\s*;\s*|,\s+", re.IGNORECASE
)


def halves(question: str) -> list[tuple[str, str]]:
    """The ways to cut a sentence in two at "and", ";" or a comma."""
    return [(question[: found.start()], question[found.end() :]) for found in _AND.finditer(question)]


_OWN = re.compile(r"(?i)(?:sorry|hi|hello|hey|ok|well|so|fyi|btw|just|,|\s)*\b(?:i|we|i'm|i've|we've|my|our)\b")
_ASKING = re.compile(
    r"(?i)\b(?:want|need|like|love|wish|hope|know|see|wonder|wondering|ask|interested|curious|forecast|predict|expect|"
    r"show|tell|get|give|compare|how|what|which|who|will|should|could|target|goal|per|by|only)\b|[?]"
)


def told_beside(part: str) -> bool:
    """Whether a sentence only tells of the one who asks: "I only exported part of the orders, sorry."."""
    return bool(_OWN.match(part)) and not _ASKING.search(re.sub(r"(?i)\bonly\b", "", part))


def clauses(question: str) -> list[str]:
    """The sentences of a message; a trailing "and why?" is one of its own."""
    found = [part.strip() for part in _ENDS.split(question) if part.strip()]
    if found and (why := _AND_WHY.search(found[-1])) and why.start() > 0:
        found[-1:] = [found[-1][: why.start()], "why?"]
    return found
