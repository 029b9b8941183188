"""Lists to score with a model of the thread."""

from automl.plan import KnownModel
from automl.row_plans import ScorePlan
from automl.table import Table
from automl.understanding.heard import Heard
from automl.understanding.lexicon import ENGLISH
from automl.understanding.names import name_words
from automl.understanding.rows.asked import Asked, listen
from automl.understanding.rows.models import model_of
from automl.understanding.rows.predicting import row_filters
from automl.understanding.rows.ranking import Ranked, bounds_chance, ranking
from automl.understanding.rows.saying import said_scoring
from automl.understanding.scene import Scene

_MOST = 0.5


def score(heard: Heard, scene: Scene) -> ScorePlan:
    """The plan of applying a model to the rows of the table."""
    asked = listen(heard.sentence.question, scene)
    meant = model_of(asked)
    fitting = [each for each in scene.circumstances.models if _fits(each, scene.table)]
    return _scored(meant if meant in fitting or not fitting else fitting[0], asked, heard)


def _scored(model: KnownModel | None, asked: Asked, heard: Heard) -> ScorePlan:
    target = next((each for each in asked.scene.table.columns if model and each.name == model.target), None)
    rank = ranking(asked) or Ranked()
    filters = [each for each in row_filters(heard, target, asked.scene) if not bounds_chance(each, rank)]
    plan = ScorePlan(
        target=model.target if model else None,
        task=model.task if model else None,
        model=model.id if model else None,
        filters=filters,
        limit=rank.limit,
        at_least=rank.at_least,
        language=asked.scene.lexicon.language,
        assumptions=list(heard.corrections),
    )
    return plan.model_copy(update={"words": said_scoring(plan, asked.scene.table)})


def _fits(model: KnownModel, table: Table) -> bool:
    """Whether a table has most of a model's columns."""
    names = {name_words(column.name, ENGLISH) for column in table.columns}
    return sum(name_words(name, ENGLISH) in names for name in model.features) > _MOST * len(model.features)
