"""Whatever is typed, an answer comes: a plan, a question, or an error in words."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automl.plan import Circumstances
from automl.table import Table
from automl.understanding import understand

FILES = ("retail_orders", "economy", "staff")
WORDS = """
predict forecast how many what will the next quarter month 3 years rest of until end year Q1 2023 may by per each in
only excluding top 5 which region West orders sales price average over 100 between and 50% $5M hit since last two , ;
? . / - ( ' é 0 31 february second half mid through fy27 daily tomorrow a null <script> 99999999999
"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(WORDS.split()), max_size=10),
    name=st.sampled_from(("retail_orders", "economy", "staff")),
)
def test_no_words_break_it(words: list[str], name: str, business: Callable[[str], Table]) -> None:
    found = understand(" ".join(words), business(name), Circumstances(today=date(2024, 8, 15), fiscal_start=2))
    assert found.plan or found.clarify or found.error


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_text_breaks_it(text: str, business: Callable[[str], Table]) -> None:
    found = understand(text, business("retail_orders"), Circumstances(today=date(2024, 8, 15)))
    assert found.plan or found.clarify or found.error
