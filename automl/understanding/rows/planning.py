"""The plans about rows: each capability with what makes its plan."""

from automl.plan import Capability, Plan
from automl.understanding.heard import Heard
from automl.understanding.rows.explaining import explain
from automl.understanding.rows.predicting import predict
from automl.understanding.rows.scoring import score
from automl.understanding.rows.supposing import suppose
from automl.understanding.scene import Scene

ROW_CAPABILITIES: tuple[Capability, ...] = ("predict", "explain", "whatif", "score")


def plan_about_rows(capability: Capability, heard: Heard, scene: Scene) -> Plan:
    """The plan of a question about rows. Ask, and UnderstandingError, as the words need it."""
    match capability:
        case "explain":
            return explain(heard, scene)
        case "whatif":
            return suppose(heard, scene)
        case "score":
            return score(heard, scene)
        case _:
            return predict(heard, scene)
