"""Which column a follow-up predicts instead, and which it uses, leaves out or keeps."""

from typing import Any

from automl.plan import Choice
from automl.row_plans import PredictPlan
from automl.understanding.choices import key_value, value_of
from automl.understanding.lexicon.written import phrases
from automl.understanding.rows.asked import Asked, Use, predictable, used
from automl.understanding.rows.saying import learnt_from

_PREDICT = phrases("predict; predicting; estimate; prediction of")
_THEM = phrases("keep them; keep those; keep both; keep all; put them back; use them anyway; leave them in; use them")
_IT = (
    *phrases(
        "keep it; keep that; keep this; put it back; use it anyway; leave it in; use it; keep that column; keep one"
    ),
    *_THEM,
)
_ONLY = phrases("only; just")


def revised_target(asked: Asked, previous: PredictPlan) -> str | None:
    """The column that is to be predicted instead: "predict price instead"; None where it stays."""
    led = asked.find(_PREDICT)
    for each in used(asked) if led else ():
        subject = each.use is Use.SUBJECT and predictable(each.column, asked.scene.table)
        if led and subject and each.span.start >= led.end and each.column.name != previous.target:
            return each.column.name
    return None


def revised_columns(asked: Asked, previous: PredictPlan, target: str) -> dict[str, Any]:
    """The columns to learn from, to leave out, and to keep though they look like leaks."""
    named = [each for each in used(asked) if each.column.name != target]
    out = [each.column.name for each in named if each.use is Use.LEFT_OUT]
    kept = [*(each.column.name for each in named if each.use is Use.KEPT), *_kept(asked, previous)]
    using = [each.column.name for each in named if each.use is Use.FEATURE]
    exclude = [name for name in [*previous.exclude, *out] if name not in (*kept, *using, target)]
    features = [name for name in previous.features if name not in out and name != target]
    if asked.find(asked.rows.everything):
        exclude, features, using = out, [], []
    if using and (asked.find(_ONLY) or not set(using) <= set(previous.exclude)):
        features = [*([] if asked.find(_ONLY) or not _also(asked) else features), *using]
    keep = [name for name in [*previous.keep, *kept] if name not in out and name != target]
    return {
        "exclude": list(dict.fromkeys(exclude)),
        "features": tuple(dict.fromkeys(features)),
        "keep": tuple(dict.fromkeys(keep)),
    }


def _also(asked: Asked) -> bool:
    return any(asked.sentence.at(at, asked.scene.lexicon.thread.adding) for at in range(len(asked.sentence)))


def _kept(asked: Asked, previous: PredictPlan) -> list[str]:
    """The columns of "keep it", "keep them": those left out by the words, or since they give the outcome away.

    Where "it" may be one of several, or nothing was left out, the question goes back.
    """
    if asked.find(_IT) is None:
        return []
    models = asked.scene.circumstances.models
    model = next((each for each in models if each.target == previous.target), None)
    held = {column.name for column in asked.scene.table.columns}
    aside = [name for name in (model.aside if model else ()) if name in held and name not in previous.keep]
    out = list(dict.fromkeys([*previous.exclude, *aside]))
    if len(out) == 1 or (out and asked.find(_THEM)):
        return out
    names = out or learnt_from(previous, asked.scene.table)
    options = [Choice(label=name, value=key_value("keep", name)) for name in names]
    return [value_of(asked.scene.choices.settle("Which column should be kept?", options))]
