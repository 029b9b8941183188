"""What a person must know to trust an answer about rows. A kind without a phrase is still said, by its name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from automl.result import Caution, Unit
from reports.facts import Fact
from reports.formats import headline_scale, whole
from reports.noted import noted
from reports.phrases import Phrasebook
from reports.rows.figures import cell_words, quoted, share_of


def caution_facts(cautions: Sequence[Caution], words: Mapping[str, str], book: Phrasebook) -> Iterator[Fact]:
    """`caution_1` and so on. words: slots that any caution's phrase may use (target, rows, row)."""
    label, known = book.say("rows.caution_label"), book.entries["rows_caution"]
    told = [caution for caution in cautions if caution.kind not in known["covered"]]
    for place, caution in enumerate(told, start=1):
        source = _LIGHT if caution.kind in known["light"] else "cautions"
        yield noted(f"caution_{place}", label, caution_sentence(caution, words, book), source)


def heavy(facts: Mapping[str, Fact]) -> list[str]:
    """The cautions that stand beside the answer."""
    return [name for name, fact in facts.items() if name.startswith("caution_") and fact.source != _LIGHT]


def light(facts: Mapping[str, Fact]) -> list[str]:
    """The cautions that stand in the small print."""
    return [name for name, fact in facts.items() if name.startswith("caution_") and fact.source == _LIGHT]


def caution_sentence(caution: Caution, words: Mapping[str, str], book: Phrasebook) -> str:
    """One caution as a sentence."""
    said = {name: _written(name, value, book) for name, value in caution.values.items()}
    slots = {**words, "noun": words["rows"], "one": words["row"], **said}
    for key in (f"rows_caution.{caution.kind}", f"rows_caution.{caution.kind}_bare"):
        try:
            return book.sentence(book.say(key, **slots))
        except KeyError:
            continue
    return book.sentence(_by_name(caution.kind, said, book))


def _by_name(kind: str, said: Mapping[str, str], book: Phrasebook) -> str:
    named = kind.replace("_", " ")
    if not said:
        return book.say("caution_unknown.bare", kind=named)
    values = book.listed([f"{name.replace('_', ' ')}: {value}" for name, value in said.items()])
    return book.say("caution_unknown.valued", kind=named, values=values)


def _written(name: str, value: Any, book: Phrasebook) -> str:
    if isinstance(value, bool):
        return cell_words(value, book)
    if name in _SHARES and isinstance(value, (int, float)):
        return share_of(float(value), book)
    if name in _CELLS:
        return quoted(value, book)
    if isinstance(value, int):
        return whole(value, book.locale)
    if isinstance(value, float):
        return headline_scale([value], Unit("number"), book.locale).write(value)
    if isinstance(value, (list, tuple, set, frozenset)) and value:
        return book.listed([_written(name, each, book) for each in value])
    return cell_words(value, book)


_LIGHT = "cautions.light"
_SHARES = frozenset({"share", "strength"})
_CELLS = frozenset({"value", "beside"})
