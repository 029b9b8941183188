"""Which class of two is the one that probabilities speak of."""

from collections.abc import Mapping, Sequence

from automl.reading.layout.names import words_of

_YES_SPELT = (
    "yes y true t 1 1.0 ja oui si sí sim positive pos won win converted bought purchased approved accepted success "
    "churned churn left lost cancelled canceled default defaulted fraud fraudulent spam failed failure late returned "
    "died dead sick malignant attrited exited subscribed clicked active"
)
_NO_SPELT = (
    "no n false f 0 0.0 nein non não negative neg stayed stay retained kept existing paid good ham normal legitimate "
    "ok open current alive benign healthy"
)
_YES, _NO = frozenset(_YES_SPELT.split()), frozenset(_NO_SPELT.split())


def positive_of(classes: Sequence[str], counts: Mapping[str, int], named: str | None, target: str) -> str:
    """The class that is spoken of: the one that is named, the one that says yes or is called as the column, else the
    rarer one; of classes as frequent, the last.
    """
    if named is not None:
        for name in classes:
            if name.casefold().strip() == named.casefold().strip():
                return name
    saying = [name for name in classes if _says(name, _YES)]
    denying = [name for name in classes if _says(name, _NO)]
    if len(saying) == 1:
        return saying[0]
    if len(denying) == 1:
        return next(name for name in classes if name != denying[0])
    called = [name for name in classes if name.casefold() in words_of(target)]
    if len(called) == 1:
        return called[0]
    return min(reversed(classes), key=lambda name: counts[name])


def _says(name: str, words: frozenset[str]) -> bool:
    return name.strip().casefold().rstrip(".!") in words
