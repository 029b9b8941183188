"""What a person must know to trust an answer about rows. A kind without a phrase is still said, by its name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from automl.result import Caution, Unit
from reports.facts import Fact
from reports.formats import headline_scale, whole
from reports.noted import noted
from reports.phrases import Phrasebook
from reports.rows.figures import cell_words


def caution_facts(cautions: Sequence[Caution], words: Mapping[str, str], book: Phrasebook) -> Iterator[Fact]:
    """`caution_1` and so on. words: slots that any caution's phrase may use (target, rows)."""
    label = book.say("rows.caution_label")
    for place, caution in enumerate(cautions, start=1):
        yield noted(f"caution_{place}", label, caution_sentence(caution, words, book), "cautions")


def caution_sentence(caution: Caution, words: Mapping[str, str], book: Phrasebook) -> str:
    """One caution as a sentence."""
    said = {name: _written(value, book) for name, value in caution.values.items()}
    key = f"rows_caution.{caution.kind}"
    count = next((float(each) for each in caution.values.values() if isinstance(each, int)), 0.0)
    try:
        return book.sentence(book.say(key, count, **{**words, **said}))
    except KeyError:
        return book.sentence(_by_name(caution.kind, said, book))


def _by_name(kind: str, said: Mapping[str, str], book: Phrasebook) -> str:
    named = kind.replace("_", " ")
    if not said:
        return book.say("caution_unknown.bare", kind=named)
    values = book.listed([f"{name.replace('_', ' ')}: {value}" for name, value in said.items()])
    return book.say("caution_unknown.valued", kind=named, values=values)


def _written(value: Any, book: Phrasebook) -> str:
    if isinstance(value, bool):
        return cell_words(value, book)
    if isinstance(value, int):
        return whole(value, book.locale)
    if isinstance(value, float):
        return headline_scale([value], Unit("number"), book.locale).write(value)
    if isinstance(value, (list, tuple, set, frozenset)) and value:
        return book.listed([_written(each, book) for each in value])
    return cell_words(value, book)
