"""Columns that words mean without naming them: whose order it is, who sold, what a margin is made of."""

from automl.table import Column, Kind
from automl.understanding.columns import candidates
from automl.understanding.computed import measured_as, quoted
from automl.understanding.deals.history import owner_asked_for
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.names import canonical, families_of
from automl.understanding.roles import Part
from automl.understanding.scene import Scene, groupable

_GOOD = 70.0
_EVENTS = {
    "deal": ("deal", "opportunity", "order"),
    "basket": ("basket", "order", "invoice"),
    "cart": ("cart", "order"),
    "ticket": ("ticket", "order", "invoice"),
    "check": ("check", "order", "invoice"),
    "bill": ("bill", "invoice", "order"),
    "sale": ("sale", "order", "invoice", "transaction"),
    "purchase": ("purchase", "order", "invoice"),
    "transaction": ("transaction", "order", "invoice"),
    "order": ("order", "invoice", "transaction"),
    "client": ("customer",),
}
_WHO = {
    "who": ("seller", "rep", "customer"),
    "whom": ("customer",),
    "where": ("region", "country", "state", "city", "store"),
    "what": ("product", "item", "category"),
}
_COUNTED_ONCE = frozenset(("customer", "order", "deal", "visit", "ticket", "shipment"))
_BUYING = frozenset(("bought", "buy", "buys", "purchased", "ordered", "spent", "spends", "spend", "customer"))
_ROWS_LIKE = frozenset(("row", "line", "record", "single", "individual"))


def event_column(event: str, scene: Scene) -> str | None:
    """The id of an event that has several rows; None where each row is one, or nothing names it."""
    if event in _ROWS_LIKE:
        return None
    for word in _EVENTS.get(event, (event,)):
        found = [
            each.column
            for each in candidates((canonical(word, scene.lexicon),), scene.table, scene.lexicon)
            if each.score >= _GOOD and each.column.kind in (Kind.ID, Kind.TEXT, Kind.CATEGORY)
        ]
        if found:
            return found[0].name
    return None


def per_column(heard: Heard, scene: Scene) -> str | None:
    """The column of those over whom a mean is taken: "average sales per customer" is one number."""
    for each in heard.parts(Part.PER):
        return each.mention.columns[0].column.name
    for each in heard.parts(Part.GROUP):
        led = heard.sentence.plain(each.mention.span.start - 1) == "per"
        words = (canonical(heard.sentence.plain(at), scene.lexicon) for at in each.mention.span)
        if led and not _COUNTED_ONCE.isdisjoint(name for word in words for name in families_of(word, scene.lexicon)):
            return each.mention.columns[0].column.name
    return None


def group_asked_for(heard: Heard, scene: Scene) -> str | None:
    """The column that "who", "where" or "what sells best" asks for, where no column was named."""
    if (owner := owner_asked_for(heard, scene)) is not None:
        return owner
    said = heard.sentence.words()
    for asked, families in _WHO.items():
        if asked not in said[:3]:
            continue
        if asked == "what" and (heard.parts(Part.MEASURE) or not _sells(said)):
            continue
        wanted = ("customer",) if asked == "who" and not _BUYING.isdisjoint(said) else families
        for word in wanted:
            column = _grouping(word, scene)
            if column is not None:
                return column.name
    return None


def _sells(said: tuple[str, ...]) -> bool:
    return not {"sell", "sells", "sold", "selling", "seller", "sellers", "bestseller"}.isdisjoint(said)


def _grouping(word: str, scene: Scene) -> Column | None:
    found = candidates((canonical(word, scene.lexicon),), scene.table, scene.lexicon)
    fits = [each.column for each in found if each.score >= _GOOD and groupable(each.column, scene.lexicon)]
    order = (Kind.CATEGORY, Kind.TEXT, Kind.ID)
    return min(fits, key=lambda column: order.index(column.kind) if column.kind in order else 9, default=None)


def margin(scene: Scene) -> Measure | None:
    """Profit by sales; None where a column is missing."""
    profit, sales = measured_as("profit", scene), measured_as("sales", scene)
    if profit is None or sales is None or profit == sales:
        return None
    said = f"Profit margin is the total of {profit.name} divided by the total of {sales.name}."
    expression = f"{quoted(profit.name)} / {quoted(sales.name)}"
    return Measure("Profit margin", "mean", expression=expression, assumptions=(said,))
