"""What drives the target at all, as an answer."""

from automl.explaining.drivers import drivers_of
from automl.explaining.figure import figure_of
from automl.explaining.result import ExplainResult
from automl.explaining.rows import reference_features
from automl.models.shelf import Opened
from automl.result import Caution


def explain_drivers(model: Opened) -> ExplainResult:
    """The columns by their share of the whole influence, strongest first; the model by which they are told."""
    card = model.card
    figure = figure_of(model.model, card)
    features = reference_features(model)
    drivers, by = drivers_of(figure, features)
    mean = float(figure(features).mean())
    return ExplainResult(
        subject="drivers",
        target=card.target,
        what="value" if figure.positive is None else "probability",
        baseline=mean,
        value=mean,
        contributions=(),
        model=by,
        model_id=card.id,
        unit=card.unit,
        positive=figure.positive,
        rows=len(features),
        drivers=drivers,
        cautions=(Caution("association"),),
    )
