"""The picture of what matters: each column's share of the influence."""

from collections.abc import Mapping
from pathlib import Path

from automl.result import Unit
from reports.facts import Fact
from reports.house_style import shorten
from reports.phrases import Phrasebook
from reports.reply import Chart
from reports.rows.drivers import SHOWN
from reports.rows.pictures import Bar, bar_picture

_TITLE_NAME = 30
_LEAST = 2


def driver_chart(facts: Mapping[str, Fact], target: str, path: Path, book: Phrasebook) -> Chart | None:
    """Bars of the strongest columns, written to `path`; None where there are not two."""
    found = [fact for name, fact in facts.items() if name.startswith("driver_")][:SHOWN]
    if len(found) < _LEAST:
        return None
    first = shorten(found[0].forms["name"], _TITLE_NAME)
    title = book.say("drivers.title", target=shorten(target, _TITLE_NAME), name=first)
    bars = [Bar(fact.forms["name"], fact.value or 0.0, fact.display) for fact in found]
    picture = bar_picture(bars, Unit("percent"), title, book.say("drivers.subtitle"), book.locale)
    path.write_bytes(picture.png)
    told = [book.say("drivers.bar", name=fact.forms["name"], share=fact.display) for fact in found]
    alt = book.say("drivers.alt", target=target, bars=book.listed(told, most=len(told)))
    return Chart(path, title, alt, picture.data)
