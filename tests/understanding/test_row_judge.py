"""A plan about rows that someone made up is refused, whoever made it."""

import pytest

from automl.errors import UnderstandingError
from automl.plan import Filter, Plan
from automl.row_plans import Change, Costs, ExplainPlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.understanding.validator import validate
from tests.understanding.row_tables import row_table


def supposed(column: str, how: str, value: str | float) -> WhatIfPlan:
    return WhatIfPlan.model_validate({"changes": [{"column": column, "how": how, "value": value}]})


@pytest.mark.parametrize(
    "plan",
    [
        PredictPlan(target="Loyalty"),
        PredictPlan(target="Churned", features=("Shoe Size",)),
        PredictPlan(target="Churned", keep=("Shoe Size",)),
        PredictPlan(target="Churned", positive="Perhaps"),
        PredictPlan(target="Churned", costs=Costs(missed=900, false_alarm=20)),
        supposed("Shoe Size", "set", 10),
        supposed("Discount", "set", 0.35),
        supposed("Monthly Fee", "times", 1.5),
        supposed("Monthly Fee", "set", "Annual"),
        supposed("Contract", "set", "Weekly"),
        supposed("Contract", "add", 1),
        ExplainPlan(subject="group", against=(Filter(column="Country", op="=", value="Atlantis"),)),
        PredictPlan(target="Churned", at_least=0.7),
        ScorePlan(target="Gone", model="m1", at_least=0.7),
        ExplainPlan(subject="row", row=5),
        ExplainPlan(subject="row", row=99_999),
        ExplainPlan(subject="drivers", target="Loyalty"),
    ],
    ids=str,
)
def test_what_nobody_said_and_no_file_holds_is_refused(plan: Plan) -> None:
    with pytest.raises(UnderstandingError) as refused:
        validate(plan, "what if the discount were 10% and 99,999 came", row_table("subscribers"))
    assert refused.value.problem.remedy


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (PredictPlan(target="Churned", positive="Yes", costs=Costs(missed=500, false_alarm=20)), "500 against 20"),
        (PredictPlan(target="Churned", at_least=0.7), "over 70%"),
        (ScorePlan(target="Gone", model="m1", at_least=0.7), "above 0.7"),
        (supposed("Discount", "set", 0.1), "10%"),
        (supposed("Monthly Fee", "times", 1.05), "5% more"),
        (ExplainPlan(subject="row", row=5), "row 5"),
        (
            WhatIfPlan(target="Gone", model="m1", changes=(Change(column="Discount", how="add", value=0.05),)),
            "5 points",
        ),
    ],
    ids=str,
)
def test_a_number_is_taken_where_it_was_said_and_nowhere_else(plan: Plan, words: str) -> None:
    validate(plan, words, row_table("subscribers"))
    with pytest.raises(UnderstandingError, match="does not occur in the question"):
        validate(plan, "and then?", row_table("subscribers"))


@pytest.mark.parametrize(
    ("plan", "another"),
    [
        (supposed("Contract", "set", "Annual"), supposed("Contract", "set", "Weekly")),
        (supposed("Monthly Fee", "times", 2.0), supposed("Monthly Fee", "times", 2.5)),
        (ScorePlan(target="Gone", model="m1"), PredictPlan(target="Gone")),
    ],
    ids=str,
)
def test_what_needs_no_number_is_taken_and_its_neighbour_is_not(plan: Plan, another: Plan) -> None:
    validate(plan, "and then?", row_table("subscribers"))
    with pytest.raises(UnderstandingError):
        validate(another, "and then?", row_table("subscribers"))
