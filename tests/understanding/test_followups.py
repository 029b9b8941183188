"""What people type after an answer: what they name is replaced, the rest stays."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from automl.plan import Circumstances, Filter, Plan, Understood
from automl.understanding import follow, understand
from tests.understanding.judging import LONG_AGO, Case, table_of

SET = yaml.safe_load((Path(__file__).parent / "followups.yaml").read_text(encoding="utf-8"))
TODAY = Circumstances(today=LONG_AGO)
KEPT = ("capability", "target", "aggregation", "groups", "period", "filters", "limit", "goal", "exclude", "then")


def start(name: str) -> Plan:
    asked = SET["starts"][name]
    plan = understand(asked["ask"], table_of(f"made/{asked['file']}.csv"), TODAY).plan
    assert plan is not None, asked
    return plan


def said_last(case: Case) -> tuple[str, Plan]:
    """The last words of a case, and the plan that was there before them."""
    words = case["say"] if isinstance(case["say"], list) else [case["say"]]
    table, plan = table_of(f"made/{SET['starts'][case['after']]['file']}.csv"), start(case["after"])
    for earlier in words[:-1]:
        found = follow(earlier, table, TODAY, plan).plan
        assert found is not None, earlier
        plan = found
    return words[-1], plan


def outcome(case: Case) -> Understood:
    words, plan = said_last(case)
    return follow(words, table_of(f"made/{SET['starts'][case['after']]['file']}.csv"), TODAY, plan)


def filter_in_words(each: Filter) -> str:
    values = each.value if isinstance(each.value, list) else [each.value]
    written = [f"{value:g}" if isinstance(value, float) else str(value) for value in values]
    return f"{each.column} {each.op} {'|'.join(written)}"


def told(plan: Plan) -> Mapping[str, Any]:
    """The fields of a plan as the cases write them."""
    return {
        **{name: getattr(plan, name) for name in ("capability", "target", "aggregation", "groups", "limit", "goal")},
        "exclude": list(plan.exclude),
        "frequency": plan.frequency and plan.frequency.value,
        "period": [plan.period.start, plan.period.end] if plan.period else None,
        "filters": [filter_in_words(each) for each in plan.filters],
        "then": [each.target for each in plan.then],
    }


def judged(case: Case) -> Sequence[str]:
    return [*KEPT, *(["frequency"] if "frequency" in case["becomes"] or "period" not in case["becomes"] else [])]


@pytest.mark.parametrize(
    "case", [case for case in SET["cases"] if "becomes" in case], ids=lambda case: str(case["say"])
)
def test_what_a_follow_up_names_is_replaced_and_the_rest_stays(case: Case) -> None:
    found = outcome(case)
    assert found.plan is not None, (found.clarify, found.error)
    assert found.error is None
    before = told(start(case["after"]))
    expected = {**before, **case["becomes"]}
    if case["becomes"].get("target") and "aggregation" not in case["becomes"]:
        expected["aggregation"] = told(found.plan)["aggregation"]
    if "target" in case["becomes"] or "capability" in case["becomes"]:
        expected["frequency"] = case["becomes"].get("frequency", told(found.plan)["frequency"])
    got = told(found.plan)
    assert {name: got[name] for name in judged(case)} == {name: expected[name] for name in judged(case)}
    assert case.get("assumes", "") in " ".join(found.plan.assumptions)


@pytest.mark.parametrize(
    "case", [case for case in SET["cases"] if "becomes" in case], ids=lambda case: str(case["say"])
)
def test_what_changed_is_said_first(case: Case) -> None:
    plan = outcome(case).plan
    assert plan is not None
    assert plan.words.startswith("As before, but ")
    assert plan.words.count("As before") == 1


@pytest.mark.parametrize("case", [case for case in SET["cases"] if "fresh" in case], ids=lambda case: str(case["say"]))
def test_what_stands_alone_is_understood_afresh(case: Case) -> None:
    table = table_of(f"made/{SET['starts'][case['after']]['file']}.csv")
    assert outcome(case) == understand(case["say"], table, TODAY)


@pytest.mark.parametrize("case", [case for case in SET["cases"] if "asks" in case], ids=lambda case: str(case["say"]))
def test_what_could_mean_two_things_goes_back_and_a_choice_settles_it(case: Case) -> None:
    found = outcome(case)
    assert found.clarify is not None
    words, plan = said_last(case)
    table = table_of(f"made/{SET['starts'][case['after']]['file']}.csv")
    chosen = Circumstances(today=LONG_AGO, choices=(found.clarify.choices[0].value,))
    assert follow(words, table, chosen, plan).plan is not None


@pytest.mark.parametrize(
    "case", [case for case in SET["cases"] if "refused" in case], ids=lambda case: str(case["say"])
)
def test_what_the_file_cannot_give_is_refused_with_a_remedy(case: Case) -> None:
    found = outcome(case)
    assert found.plan is None
    assert found.error is not None
    assert found.error.remedy


@pytest.mark.parametrize("case", [case for case in SET["cases"] if "same" in case], ids=lambda case: str(case["say"]))
def test_what_changes_nothing_is_done_once_more(case: Case) -> None:
    plan = outcome(case).plan
    assert plan is not None
    assert told(plan) == told(start(case["after"]))
    assert case.get("assumes", "") in " ".join(plan.assumptions)
