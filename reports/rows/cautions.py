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
    told = [caution for caution in _together(cautions) if caution.kind not in known["covered"]]
    for place, caution in enumerate(told, start=1):
        stands = next((where for where in ("light", "columns") if caution.kind in known[where]), "beside")
        yield noted(f"caution_{place}", label, caution_sentence(caution, words, book), f"cautions.{stands}")


def _together(cautions: Sequence[Caution]) -> Iterator[Caution]:
    """The cautions, what usually changes with one column named in one of them."""
    named: set[Any] = set()
    for each in cautions:
        column = each.values.get("column")
        if each.kind != _TOGETHER:
            yield each
        elif column not in named:
            named.add(column)
            beside = [one for one in cautions if one.kind == _TOGETHER and one.values.get("column") == column]
            yield Caution(_TOGETHER, {"column": column, "with": [one.values.get("with") for one in beside]})


def heavy(facts: Mapping[str, Fact]) -> list[str]:
    """The cautions that stand beside the answer."""
    return _standing("beside", facts)


def about_columns(facts: Mapping[str, Fact]) -> list[str]:
    """The cautions that stand beside the columns that it goes by."""
    return _standing("columns", facts)


def light(facts: Mapping[str, Fact]) -> list[str]:
    """The cautions that stand in the small print."""
    return _standing("light", facts)


def _standing(where: str, facts: Mapping[str, Fact]) -> list[str]:
    return [name for name, fact in facts.items() if name.startswith("caution_") and fact.source == f"cautions.{where}"]


def cautions_json(cautions: Sequence[Caution], target: str, book: Phrasebook) -> list[dict[str, Any]]:
    """Each caution with its sentence, for those who read JSON."""
    plain = book.say("rows.plain")
    words = {"target": target, "rows": plain, "row": book.one(plain)}
    return [
        {"kind": each.kind, "values": each.values, "sentence": caution_sentence(each, words, book)} for each in cautions
    ]


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


_SHARES = frozenset({"share", "strength"})
_CELLS = frozenset({"value", "beside"})
_TOGETHER = "goes_together"
