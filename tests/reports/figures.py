"""Which figures a text shows, and which of them no fact backs."""

import re
from collections.abc import Iterable

from reports.facts import Fact

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def figures(text: str) -> set[str]:
    """The digits of a text, with their points and commas."""
    return set(_FIGURE.findall(text))


def unbacked(text: str, facts: Iterable[Fact], words: Iterable[str] = ()) -> set[str]:
    """The figures of a text that stand neither in a fact's renderings nor in `words` that were there before."""
    known: set[str] = set()
    for fact in facts:
        for rendering in (fact.display, fact.statement, fact.label, *fact.forms.values()):
            known |= figures(rendering)
    for each in words:
        known |= figures(each)
    return figures(text) - known
