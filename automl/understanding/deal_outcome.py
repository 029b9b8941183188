"""Which column of a CRM export says how a deal ended, and which of its values mean won and lost."""

import re
from dataclasses import dataclass

import pandas as pd

from automl.plan import Choice
from automl.table import Column, Kind, Table
from automl.understanding.choices import Choices, key_value, value_of
from automl.understanding.names import raw_words
from automl.understanding.values import values_of

_WON = re.compile(
    r"\b(?:closed ?won|won|win|signed|booked"
    r"|gewonnen|gagnée?s?|ganad[oa]s?|vint[oa]|ganh[oa]|vunnen|vundet|wygran[aey])\b"
)
_LOST = re.compile(
    r"\b(?:closed ?lost|lost|lose|loss|disqualified|abandoned|dead|rejected|declined|cancell?ed|no decision|omitted"
    r"|verloren|perdue?s?|perdid[oa]s?|pers[oa]|förlorad|tabt|przegran[aey])\b"
)
_UNDERWAY = re.compile(
    r"\b(?:prospect\w*|qualif\w*|proposal\w*|propos\w*|negotiat\w*|demo\w*|discover\w*|leads?|contact\w*|meeting\w*|new|open"
    r"|evaluat\w*|quot\w*|offer\w*|trial|poc|pipeline|needs? analysis|appointment\w*|presentation\w*)\b"
)
"""Stages of deals that are under way."""
_NOT = re.compile(r"\b(?:not|un|open|pending|likely)\b|%")
_FLAG_WON = frozenset(("won", "win", "iswon"))
_FLAG_OVER = frozenset(("closed", "isclosed", "ended"))
_YES = frozenset(("true", "yes", "y", "1", "1.0", "won"))
_MOST_VALUES = 40
_NAMES = ("stage", "status", "outcome", "result", "state", "phase", "disposition")
_SIGNS = re.compile(r"[^\w%]+|_")
_FORECASTS = frozenset(("forecast", "category", "reason", "probability"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """column: says how a deal ended; won, lost: its values that do. ended: a flag that says whether it is over."""

    column: str
    won: tuple[str, ...]
    lost: tuple[str, ...]
    ended: str | None = None


def outcome_of(table: Table, choices: Choices) -> Outcome | None:
    """The outcome by names and contents; None where nothing says it. Asks where a column might."""
    return outcome_told(table) or _asked(table, choices)


def outcome_told(table: Table) -> Outcome | None:
    """The outcome that the file says by itself."""
    told = [found for column in table.columns if (found := _told(table, column))]
    return max(told, key=lambda each: _rank(each, table)) if told else _flagged(table)


def _told(table: Table, column: Column) -> Outcome | None:
    """The outcome where a column has values for both ends."""
    if not column.kind.textual or column.distinct > _MOST_VALUES or _FORECASTS & set(raw_words(column.name)):
        return None
    values = values_of(table, column)
    won = tuple(value for value in values if _means(_WON, value))
    lost = tuple(value for value in values if value not in won and _means(_LOST, value))
    return Outcome(column.name, won, lost) if won and lost else None


def _means(pattern: re.Pattern[str], value: str) -> bool:
    words = _SIGNS.sub(" ", value.casefold()).strip()
    words = words.replace("closedwon", "closed won").replace("closedlost", "closed lost")
    return pattern.search(words) is not None and _NOT.search(words) is None


def _rank(outcome: Outcome, table: Table) -> tuple[bool, int, int]:
    """A column named for it first; then one that also says where open deals are; then the fuller one."""
    words = set(raw_words(outcome.column))
    named = not words.isdisjoint(_NAMES)
    column = table.column(outcome.column)
    return named, -column.missing, int("status" in words or "outcome" in words)


def _flagged(table: Table) -> Outcome | None:
    """A yes-or-no column called won, with a flag beside it that says whether the deal is over."""
    flags = [column for column in table.columns if _is_flag(column, table)]
    won = next((column for column in flags if _named(column, _FLAG_WON)), None)
    if won is None:
        return None
    over = next((each for each in flags if each is not won and _named(each, _FLAG_OVER)), None)
    texts = table.frame[won.name].dropna().astype(str).unique()
    yes = tuple(str(text) for text in texts if text.casefold() in _YES)
    no = tuple(str(text) for text in texts if text.casefold() not in _YES)
    return Outcome(won.name, yes, () if over else no, over.name if over else None) if yes else None


def _named(column: Column, marks: frozenset[str]) -> bool:
    return not marks.isdisjoint(raw_words(column.name))


def _is_flag(column: Column, table: Table) -> bool:
    if column.kind is Kind.BOOLEAN:
        return True
    two = column.distinct <= 2  # noqa: PLR2004  yes and no
    numeric = column.kind is Kind.INTEGER and column.min in (0, 1) and column.max == 1
    return two and (numeric or (column.kind.textual and _yes_or_no(table.frame[column.name])))


def _yes_or_no(cells: pd.Series) -> bool:
    return {str(cell).casefold() for cell in cells.dropna().unique()} <= {*_YES, "no", "n", "false", "0", "lost"}


def _asked(table: Table, choices: Choices) -> Outcome | None:
    """Ask which value means won, and which lost, of a column that is called stage or status."""
    named = [
        column
        for column in table.columns
        if column.kind.textual
        and 2 < column.distinct <= _MOST_VALUES  # noqa: PLR2004
        and set(raw_words(column.name)) & set(_NAMES)
        and not all(_means(_UNDERWAY, value) for value in values_of(table, column))
    ]
    if not named:
        return None
    options = [Choice(label=column.name, value=key_value("outcome", column.name)) for column in named]
    asked = "Which column says whether a deal was won or lost?"
    column = value_of(choices.settle(asked, options)) if len(named) > 1 else named[0].name
    values = sorted(values_of(table, table.column(column)))
    won = [Choice(label=value, value=key_value("won", value)) for value in values]
    chosen = value_of(choices.settle(f"Which value of {column} means that a deal was won?", won))
    lost = [Choice(label=value, value=key_value("lost", value)) for value in values if value != chosen]
    gone = value_of(choices.settle(f"And which value of {column} means that it was lost?", lost))
    return Outcome(column, (chosen,), (gone,))
