"""What people say after a scored list: fewer of its rows, or only some of them."""

from automl.row_plans import ScorePlan
from automl.understanding.capability import signalled
from automl.understanding.filters import cell_filters
from automl.understanding.heard import hear
from automl.understanding.limit import limit
from automl.understanding.roles import Part, Played
from automl.understanding.rows.asked import listen
from automl.understanding.rows.ranking import ranking
from automl.understanding.rows.saying import said_scoring
from automl.understanding.scene import Scene
from automl.understanding.thread.cues import Cues
from automl.understanding.thread.filtering import merged
from automl.understanding.words import cut

_FEW_WORDS = 6


def scored_again(question: str, told: Cues, previous: ScorePlan, around: Scene) -> ScorePlan | None:
    """The scoring before of other rows: "only in Spain", "top 5", "above 60%"; None where the words stand alone."""
    asked = listen(question, around)
    if len(asked.sentence) > _FEW_WORDS or signalled(hear(question, around), around) is not None:
        return None
    cells = cell_filters(asked.sentence, [Played(each, Part.KEEP) for each in asked.mentions if each.cells], around)
    columns = [each for each in asked.mentions if each.columns]
    count, rank = first_rows(question, around), ranking(asked)
    if columns or not (cells or count or told.everything or (rank and rank.at_least)):
        return None
    plan = previous.model_copy(
        update={
            "filters": merged([] if told.everything else previous.filters, cells, adding=told.adding),
            "limit": count or previous.limit,
            "at_least": rank.at_least if rank and rank.at_least else previous.at_least,
        }
    )
    return plan.model_copy(update={"words": said_scoring(plan, around.table)})


def first_rows(question: str, around: Scene) -> int | None:
    """How many rows are asked for: "top 5"."""
    return limit(cut(question), around.lexicon)[0]
