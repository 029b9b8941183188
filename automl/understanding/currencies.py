"""Amounts in several currencies: asked about, never summed."""

from automl.errors import UnderstandingError
from automl.plan import Choice, Filter
from automl.table import Column, Kind
from automl.understanding.choices import key_value, value_of
from automl.understanding.lexicon.written import words
from automl.understanding.measure import Measure
from automl.understanding.names import families_of, name_words
from automl.understanding.scene import Scene
from automl.understanding.values import values_of
from automl.understanding.words import Sentence

_CODES = words("USD EUR GBP CHF JPY CNY INR AUD CAD NZD SEK NOK DKK PLN CZK HUF BRL MXN ZAR SGD HKD KRW TRY RUB AED")
_SIGNS = words("$ € £ ¥ ₹")
_MOST = 40


def one_currency(
    measure: Measure, groups: list[str], filters: list[Filter], sentence: Sentence, scene: Scene
) -> list[Filter]:
    """The filter that keeps one currency, where amounts are in several: the one named, else the question goes back."""
    if measure.target is None or measure.aggregation in ("count", "count_distinct"):
        return []
    column = currency_column(scene)
    settled = {*groups, *(each.column for each in filters if each.op == "=")}
    if column is not None and _is_money(measure, scene):
        return [] if column.name in settled else [_kept(column, sentence, scene)]
    marks = _marks(measure, scene)
    if len(marks) > 1:
        _asked(measure.target, marks, scene)
        raise UnderstandingError(
            f"{measure.target} mixes {' and '.join(marks)}, and nothing in the file says which row is which.",
            "Add a currency column, or send one file for each currency.",
        )
    return []


def currency_column(scene: Scene) -> Column | None:
    """The column that says in which currency a row's amounts are."""
    for column in scene.table.of_kind(Kind.CATEGORY, Kind.TEXT, Kind.ID):
        named = "currency" in name_words(column.name, scene.lexicon)
        if 1 < column.distinct <= _MOST and (named or _holds_codes(column, scene)):
            return column
    return None


def _holds_codes(column: Column, scene: Scene) -> bool:
    known = _CODES | _SIGNS
    first = scene.table.frame[column.name].iloc[:_MOST].dropna()
    return all(str(value).strip() in known for value in first) and all(
        value.strip() in known for value in values_of(scene.table, column)
    )


def _is_money(measure: Measure, scene: Scene) -> bool:
    """Whether the measure may be an amount of money: a formula with prices, or no number of things."""
    if measure.expression is not None:
        return True
    column = scene.table.column(measure.target or "")
    things = {name for word in name_words(column.name, scene.lexicon) for name in families_of(word, scene.lexicon)}
    return column.kind is Kind.MONEY or bool(column.currencies) or "quantity" not in things


def _kept(column: Column, sentence: Sentence, scene: Scene) -> Filter:
    codes = sorted(values_of(scene.table, column))
    said = {code for token in sentence.tokens for code in scene.lexicon.currencies.get(token.plain, ())}
    named = [code for code in codes if code.strip().upper() in said]
    if len(named) == 1:
        return Filter(column=column.name, op="=", value=named[0])
    return Filter(column=column.name, op="=", value=_asked("Amounts", tuple(codes), scene))


def _asked(what: str, codes: tuple[str, ...], scene: Scene) -> str:
    options = [Choice(label=f"Only {code}", value=key_value("currency", code)) for code in codes]
    question = f"{what} in {', '.join(codes)} cannot be added up. Which currency do you want?"
    return value_of(scene.choices.settle(question, options))


def _marks(measure: Measure, scene: Scene) -> tuple[str, ...]:
    names = {column.name: column for column in scene.table.columns}
    return names[measure.target].currencies if measure.target in names else ()
