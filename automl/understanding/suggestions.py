"""Questions worth asking of a file, for people who asked none."""

from automl.plan import Choice
from automl.table import Column, Frequency, Kind
from automl.understanding.measures import likeliest_measure
from automl.understanding.scene import Scene

_FEW, _MANY = 3, 20


def suggestions(scene: Scene) -> list[Choice]:
    """Up to four questions that this file can answer; each choice's value is the question itself."""
    questions = [*_forecasts(scene), "What's in this file?", "Which columns have missing values?"]
    return [Choice(label=question, value=question) for question in questions[:4]]


def _forecasts(scene: Scene) -> list[str]:
    if scene.table.time is None or not scene.measures:
        return []
    name = likeliest_measure(scene).name
    ahead = "year" if scene.table.time.frequency is Frequency.YEAR else "quarter"
    found = [f"Forecast {name} for the next {ahead}"]
    group = _grouping(scene)
    return [*found, f"Forecast {name} by {group.name} for the next {ahead}"] if group else found


def _grouping(scene: Scene) -> Column | None:
    fit = [column for column in scene.table.of_kind(Kind.CATEGORY) if _FEW <= column.distinct <= _MANY]
    return fit[0] if fit else None
