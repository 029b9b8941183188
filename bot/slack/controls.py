"""What a button, a select or a form names: the outbox row that offered it, and which of its parts and options.

Nothing else travels in a control, so that a forged one can only name what is there; what it means, and whether the
person may, is looked up when it comes back (Slack signs it, but people choose what they click).
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

Verb = Literal["choose", "stop", "change", "share", "good", "bad", "how"]
"""choose: an option of a Choices part. change: open the plan's form. good, bad: what somebody thinks of an answer.
how: read how it was computed."""
_ROW = re.compile(r"\w{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Control:
    """verb: what is wished. row: the outbox row's id. part, option: places in its reply, -1 where it is about all."""

    verb: Verb
    row: str
    part: int = -1
    option: int = -1

    @property
    def action_id(self) -> str:
        """Unique in a message. A select has option -1; its options' values are whole controls."""
        return f"{self.verb}.{self.part}.{self.option}"

    @property
    def value(self) -> str:
        return f"{self.verb}.{self.part}.{self.option}.{self.row}"

    @classmethod
    def of(cls, value: str) -> "Control":
        """What `value` wrote. ValueError for anything else."""
        verb, part, option, row = value.split(".", 3)
        if verb not in get_args(Verb) or not _ROW.fullmatch(row):
            raise ValueError(value)
        return cls(verb, row, int(part), int(option))  # type: ignore[arg-type]  # it is one of them
