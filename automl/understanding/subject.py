"""What a question is about, when its words name no measure outright."""

from dataclasses import replace

from automl.errors import UnderstandingError
from automl.plan import Choice
from automl.table import Column
from automl.understanding.choices import key_value, value_of
from automl.understanding.columns import best, candidates
from automl.understanding.computed import computed_revenue, sum_of_all
from automl.understanding.counting import count_of_rows
from automl.understanding.deals.history import amount_meant, rather_amount
from automl.understanding.groups import each_of_many
from automl.understanding.heard import Heard
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon.written import words
from automl.understanding.measure import Measure
from automl.understanding.measures import aggregated_as_said, asked_measure, default_measure, named_measures
from automl.understanding.names import canonical, families_of, name_words
from automl.understanding.roles import Part
from automl.understanding.scene import Scene, is_measure
from automl.understanding.unknown import Slot, Unknown

_MOST_NAMED = 6
_COUNTS = (("count",), ("total",), ("number",), ("total", "count"))
_SPENDING = words("spend spends spent")
_OURS = words("we us our i company business")
"""Who spends what we cost; what others spend is our sales."""
_GENERAL = words("sale demand volume consumption usage use output production activity traffic")


def subject(heard: Heard, scene: Scene) -> list[Measure]:
    """The measures of a question, the first one first.

    Named; else counted; else meant by a verb ("how much will we sell"); else computed; else the usual one. When
    something was named that the file does not have, the question goes back or UnderstandingError says so.
    """
    found = named_measures(heard.sentence, heard.played, scene)
    if found:
        return [_of_deals(each, heard, scene) for each in found]
    if _counting(heard, scene):
        return [_count(heard, scene)]
    if wants_all(heard, scene) and (everything := sum_of_all(scene)):
        return [everything]
    meant = _by_verb(heard, scene)
    if meant:
        return [meant]
    if (amount := amount_meant(heard, scene)) is not None:
        return [aggregated_as_said(Measure(amount, "sum"), heard.sentence, scene)]
    named = _objects(heard)
    narrowed = bool(named) and bool(heard.parts(Part.GROUP, Part.KEEP, Part.FLAGGED))
    if narrowed and (rows := count_of_rows(named[0].words[-1], scene)):
        return [rows]
    if named and len(scene.measures) == 1 and _titled(named[0], heard, scene):
        return [_only_measure(named[0].written, named[0].words[-1], scene)]
    return [_not_there(named[0], scene) if named else aggregated_as_said(default_measure(scene), heard.sentence, scene)]


def _of_deals(measure: Measure, heard: Heard, scene: Scene) -> Measure:
    """The amount of deals for what was expected of them, where the words do not say so."""
    if measure.target is None or measure.expression is not None:
        return measure
    return replace(measure, target=rather_amount(measure.target, heard, scene))


def _titled(unknown: Unknown, heard: Heard, scene: Scene) -> bool:
    """Whether a word of the file's name stands beside a name that nothing explains: "oil *price*", "*Brent* crude"."""
    beside = (heard.sentence.plain(at) for at in (unknown.span.start - 1, unknown.span.end))
    return any(canonical(word, scene.lexicon) in scene.title_words for word in beside if word.isalpha())


def wants_all(heard: Heard, scene: Scene) -> bool:
    """Whether measures side by side are meant together or each: "in total", "for each industry"."""
    said = set(heard.sentence.words())
    each = each_of_many(heard.sentence, scene)
    return scene.side_by_side and (each or not said.isdisjoint(("total", "overall", "all", "altogether", "combined")))


def _counting(heard: Heard, scene: Scene) -> bool:
    """Whether "how many" is asked, and not of money: "how many euros"."""
    span = heard.sentence.find(scene.lexicon.roles.count)
    return span is not None and heard.sentence.plain(span.end) not in scene.lexicon.currencies


def _count(heard: Heard, scene: Scene) -> Measure:
    """What "how many" counts when no column is named: things sold, rows, or the only measure."""
    nouns = [unknown for unknown in heard.unknown if unknown.slot in (Slot.COUNT, Slot.OBJECT)]
    noun = nouns[0].words[-1] if nouns else ""
    rows = count_of_rows(noun or _row_noun(heard, scene), scene)
    if rows:
        return rows
    quantity = _best("quantity", scene) if _things_sold(noun, heard, scene) else None
    if quantity:
        return Measure(quantity.name, usual_aggregation(quantity, scene.table, scene.lexicon))
    called_count = [column for column in scene.measures if name_words(column.name, scene.lexicon) in _COUNTS]
    if called_count:
        return Measure(called_count[0].name, "sum")
    if len(scene.measures) == 1 and not _of_another_family(noun, scene):
        return _only_measure(nouns[0].written if nouns else "", noun, scene)
    if nouns:
        return _not_there(nouns[0], scene)
    if heard.parts(Part.KEEP, Part.FLAGGED):
        return Measure(None, "count", noun="rows")
    return asked_measure(scene.measures, scene) if heard.parts(Part.QUALIFIER) else default_measure(scene)


def _things_sold(noun: str, heard: Heard, scene: Scene) -> bool:
    """Whether "how many" is about what is sold: things in general, those of a cell, or all that the file is about."""
    sold = not scene.lexicon.roles.sold.isdisjoint(heard.sentence.words())
    general = not noun or noun in scene.title_words or "product" in families_of(noun, scene.lexicon)
    return general and (sold or bool(heard.parts(Part.KEEP)))


def _row_noun(heard: Heard, scene: Scene) -> str:
    said = [canonical(word, scene.lexicon) for word in heard.sentence.words()]
    return next((word for word in said if word in scene.lexicon.roles.row_nouns or word in scene.title_words), "")


def _only_measure(written: str, noun: str, scene: Scene) -> Measure:
    measure = default_measure(scene)
    if not written or noun in scene.title_words:
        return measure
    said = f"“{written}” was taken to mean {measure.target}, the only number in the file."
    return Measure(measure.target, measure.aggregation, assumptions=(*measure.assumptions, said))


def _of_another_family(noun: str, scene: Scene) -> bool:
    """Whether a noun is known to mean something that the only measure is not."""
    return bool(noun) and any(name not in ("product", "quantity") for name in families_of(noun, scene.lexicon))


def _by_verb(heard: Heard, scene: Scene) -> Measure | None:
    for word in heard.sentence.words():
        family = scene.lexicon.verbs_of.get(word)
        if word in _SPENDING and _OURS.isdisjoint(heard.sentence.words()) and _best("sales", scene):
            family = "sales"
        column = _best(family, scene) if family else None
        if column:
            return Measure(column.name, usual_aggregation(column, scene.table, scene.lexicon))
    return None


def _best(word: str, scene: Scene) -> Column | None:
    listed = candidates((canonical(word, scene.lexicon),), scene.table, scene.lexicon)
    fit = [each for each in listed if is_measure(each.column)]
    return best(fit)[0].column if fit else None


def _objects(heard: Heard) -> list[Unknown]:
    return [unknown for unknown in heard.unknown if unknown.slot in (Slot.OBJECT, Slot.COUNT)]


def _not_there(unknown: Unknown, scene: Scene) -> Measure:
    """A measure was named that no column is: computed where it can be, else the question goes back, or an error."""
    if "sales" in families_of(unknown.words[-1], scene.lexicon):
        computed = computed_revenue(unknown.written.split()[-1].capitalize(), scene)
        if computed:
            return computed
    columns = scene.measures
    if not columns:
        return default_measure(scene)
    if len(columns) == 1 and unknown.words[-1] in _GENERAL:
        return _only_measure(unknown.written, unknown.words[-1], scene)
    sentence = f"There is no “{unknown.written}” in this file."
    if len(columns) > _MOST_NAMED:
        listed = ", ".join(column.name for column in columns[:_MOST_NAMED])
        raise UnderstandingError(sentence, f"Ask about one of its numbers, such as {listed}.")
    options = [Choice(label=column.name, value=key_value("target", column.name)) for column in columns]
    chosen = value_of(scene.choices.settle(f"{sentence} Which number do you mean?", options))
    column = scene.table.column(chosen)
    return Measure(column.name, usual_aggregation(column, scene.table, scene.lexicon))
