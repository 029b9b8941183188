"""A reply: platform-neutral parts, in the order in which people read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text, one or a few sentences."""

    text: str
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its label, already formatted."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A few numbers side by side."""

    figures: Sequence[Figure]
    kind: Literal["figures"] = "figures"


@dataclass(frozen=True, slots=True)
class TablePart:
    """A small table, cells already formatted. `total_rows`: how many there are in all, when only some are shown."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    total_rows: int
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its alternative text and the numbers that it draws."""

    path: Path
    title: str
    alt: str
    data: Sequence[dict[str, str | float | None]]
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file to download. bytes: its size, where it is known."""

    role: Literal["chart", "workbook", "script", "model", "table", "report"]
    path: Path
    title: str
    kind: Literal["file"] = "file"
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what people read, and the value that comes back."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A question with choices to click.

    quiet: an offer in small print, which waits for no answer. folded: how many of the last options may wait behind a
    click, where a surface can fold them.
    """

    question: str
    options: Sequence[Option]
    kind: Literal["choices"] = "choices"
    quiet: bool = False
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form lets people change. value: what it is now; of several, a list. options: to choose from."""

    name: str
    label: str
    control: Literal["select", "several", "number", "text"]
    value: str | Sequence[str]
    options: Sequence[Option] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form that changes a plan; what is submitted comes back by the fields' names."""

    title: str
    fields: Sequence[Field]
    submit: str
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """Where the work stands. share: 0 to 1. best: the best answer so far. seconds_left: until the answer, about.

    state: waiting, running, stopping, or how it ended: done, stopped, failed.
    """

    stage: str
    share: float
    best: str | None
    seconds_left: float | None
    state: Literal["waiting", "running", "stopping", "done", "stopped", "failed"]
    kind: Literal["progress"] = "progress"


@dataclass(frozen=True, slots=True)
class Footnote:
    """Small print: what was assumed or left out, which model, where the words come from.

    assumed: how `text` begins, where that is what the plan assumes: it may have been said with the plan already.
    """

    text: str
    kind: Literal["footnote"] = "footnote"
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What is shown on a click: how the answer was computed, as lines of fixed width."""

    title: str
    text: str
    kind: Literal["details"] = "details"


Part = Paragraph | Figures | TablePart | Chart | FilePart | Choices | Form | ProgressPart | Footnote | Details


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the person who asked."""

    parts: Sequence[Part]

    def text(self) -> str:
        """The reply as plain text, for terminals and tests."""
        return "\n\n".join(written for part in self.parts if (written := _written(part)))


def _written(part: Part) -> str:
    match part:
        case Paragraph(text) | Footnote(text):
            return text
        case Figures(figures):
            return "\n".join(f"{figure.label}: {figure.value}" for figure in figures)
        case TablePart():
            return _table(part)
        case Choices(question, options):
            return "\n".join([question, *(f"  - {option.label}" for option in options)])
        case Form():
            return ""  # words have no form to fill in
        case Details():
            return ""  # words have nothing to open
        case ProgressPart(stage, best=best):
            return stage if best is None else f"{stage} (best so far: {best})"
        case Chart(alt=alt):
            return f"[Chart] {alt}"
        case FilePart(title=title):
            return f"[File] {title}"


def _table(table: TablePart) -> str:
    rows = [list(table.columns), *(list(row) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    shown = len(table.rows)
    more = [] if shown >= table.total_rows else [f"Showing {shown} of {table.total_rows}."]
    return "\n".join([table.title, *lines, *more])
