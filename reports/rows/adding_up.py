"""Whether a target's total says something: money and quantities add up; months, ages, scores and rates do not."""

from automl.result import Unit
from automl.table import Column, Kind, Table
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon import ENGLISH
from automl.understanding.names import families_of, family, name_words

_COUNTS = frozenset({"count", "number", "total", "sum", "amount", "value"})


def adds_up(target: str, unit: Unit, table: Table) -> bool:
    """Whether the sum over rows of what is predicted means anything.

    table: the rows, which may lack the target. Only money, and numbers whose names say so, add up.
    """
    if unit.kind in ("money", "percent"):
        return unit.kind == "money"
    column = next((each for each in table.columns if each.name == target), Column(target, Kind.NUMBER, 0, 0))
    return usual_aggregation(column, table, ENGLISH) == "sum" and _says_so(target)


def _says_so(target: str) -> bool:
    """Whether the name is that of an amount or a count."""
    words = name_words(target, ENGLISH)
    known = [family(name, ENGLISH) for word in words for name, strong in families_of(word, ENGLISH).items() if strong]
    return bool(_COUNTS & set(words)) or any(each.measure and not each.mean for each in known)
