"""The cautions of a forecast in words. A kind without a phrase is still said, by its name and values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from automl.result import Caution, Unit
from reports.forecast.telling import Telling
from reports.formats import headline_scale, whole
from reports.periods import day_in_words
from reports.phrases import Phrasebook


@dataclass(frozen=True, slots=True)
class Remark:
    """A caution as a sentence. `weighty`: it belongs beside the answer, not into the small print."""

    kind: str
    text: str
    weighty: bool


def remarks(telling: Telling) -> tuple[Remark, ...]:
    """A sentence for each caution of the result, whatever its kind."""
    return tuple(_remark(telling.book, caution) for caution in telling.result.cautions)


def _remark(book: Phrasebook, caution: Caution) -> Remark:
    words = {name: _written(book, value) for name, value in caution.values.items()}
    key = f"caution.{caution.kind}"
    weighty = caution.kind not in book.entries["small_print"]["cautions"]
    try:
        return Remark(caution.kind, book.sentence(book.say(key, _count(caution.values), **words)), weighty)
    except KeyError:
        return Remark(caution.kind, book.sentence(_by_name(book, caution.kind, words)), weighty)


def _by_name(book: Phrasebook, kind: str, words: Mapping[str, str]) -> str:
    named = kind.replace("_", " ")
    if not words:
        return book.say("caution_unknown.bare", kind=named)
    values = book.listed([f"{name.replace('_', ' ')}: {value}" for name, value in words.items()])
    return book.say("caution_unknown.valued", kind=named, values=values)


def _written(book: Phrasebook, value: Any) -> str:
    if isinstance(value, date):
        return day_in_words(value, book.locale)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return whole(value, book.locale)
    if isinstance(value, float):
        return headline_scale([value], Unit("number"), book.locale).write(value)
    if isinstance(value, list | tuple | set | frozenset) and value:
        return book.listed([_written(book, each) for each in value])
    return str(value)


def _count(values: Mapping[str, Any]) -> float:
    return next((float(value) for value in values.values() if isinstance(value, int)), 0.0)
