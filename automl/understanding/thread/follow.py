"""A question with the thread's last plan as context."""

from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding.fresh import understand


def follow(question: str, table: Table, circumstances: Circumstances, previous: Plan) -> Understood:
    """What a question asks when the thread's last plan is `previous`; one that stands alone is understood afresh."""
    _ = previous
    return understand(question, table, circumstances)
