"""Lists to score with a model of the thread."""

from automl.plan import Circumstances, KnownModel
from automl.row_plans import ScorePlan
from automl.table import Table
from automl.understanding.heard import Heard
from automl.understanding.lexicon import ENGLISH
from automl.understanding.names import name_words
from automl.understanding.rows.asked import Asked, listen
from automl.understanding.rows.models import model_of
from automl.understanding.rows.predicting import row_filters
from automl.understanding.rows.saying import said_scoring
from automl.understanding.scene import Scene, scene

_MOST_MISSING = 0.5


def score(heard: Heard, scene: Scene) -> ScorePlan:
    """The plan of applying a model to the rows of the table."""
    asked = listen(heard.sentence.question, scene)
    return _scored(model_of(asked), asked, heard)


def _scored(model: KnownModel | None, asked: Asked, heard: Heard) -> ScorePlan:
    target = next((each for each in asked.scene.table.columns if model and each.name == model.target), None)
    plan = ScorePlan(
        target=model.target if model else None,
        task=model.task if model else None,
        model=model.id if model else None,
        filters=row_filters(heard, target, asked.scene),
        language=asked.scene.lexicon.language,
        assumptions=list(heard.corrections),
    )
    return plan.model_copy(update={"words": said_scoring(plan, asked.scene.table)})


def list_to_score(table: Table, circumstances: Circumstances) -> ScorePlan | None:
    """The plan of scoring a file that came without words: one with a model's columns, and without its outcome.

    None where no model of the thread fits it.
    """
    around = scene(table, ENGLISH, circumstances)
    model = next((each for each in circumstances.models if lacks_outcome(table, each)), None)
    if model is None:
        return None
    plan = ScorePlan(target=model.target, task=model.task, model=model.id, language=around.lexicon.language)
    return plan.model_copy(update={"words": said_scoring(plan, table)})


def lacks_outcome(table: Table, model: KnownModel) -> bool:
    """Whether a table has most of a model's columns, and nothing in the column that it predicts."""
    spelt = {name_words(column.name, ENGLISH): column for column in table.columns}
    outcome = spelt.get(name_words(model.target, ENGLISH))
    there = sum(name_words(name, ENGLISH) in spelt for name in model.features)
    empty = outcome is None or outcome.missing == table.rows
    return empty and bool(model.features) and there >= _MOST_MISSING * len(model.features)
