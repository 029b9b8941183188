"""Which mark separates the cells of a text file, judged by structure."""

import csv
import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
csv.field_size_limit(2**31 - 1)
_NEVER = "\x1f"
"""A delimiter for files of one column, which holds none."""
_RECORDS = 400
_DECLARED = re.compile(r'^"?sep=(.)"?\r?\n?$', re.IGNORECASE)
_NUMBER_OR_NOTHING = re.compile(r"^[-+]?[\d.,]*$")


@dataclass(frozen=True, slots=True)
class Dialect:
    """delimiter: one character. width: cells in most records. skip: characters of a line that declares it."""

    delimiter: str
    width: int
    skip: int = 0


def dialect_of(head: str) -> Dialect:
    """Judge the start of a file, which may end within a record."""
    head = _first_lines(head)
    first = head.split("\n", 1)[0] + "\n"
    declared = _DECLARED.match(first)
    if declared:
        return Dialect(declared[1], _usual_width(_records(head[len(first) :], declared[1])), len(first))
    judged = [(_score(head, delimiter), delimiter) for delimiter in DELIMITERS]
    (score, width), delimiter = max(judged, key=lambda found: found[0])
    return Dialect(delimiter, width) if score > 0 else Dialect(_NEVER, 1)


def _first_lines(head: str) -> str:
    """As many as are judged; a file of many short lines has more in its head."""
    end = 0
    for _ in range(_RECORDS * 4 + 2):
        end = head.find("\n", end) + 1
        if end == 0:
            return head
    return head[:end]


def _records(head: str, delimiter: str) -> list[list[str]]:
    lines = head.splitlines(keepends=True)
    whole = lines[:-1] if len(lines) > 2 and not head.endswith("\n") else lines  # noqa: PLR2004 - the cut-off last line
    records = [
        record for record in csv.reader(whole[: _RECORDS * 4], delimiter=delimiter) if any(map(str.strip, record))
    ]
    return records[:_RECORDS]


def _usual_width(records: list[list[str]]) -> int:
    if not records:
        return 1
    widths = Counter(len(record) for record in records)
    usual = max(widths, key=lambda width: (widths[width], width))
    first = len(records[0])
    return (
        first if usual < first <= 2 * usual and len(records) > 1 and len(records[1]) <= usual and usual > 1 else usual
    )


def _score(head: str, delimiter: str) -> tuple[float, int]:
    """How evenly the delimiter cuts records (0 when it cuts none), and the width that it gives."""
    records = _records(head, delimiter)
    width = _usual_width(records)
    if width < 2:  # noqa: PLR2004 - nothing is cut
        return 0.0, 1
    even = [record for record in records if len(record) == width]
    share = len(even) / len(records)
    if delimiter == "," and _decimals_alone(records, even):
        return 0.0, 1
    return share * _clean(even, delimiter), width


def _decimals_alone(records: list[list[str]], even: list[list[str]]) -> bool:
    """Whether the commas are those of decimal numbers in a single column: the first record has none, all others one."""
    if len(records[0]) != 1 or len(even[0]) != 2:  # noqa: PLR2004
        return False
    return all(_NUMBER_OR_NOTHING.match(cell) for record in even for cell in record)


def _clean(records: list[list[str]], delimiter: str) -> float:
    """1 when no cell holds another delimiter, less where cells do: then the other one is likelier."""
    others = re.compile("[" + "".join({";", "\t", "|"} - {delimiter}) + "]")
    cells = sum(len(record) for record in records)
    torn = sum(1 for record in records for cell in record if others.search(cell))
    return 1 - torn / (2 * cells) + len(records[0]) / 1e6
