"""The cautions of a forecast in words. A kind without a phrase is still said, by its name and values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from automl.result import Caution, Unit
from reports.facts import Fact
from reports.forecast.telling import Telling
from reports.formats import headline_scale, whole
from reports.noted import noted
from reports.periods import day_in_words
from reports.phrases import Phrasebook

Weight = Literal["heavy", "light", "covered"]
_LIGHTER: tuple[Weight, ...] = ("covered", "light")


@dataclass(frozen=True, slots=True)
class Remark:
    """A caution as a sentence. `heavy` ones stand beside the answer, `light` ones in the small print; `covered` ones
    are said by the sentence on trust and stand in the workbook only.
    """

    kind: str
    text: str
    weight: Weight


def remarks(telling: Telling) -> tuple[Remark, ...]:
    """A sentence for each caution of the result, whatever its kind."""
    return tuple(_remark(telling, caution) for caution in telling.result.cautions)


def caution_facts(telling: Telling) -> Iterator[Fact]:
    """`caution_1` and so on, one for each caution that the answer shows."""
    label = telling.book.say("noted.caution_label")
    shown = [remark for remark in remarks(telling) if remark.weight != "covered"]
    for place, remark in enumerate(shown, start=1):
        yield noted(f"caution_{place}", label, remark.text, "forecast.cautions")


def _remark(telling: Telling, caution: Caution) -> Remark:
    book, small = telling.book, telling.book.entries["small_print"]
    said = {name: _written(telling, name, value) for name, value in caution.values.items()}
    try:
        text = book.say(_key(telling, caution.kind), _count(caution.values), **_shared(telling, caution), **said)
    except KeyError:
        text = _by_name(book, caution.kind, said)
    weight: Weight = next((weight for weight in _LIGHTER if caution.kind in small[weight]), "heavy")
    return Remark(caution.kind, book.sentence(text), weight)


def _key(telling: Telling, kind: str) -> str:
    """The phrase that names no groups where there are none."""
    bare = f"caution_total.{kind}"
    return bare if not telling.result.groups and telling.book.has(bare) else f"caution.{kind}"


def _shared(telling: Telling, caution: Caution) -> dict[str, str]:
    """What any caution's phrase may use besides its own values: the step's name, and `steps` counted in it."""
    frequency = telling.result.history.frequency
    shared = {"step": telling.book.say(f"nouns.{frequency}", 1), "copying": telling.copying, "measure": telling.measure}
    if isinstance(steps := caution.values.get("steps"), int):
        shared["span"] = telling.book.counted(steps, frequency)
    return {name: text for name, text in shared.items() if name not in caution.values}


def _by_name(book: Phrasebook, kind: str, words: Mapping[str, str]) -> str:
    named = kind.replace("_", " ")
    if not words:
        return book.say("caution_unknown.bare", kind=named)
    values = book.listed([f"{name.replace('_', ' ')}: {value}" for name, value in words.items()])
    return book.say("caution_unknown.valued", kind=named, values=values)


def _written(telling: Telling, name: str, value: Any) -> str:
    """A caution's value in words; the one called `value` is in the unit of what is forecast."""
    book = telling.book
    if isinstance(value, date):
        return day_in_words(value, book.locale)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return whole(value, book.locale)
    if isinstance(value, float):
        unit = telling.result.unit if name == "value" else Unit("number")
        return headline_scale([value], unit, book.locale).write(value)
    if isinstance(value, list | tuple | set | frozenset) and value:
        return book.listed([_written(telling, name, each) for each in value])
    return str(value)


def _count(values: Mapping[str, Any]) -> float:
    return next((float(value) for value in values.values() if isinstance(value, int)), 0.0)
