"""Whether a measure is an amount, which adds up, or a level or a rate, which is averaged."""

from automl.plan import Aggregation
from automl.table import Column, Kind, Table
from automl.understanding.lexicon import Lexicon
from automl.understanding.lexicon.written import words
from automl.understanding.names import families_of, family, name_words

_RATES = words(
    "average mean per index temperature rate ratio percent percentage share score rating price level speed density "
    "concentration humidity pressure age duration tenure yield adr rpar revpar arpu aov arpa los efficiency probability"
)
_COUNTS = words("count number total sum amount value")
_STOCKS = words("population headcount inventory stock subscriber balance employee backlog")


def usual_aggregation(column: Column, table: Table, lexicon: Lexicon) -> Aggregation:
    """The mean for prices, rates, percentages, temperatures and other levels; the sum for amounts and quantities.

    Stocks (an inventory, a population) add up over rows of one day but not over time: a series with one row for each
    step is averaged, other tables are summed.
    """
    name = name_words(column.name, lexicon)
    if column.kind is Kind.PERCENT or _is_rate(name, lexicon):
        return "mean"
    if any(word in _STOCKS for word in name) and _one_row_a_step(table):
        return "mean"
    return "mean" if _fraction(column) else "sum"


def _is_rate(name: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name's last telling word is a rate: Delay Days is one, by its delay."""
    if not _RATES.isdisjoint(name):
        return True
    for word in reversed(name):
        if word in _COUNTS:
            return False
        strong = [family(each, lexicon) for each, is_strong in families_of(word, lexicon).items() if is_strong]
        if strong:
            return all(each.mean for each in strong)
    return False


def _one_row_a_step(table: Table) -> bool:
    axis = table.time
    return axis is not None and not axis.transactions and bool(table.frame[axis.column].is_unique)


def _fraction(column: Column) -> bool:
    """Numbers between 0 and 1 that are not all 0 or 1, such as a discount of 0.2."""
    low, high = column.min, column.max
    if column.kind is not Kind.NUMBER or not isinstance(low, (int, float)) or not isinstance(high, (int, float)):
        return False
    return low >= 0 and high <= 1
