"""What talk in a thread adds to a question: the one place where workers meet it."""

from collections.abc import Mapping, Sequence
from typing import Any

from automl.catalog import Result
from automl.errors import Problem
from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding import understand
from reports.answer import Answer
from reports.facts import Fact
from reports.reply import Footnote, Form, Paragraph, Part, Reply


def understood(words: str, table: Table, circumstances: Circumstances, previous: Plan | None) -> Understood:
    """What the words ask for, after the thread's last plan where there is one."""
    del previous
    return understand(words, table, circumstances)


def changed(plan: Plan, changes: Mapping[str, Any], table: Table, circumstances: Circumstances) -> Understood:
    """A plan with a submitted form's changes."""
    del changes, table, circumstances
    return Understood(plan=plan, error=Problem("A plan can't be changed here yet.", "Ask again in other words."))


def form_of(plan: Plan, table: Table, circumstances: Circumstances) -> Form | None:
    """The form that changes a plan."""
    del plan, table, circumstances
    return None


def told(plans: Sequence[Plan], form: Form | None) -> Reply:
    """The plans said back."""
    assumed = [assumption for plan in plans for assumption in plan.assumptions]
    small: list[Part] = [Footnote(" ".join(assumed))] if assumed else []
    return Reply((Paragraph(" ".join(plan.words for plan in plans)), *small, *([form] if form else [])))


def recalled(words: str, facts: Sequence[Fact], plan: Plan) -> Answer | None:
    """An answer out of the last answer's facts, where the words ask about it."""
    del words, facts, plan
    return None


def since(plan: Plan, before: Result, after: Result, table: Table) -> Answer | None:
    """What changed since an earlier answer of the same plan."""
    del plan, before, after, table
    return None


def received(table: Table, name: str, replaces: str | None) -> Reply:
    """What a file without words holds. replaces: the name of the file that it is a newer version of."""
    del replaces
    return Reply((Paragraph(f"I have read {name}: {table.rows:,} rows in {len(table.columns)} columns."),))
