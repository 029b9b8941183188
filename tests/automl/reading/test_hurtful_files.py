"""Files made to hurt end in a sentence with a remedy, or in their table, within bounds of time and memory."""

import resource
from dataclasses import dataclass
from pathlib import Path

import pytest

from automl.errors import Problem, ReadingError
from automl.reading import read_file
from automl.reading.formats.apart import apart
from automl.table import Table
from tests.automl.reading.hurtful.archives import ARCHIVES, MEBIBYTE, Expected
from tests.automl.reading.hurtful.records import RECORDS
from tests.automl.reading.hurtful.texts import TEXTS
from tests.automl.reading.hurtful.workbooks import WORKBOOKS

FILES = {**ARCHIVES, **WORKBOOKS, **RECORDS, **TEXTS}
MOST_SECONDS = 30
"""Of work, by the processor's clock: machines may be busy."""
MOST_MEMORY = 2048 * MEBIBYTE
LONGEST = 1500


@dataclass(frozen=True)
class Came:
    """What came of a file: its problem, or its shape and all that would be said of it; and what it cost."""

    problem: Problem | None
    shape: tuple[int, int] | None
    said: tuple[str, ...]
    seconds: float
    memory: int


def _came_of(path: Path) -> Came:
    problem, shape, said = None, None, ()
    try:
        table = read_file(path).tables[0]
        shape, said = table.frame.shape, _said(table)
    except ReadingError as error:
        problem, said = error.problem, (error.problem.sentence, error.problem.remedy)
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    worked = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return Came(problem, shape, said, worked, sum(usage.ru_maxrss for usage in usages) * 1024)


def _said(table: Table) -> tuple[str, ...]:
    notes = [note.sentence for note in table.notes] + [offer.label for note in table.notes for offer in note.offers]
    return (table.name, *table.frame.columns, *notes)


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_hurt_ends_well(tmp_path: Path, name: str) -> None:
    made, expected = FILES[name]
    path = tmp_path / "upload"
    path.write_bytes(made())
    came = apart(lambda: _came_of(path), memory=2 * MOST_MEMORY, seconds=300)
    _assert_ended(came, expected)
    assert came.seconds < MOST_SECONDS
    assert came.memory < MOST_MEMORY
    for text in came.said:
        assert len(text) < LONGEST
        assert text.isprintable(), text[:100]


def _assert_ended(came: Came, expected: Expected) -> None:
    if isinstance(expected, tuple):
        assert came.shape == expected
    elif expected:
        assert came.problem
        assert expected in came.problem.sentence
    if came.problem:
        assert came.problem.sentence.endswith(".")
        assert came.problem.remedy.endswith(".")


def test_there_are_enough_of_them() -> None:
    assert len(FILES) > 40
