"""An answer: the reply with the facts that back it."""

from dataclasses import dataclass

from reports.facts import Fact
from reports.reply import Reply


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view makes of a result. The files are the reply's charts and file parts."""

    facts: tuple[Fact, ...]
    reply: Reply
