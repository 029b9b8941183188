"""Measures that no column holds but columns make: quantity times unit price, the sum of measures side by side."""

import re

from automl.table import Column
from automl.understanding.columns import fit
from automl.understanding.measure import Measure
from automl.understanding.names import canonical
from automl.understanding.scene import Scene

_PLAIN_NAME = re.compile(r"^[A-Za-z_]\w*$", re.ASCII)
_GOOD = 70.0
TOTAL = "Total"


def quoted(name: str) -> str:
    """A column's name in a formula; backticks where it is no plain word."""
    return name if _PLAIN_NAME.match(name) else f"`{name}`"


def computed_revenue(label: str, scene: Scene) -> Measure | None:
    """Quantity times unit price, when the table holds both."""
    quantity, price = measured_as("quantity", scene), measured_as("price", scene)
    if quantity is None or price is None or quantity == price:
        return None
    formula = f"{quoted(quantity.name)} * {quoted(price.name)}"
    said = f"There is no {label.lower()} column, so {label} is {quantity.name} times {price.name}."
    return Measure(label, "sum", expression=formula, assumptions=(said,))


def measured_as(word: str, scene: Scene) -> Column | None:
    """The measure that a word of the trade means; None where no column is near."""
    scored = [(fit((canonical(word, scene.lexicon),), column, scene.lexicon), column) for column in scene.measures]
    good = [(score, column) for score, column in scored if score >= _GOOD]
    return max(good, key=lambda pair: pair[0])[1] if good else None


def sum_of_all(scene: Scene) -> Measure | None:
    """The sum of measures side by side; None for other tables."""
    if not scene.side_by_side:
        return None
    names = [column.name for column in scene.measures]
    return Measure(TOTAL, "sum", expression=" + ".join(quoted(name) for name in names))
