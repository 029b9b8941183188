"""What a file is mostly about: the measure and the category that people look at first."""

from automl.table import Column, Kind
from automl.understanding.computed import sum_of_all
from automl.understanding.levels import usual_aggregation
from automl.understanding.measure import Measure
from automl.understanding.measures import likeliest_measure
from automl.understanding.names import families_of, family, name_words
from automl.understanding.scene import Scene

_AMOUNTS = ("profit", "quantity", "cost", "budget", "visit", "download", "passenger", "subscription", "production")
_COUNTS = frozenset(("count", "cnt", "total", "amount", "value", "number"))
_CODES = 8
"""Whole numbers of fewer different values are codes more often than amounts."""
_GROUPS = ("region", "category", "segment", "product", "channel", "country", "store", "team", "plan", "brand", "seller")
_FEW, _MANY = 2, 20
_ROWS = 4
"""Rows for each value of a category, on average, from which it is worth comparing by."""


def foremost_measure(scene: Scene) -> Measure | None:
    """What the file is mostly about: all measures together where they stand side by side; else the one called sales,
    else an amount; None in a file without numbers.
    """
    together = sum_of_all(scene)
    if together is not None or not scene.measures:
        return together
    column = min(scene.measures, key=lambda each: (len(each.currencies) > 1, _rank(each, scene)))
    return Measure(column.name, usual_aggregation(column, scene.table, scene.lexicon))


def foremost_group(scene: Scene) -> Column | None:
    """The category that people most likely compare by: by its name, else the first of a few values."""
    fit = [
        column
        for column in scene.table.of_kind(Kind.CATEGORY)
        if _FEW <= column.distinct <= _MANY and column.distinct * _ROWS <= scene.table.rows
    ]
    return min(fit, key=lambda column: (place(column, _GROUPS, scene), column.distinct <= _FEW), default=None)


def amounts(scene: Scene) -> list[Column]:
    """The measures that add up."""
    return [each for each in scene.measures if usual_aggregation(each, scene.table, scene.lexicon) == "sum"]


def place(column: Column, families: tuple[str, ...], scene: Scene) -> int:
    """Where the column's name stands among families of words; after all of them where it is in none."""
    own = {name for name, strong in _families(column, scene).items() if strong}
    return next((at for at, name in enumerate(families) if name in own), len(families))


def named_amount(column: Column, scene: Scene) -> bool:
    """Whether a column is money, or called what is counted or sold: Units is, "Time Spend Company" is not."""
    last = name_words(column.name, scene.lexicon)[-1:]
    strong = [name for word in last for name, is_strong in families_of(word, scene.lexicon).items() if is_strong]
    known = [family(name, scene.lexicon) for name in strong]
    return column.kind is Kind.MONEY or any(each.measure and not each.mean for each in known)


def _families(column: Column, scene: Scene) -> dict[str, bool]:
    return {
        name: strong
        for word in name_words(column.name, scene.lexicon)
        for name, strong in families_of(word, scene.lexicon).items()
    }


def _rank(column: Column, scene: Scene) -> tuple[int, bool, bool]:
    """Smaller is worthier: called sales, a known amount, a count of something; then what adds up and is no code."""
    known = _families(column, scene)
    tier = len(_AMOUNTS) + 3
    if known.get("sales"):
        tier = 0 if column == likeliest_measure(scene) else 1
    elif "sales" in known and len(name_words(column.name, scene.lexicon)) == 1:
        tier = 2
    elif place(column, _AMOUNTS, scene) < len(_AMOUNTS):
        tier = 3 + place(column, _AMOUNTS, scene)
    elif column.kind is Kind.MONEY or not _COUNTS.isdisjoint(name_words(column.name, scene.lexicon)):
        tier = len(_AMOUNTS) + 2
    code = column.kind is Kind.INTEGER and column.distinct < _CODES
    return tier, code, column not in amounts(scene)
