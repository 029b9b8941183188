"""Whether a plan is what a question set expects. The sets are JSON lines; only what `expect` states is judged."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from automl.errors import ThreadcastError
from automl.plan import Circumstances, Plan, Understood
from automl.reading import read_file
from automl.table import Table
from automl.understanding import understand
from tests.understanding.tables import write_table

SHARED = Path(__file__).parents[3] / "shared" / "data"
LONG_AGO = date(2026, 11, 21)
"""Today for questions that name none: all their files are old by then."""

Case = Mapping[str, Any]

_MADE = TemporaryDirectory(prefix="threadcast_")
"""Removed when the tests end."""


def load(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def table_of(file: str) -> Table:
    """The table of a question's file: made here, or one of the shared ones. ReadingError as `read_file` raises it."""
    if file.startswith("made/"):
        return read_file(write_table(Path(file).stem, Path(_MADE.name))).tables[0]
    return read_file(SHARED / file).tables[0]


def is_here(case: Case) -> bool:
    """Whether the question's file is on this machine."""
    return str(case["file"]).startswith("made/") or (SHARED / str(case["file"])).exists()


def circumstances_of(case: Case) -> Circumstances:
    """The day and the settings of a question."""
    today = date.fromisoformat(case["now"]) if case["now"] else LONG_AGO
    return Circumstances(today=today, fiscal_start=case["fiscal_start"] or 1)


def outcome(case: Case) -> Understood:
    """What the rules make of a question."""
    try:
        return understand(case["question"], table_of(case["file"]), circumstances_of(case))
    except ThreadcastError as error:
        return Understood(error=error.problem)


def verdicts(case: Case, understood: Understood) -> dict[str, bool]:
    """Whether each thing that a case expects is as expected, by its name."""
    return {name: _RULES[name](value, understood) for name, value in case["expect"].items()}


def wrong(case: Case) -> list[str]:
    """What is not as expected, in words; empty when the whole plan is right."""
    understood = outcome(case)
    return [
        f"{name}: expected {case['expect'][name]}, got {_told(name, understood)}"
        for name, right in verdicts(case, understood).items()
        if not right
    ]


def _told(name: str, understood: Understood) -> str:
    if name in ("clarify", "error", "runs") or understood.plan is None:
        problem = understood.error and understood.error.sentence
        return f"clarify={understood.clarify and understood.clarify.question} error={problem}"
    return str(getattr(understood.plan, name))


def _one_of(name: str) -> Callable[[Any, Understood], bool]:
    def same(expected: Any, understood: Understood) -> bool:
        got = getattr(understood.plan, name, None)
        return got in (expected if isinstance(expected, list) else [expected])

    return same


def _groups(expected: list[str], understood: Understood) -> bool:
    return understood.plan is not None and set(understood.plan.groups) == set(expected)


def _expression(expected: str | None, understood: Understood) -> bool:
    got = understood.plan.expression if understood.plan else None
    return _loose(got) == _loose(expected)


def _loose(expression: str | None) -> list[str]:
    return sorted((expression or "").replace("`", "").replace(" ", "").lower().split("*"))


def _period(expected: Mapping[str, Any], understood: Understood) -> bool:
    period = understood.plan.period if understood.plan else None
    slack = timedelta(days=expected.get("slack_days", 0))
    return period is not None and all(
        abs(getattr(period, end) - date.fromisoformat(expected[end])) <= slack
        for end in ("start", "end")
        if end in expected
    )


def _filters(expected: list[Mapping[str, Any]], understood: Understood) -> bool:
    plan: Plan | None = understood.plan
    if plan is None:
        return False
    got = {(each.column, each.op, _value(each.value)) for each in plan.filters}
    return got == {(each["column"], each["op"], _value(each["value"])) for each in expected}


def _excluded(expected: list[str | Mapping[str, Any]], understood: Understood) -> bool:
    """Columns that are left out by their name; rows by a filter that drops them."""
    plan = understood.plan
    if plan is None:
        return False
    dropped = {
        (each.column, _value(value))
        for each in plan.filters
        if each.op in ("!=", "not_in")
        for value in (each.value if isinstance(each.value, list) else [each.value])
    }
    rows = {(each["column"], _value(each["value"])) for each in expected if not isinstance(each, str)}
    return rows <= dropped and all(each in plan.exclude for each in expected if isinstance(each, str))


def _value(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return "|".join(sorted(_scalar(each) for each in values))


def _scalar(value: Any) -> str:
    try:
        return str(float(value))
    except (TypeError, ValueError):
        return str(value)


_RULES: Mapping[str, Callable[[Any, Understood], bool]] = {
    **{name: _one_of(name) for name in ("capability", "task", "target", "time", "aggregation", "frequency")},
    **{name: _one_of(name) for name in ("limit", "goal")},
    "groups": _groups,
    "expression": _expression,
    "period": _period,
    "filters": _filters,
    "exclude": _excluded,
    "clarify": lambda expected, understood: (understood.clarify is not None) == expected,
    "error": lambda expected, understood: (understood.error is not None) == expected,
    "runs": lambda expected, understood: (understood.clarify is None and understood.error is None) == expected,
}
