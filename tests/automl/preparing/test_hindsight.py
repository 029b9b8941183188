"""Columns that are known only after the outcome are suggested to be left out, and only those."""

import numpy as np
import pandas as pd

from automl.findings import Outcome
from automl.preparing import suggest
from automl.table import Kind, Table
from tests.automl.preparing.test_prepared import table_of

ROWS = 400
KINDS = {
    "Plan": Kind.CATEGORY,
    "Churn": Kind.CATEGORY,
    "Reason": Kind.CATEGORY,
    "Status": Kind.CATEGORY,
    "Phone": Kind.CATEGORY,
}


def customers() -> Table:
    random = np.random.default_rng(8)
    left = random.uniform(size=ROWS) < 0.3
    reasons = random.choice(np.array(["Price", "Service"], dtype=object), ROWS)
    phones = random.choice(np.array(["a", "b", None], dtype=object), ROWS)
    frame = pd.DataFrame(
        {
            "Plan": random.choice(np.array(["S", "M", "L"], dtype=object), ROWS),
            "Churn": np.where(left, "Yes", "No").astype(object),
            "Reason": np.where(left, reasons, None),
            "Status": np.where(left, "Gone", "Here").astype(object),
            "Phone": phones,
        }
    )
    return table_of(frame, KINDS)


def test_what_is_filled_only_afterwards_or_tells_the_outcome_is_named_with_the_reason() -> None:
    table = customers()
    gone = int((table.frame["Churn"] == "Yes").sum())
    steps = {step.id: step.why for step in suggest(table, outcome=Outcome("Churn", "Yes", gone, ROWS))}
    assert steps["leave_out:Reason"] == "It is filled only where Churn is Yes, so it is known only after the outcome."
    assert steps["leave_out:Status"] == "It tells Churn exactly, so it is likely known only after the outcome."
    assert {"leave_out:Plan", "leave_out:Phone", "leave_out:Churn"}.isdisjoint(steps)
