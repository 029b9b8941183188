"""What is suggested of a measure fits it: amounts are added up, all else is averaged or counted."""

from datetime import date

import pandas as pd

from automl.plan import Circumstances
from automl.profile import profile_column
from automl.table import Kind, Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import scene
from automl.understanding.suggestions import suggestions


def test_years_in_the_company_are_averaged_and_not_added_up() -> None:
    frame = pd.DataFrame({"Department": ["hr", "it", "sales"] * 20, "time_spend_company": [2, 3, 4, 5, 6, 7] * 10})
    columns = (
        profile_column(frame["Department"], Kind.CATEGORY),
        profile_column(frame["time_spend_company"], Kind.INTEGER),
    )
    staff = Table("staff", frame, columns)
    asked = [each.question for each in suggestions(scene(staff, ENGLISH, Circumstances(today=date(2026, 11, 21))))]
    assert "Average time_spend_company by Department" in asked
    assert "How many rows by Department?" in asked
    assert not any("most" in question for question in asked)
