"""Names for the columns that a long table gets."""

import re

from automl.reading.layout.body import Body
from automl.reading.wide.labels import Span, label_of
from automl.reading.wide.shape import Shape

_DATE_NAMES: dict[Span, str] = {
    "day": "Date",
    "week": "Week",
    "month": "Month",
    "quarter": "Quarter",
    "half": "Half-year",
    "year": "Year",
}
_MEASURES = (
    "sales|revenue|turnover|units|quantity|volume|orders|bookings|billings|profit|margin|cost|costs|spend|expenses|"
    "budget|headcount|visits|visitors|demand|shipments|production|consumption|income|price|prices|umsatz|absatz|menge|"
    "kosten|gewinn|ventes|ventas|coste|importe|fatturato|vendite|omzet"
)
_MEASURE = rf"(?:(?:net|gross|total|units?|order)\s+)?(?:{_MEASURES})(?:\s+(?:sold|volume|amount|value))?"
_ALONE = re.compile(rf"(?i)^({_MEASURE})(?:\s+(?:by|per|nach|par|por)\s.{{1,60}})?$")
_TITLE = re.compile(rf"(?i)^({_MEASURE})(?:\s*[,(–—:-].{{0,80}}|\s+(?:by|per|in|nach|par|por)\s.{{1,80}})?$")


def date_name(span: Span) -> str:
    return _DATE_NAMES[span]


def value_name(body: Body, shape: Shape, above: tuple[tuple[str, ...], ...], sheet: str | None) -> str:
    """What the values are called: by the label above the periods, by a title that begins with a measure, by a sheet
    that is named after one; else Value.
    """
    over = _over(above[-1], shape) if above else None
    if over is not None:
        return over
    titles = [found[1] for row in reversed(above) for cell in row if (found := _TITLE.match(_without_years(cell)))]
    named = _ALONE.match(_without_years(sheet or ""))
    found_name = titles[0] if titles else named[1] if named else "Value"
    return found_name if found_name.lower() not in {name.lower() for name in body.header} else "Value"


def _over(row: tuple[str, ...], shape: Shape) -> str | None:
    """The only label in the row above, where it stands over the periods and names none itself."""
    filled = [place for place, cell in enumerate(row) if cell]
    if len(filled) != 1 or filled[0] not in shape.columns or not shape.kept:
        return None
    cell = row[filled[0]]
    return None if label_of(cell) is not None or len(cell) > 40 or any(map(str.isdigit, cell)) else cell  # noqa: PLR2004


def _without_years(text: str) -> str:
    return re.sub(r"[\s_,-]*\(?(?:FY ?)?(?:19|20)\d{2}(?:[/-]\d{2,4})?\)?\s*$", "", text.replace("_", " ").strip())
