"""What a check has found."""

from dataclasses import dataclass
from typing import Literal

Grade = Literal["good", "missing", "note"]
_MARKS = {"good": "✓", "missing": "✗", "note": "·"}


@dataclass(frozen=True, slots=True)
class Remark:
    """good: as it should be. missing: something that people use does not work. note: worth knowing, and no fault."""

    grade: Grade
    sentence: str
    remedy: str = ""

    @property
    def text(self) -> str:
        """As it is printed."""
        said = f"{_MARKS[self.grade]} {self.sentence}"
        return f"{said}\n    {self.remedy}" if self.remedy else said


def good(sentence: str) -> Remark:
    return Remark("good", sentence)


def missing(sentence: str, remedy: str) -> Remark:
    return Remark("missing", sentence, remedy)


def note(sentence: str, remedy: str = "") -> Remark:
    return Remark("note", sentence, remedy)
