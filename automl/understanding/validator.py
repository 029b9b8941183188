"""The judge of plans, whoever made them: rules or a language model.

Every column exists, its kind fits its part, and every literal comes from the words, the profile or the calendar.
"""

import re
from datetime import date

from automl.errors import UnderstandingError
from automl.plan import Aggregation, AskPlan, Filter, Plan, Scalar
from automl.row_plans import ExplainPlan
from automl.table import Column, Kind, Table
from automl.understanding.groups import MEASURE_GROUP
from automl.understanding.lexicon import LEXICA, Lexicon
from automl.understanding.numbers import numbers
from automl.understanding.rows.judged import check_rows, of_model
from automl.understanding.words import cut, plain

_NEEDS_NUMBERS: tuple[Aggregation, ...] = ("sum", "mean", "median", "min", "max")
_IN_BACKTICKS = re.compile(r"`([^`]+)`")
_BARE_NAME = re.compile(r"[A-Za-z_]\w*")
_HUNDRED = 100.0


def validate(plan: Plan, question: str, table: Table) -> None:
    """UnderstandingError when a plan names what is not there, or holds a literal that nobody gave."""
    lexicon = LEXICA.get(plan.language, LEXICA["en"])
    _check_target(plan, table)
    for name in [*plan.groups, *plan.exclude]:
        if name != MEASURE_GROUP or not plan.expression:
            _column(name, table)
    _check_time(plan, table)
    for each in plan.filters:
        _check_filter(each, question, table, lexicon)
    for number in (plan.goal, plan.limit):
        if number is not None and not _said(number, question, lexicon):
            raise _invented(number)
    if plan.period is not None and plan.period.start > plan.period.end:
        raise UnderstandingError("The period ends before it begins.", "Name the earlier date first.")
    check_rows(plan, table, lambda number: _said(number, question, lexicon))
    for each in plan.against if isinstance(plan, ExplainPlan) else ():
        _check_filter(each, question, table, lexicon)
    if isinstance(plan, AskPlan):
        from automl.asking.judged import fits  # noqa: PLC0415  the gate reads words by this package

        fits(plan, question, table)
    for further in plan.then:
        validate(further, question, table)


def _column(name: str, table: Table) -> Column:
    try:
        return table.column(name)
    except KeyError:
        listed = ", ".join(column.name for column in table.columns[:8])
        raise UnderstandingError(
            f"There is no column called “{name}” in this file.", f"Its columns are: {listed}."
        ) from None


def _check_target(plan: Plan, table: Table) -> None:
    if plan.expression is not None:
        for name in formula_columns(plan.expression):
            _needs_numbers(_column(name, table))
        return
    if plan.target is None or of_model(plan):
        return
    column = _column(plan.target, table)
    if plan.capability == "forecast" and plan.aggregation in _NEEDS_NUMBERS:
        _needs_numbers(column)


def formula_columns(expression: str) -> list[str]:
    """The columns that a formula names."""
    bare = _BARE_NAME.findall(_IN_BACKTICKS.sub(" ", expression))
    return [*_IN_BACKTICKS.findall(expression), *bare]


def _needs_numbers(column: Column) -> None:
    if not column.kind.numeric:
        raise UnderstandingError(
            f"{column.name} holds no numbers, so it cannot be added up.", "Name a column of amounts or quantities."
        )


def _check_time(plan: Plan, table: Table) -> None:
    if plan.time is not None and _column(plan.time, table).kind is not Kind.DATE:
        raise UnderstandingError(f"{plan.time} holds no dates.", "Name a column that says when each row happened.")


def _check_filter(filter_: Filter, question: str, table: Table, lexicon: Lexicon) -> None:
    column = _column(filter_.column, table)
    values = filter_.value if isinstance(filter_.value, list) else [filter_.value]
    for value in values:
        if not _is_given(value, column, question, table, lexicon):
            raise _invented(value)


def _is_given(value: Scalar, column: Column, question: str, table: Table, lexicon: Lexicon) -> bool:
    if isinstance(value, date) and column.kind is Kind.DATE:
        return True
    held = table.frame[column.name].dropna().unique()
    if isinstance(value, bool) or str(value) in {str(each) for each in held}:
        return True
    if isinstance(value, (int, float)):
        return (column.kind.numeric and value in held) or _said(value, question, lexicon)
    return plain(str(value)) in plain(question)


def _said(number: float, question: str, lexicon: Lexicon) -> bool:
    sentence = cut(question)
    in_digits = [each.value for each in numbers(sentence, lexicon)]
    in_words = [lexicon.calendar.numbers.get(word) for word in sentence.words()]
    return any(said is not None and number in (said, said / _HUNDRED) for said in [*in_digits, *in_words])


def _invented(value: Scalar) -> UnderstandingError:
    return UnderstandingError(
        f"“{value}” occurs neither in the question nor in the file.", "Name the value as the file writes it."
    )
