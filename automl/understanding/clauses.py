"""Several requests in one message: "predict sales for next quarter; why is Furniture low?"."""

import re

_ENDS = re.compile(r"(?<=[;?!])\s+|(?<=[a-z)]\.)\s+(?=[A-Z])")
_AND_WHY = re.compile(r"[,;]?\s+(?:and|but)?\s*(?:also\s+)?(?:tell me\s+|explain\s+)?why\s*[?.!]*$", re.IGNORECASE)


def clauses(question: str) -> list[str]:
    """The sentences of a message; a trailing "and why?" is one of its own."""
    found = [part.strip() for part in _ENDS.split(question) if part.strip()]
    if found and (why := _AND_WHY.search(found[-1])) and why.start() > 0:
        found[-1:] = [found[-1][: why.start()], "why?"]
    return found
