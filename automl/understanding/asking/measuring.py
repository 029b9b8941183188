"""What a question about the past measures, where its words name no measure outright."""

from automl.plan import Clarify
from automl.understanding.choices import Ask
from automl.understanding.computed import measured_as
from automl.understanding.heard import Heard
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon.written import words
from automl.understanding.measure import Measure
from automl.understanding.roles import Part
from automl.understanding.scene import Scene
from automl.understanding.subject import subject

_COUNTING = words("popular common frequent often frequently prefer prefers preferred favourite favorite")
_FORECAST = "Which number should I forecast?"
_LOOK_UP = "Which number do you mean?"


def measures_of(heard: Heard, scene: Scene) -> list[Measure]:
    """The measures of a question about the past; the question goes back when nothing decides."""
    if heard.wish.flag:
        return [Measure(heard.wish.flag, "count", noun="rows")]
    if heard.parts(Part.MEASURE, Part.COUNT):
        return subject(heard, scene)
    if not _COUNTING.isdisjoint(heard.sentence.words()):
        return [Measure(None, "count", noun="rows")]
    sales = measured_as("sales", scene)
    if heard.wish.each and heard.wish.event and sales is not None:
        return [Measure(sales.name, "sum")]
    if heard.wish.by:
        return [Measure(heard.wish.by, "min" if heard.wish.order == "smallest" else "max")]
    try:
        return subject(heard, scene)
    except Ask as ask:
        if ask.clarify.question not in (_FORECAST, _LOOK_UP):
            raise
        if sales is None:
            raise Ask(Clarify(question=_LOOK_UP, choices=ask.clarify.choices)) from None
    said = f"No measure was named, so {sales.name} is taken."
    return [Measure(sales.name, usual_aggregation(sales, scene.table, scene.lexicon), assumptions=(said,))]
