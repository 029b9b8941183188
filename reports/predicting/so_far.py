"""The best so far of a prediction in half a line, while more models are tried."""

from automl.predicting.result import PredictResult
from automl.result import Unit
from reports.phrases import Phrasebook
from reports.rows.figures import amount, per_hundred

_FEWEST = 2


def so_far(result: PredictResult, book: Phrasebook) -> str | None:
    """Such as "71 of 100 flagged are right"; None where nothing can be said yet."""
    off, right, flagged = result.metrics.get("mae"), result.metrics.get("accuracy"), result.flagged
    if not result.skill:
        return book.say("predict.brief.nothing")
    if result.task == "regression":
        unit = result.unit or Unit("number")
        return None if off is None else book.say("predict.brief.off", off=amount(off, unit, book))
    if flagged is not None and flagged.flagged >= _FEWEST:
        share = per_hundred(flagged.right / flagged.flagged, book)
        return book.say("predict.brief.flagged", right=share)
    return None if right is None else book.say("predict.brief.right", right=per_hundred(right, book))
