"""What a person must know to trust a forecast of a panel."""

from collections.abc import Iterator

import numpy as np

from automl.forecasting.answer import Answer, Evidence
from automl.forecasting.histories import Histories
from automl.forecasting.season import USUAL
from automl.result import Caution

FLAT_STEPS = 3


def cautions_of(
    histories: Histories, answer: Answer, evidence: Evidence, late: tuple[str, ...], *, engines: int
) -> tuple[Caution, ...]:
    """`constant`, `too_short`, `under_two_seasons`, `degenerate`, `naive_answers`, `budget_cut`, `no_time`.

    late: those of the engines that did not answer in time.
    """
    found = tuple(_found(histories, answer, evidence))
    if late and len(late) == engines:
        return (*found, Caution("no_time"))
    modelled = answer.answered_by == "model"
    return (*found, Caution("budget_cut", {"engines": list(late)})) if late and modelled else found


def _found(histories: Histories, answer: Answer, evidence: Evidence) -> Iterator[Caution]:
    parts = range(evidence.parts)
    constant = [histories.names[s] for s in parts if np.ptp(histories.values[s]) == 0]
    if constant:
        yield Caution("constant", {"series": constant})
    longest = int(histories.lengths.max())
    if evidence.windows == 0:
        yield Caution("too_short", {"steps": longest})
    usual = USUAL[histories.frequency]
    if longest < 2 * usual:
        yield Caution("under_two_seasons", {"steps": longest, "season": usual})
    flat = [histories.names[s] for s in parts if _flat(answer.quantiles[s, :, 1]) and np.ptp(histories.values[s]) > 0]
    if flat:
        yield Caution("degenerate", {"series": flat})
    if answer.answered_by == "seasonal_naive":
        yield Caution("naive_answers")


def _flat(middle: np.ndarray) -> bool:
    return len(middle) >= FLAT_STEPS and float(np.ptp(middle)) <= 1e-9 * (abs(float(middle[0])) + 1)
