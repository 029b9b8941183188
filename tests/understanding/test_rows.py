"""What people ask of rows, and the plan that each question becomes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from automl.plan import Circumstances, Filter, KnownModel, Plan, Understood
from automl.row_plans import Change, Costs
from automl.table import Table
from automl.understanding import understand
from tests.understanding.judging import LONG_AGO, SHARED
from tests.understanding.row_tables import TABLES, row_table

Case = Mapping[str, Any]
HERE = Path(__file__).parent / "rows"
SETS = ("predicting.yaml", "predicting_more.yaml", "costs.yaml", "anew.yaml", "reasons.yaml", "further.yaml")


def cases() -> Iterator[tuple[str, Case | None, Case]]:
    for name in SETS:
        for group in yaml.safe_load((HERE / name).read_text(encoding="utf-8")):
            for case in group["cases"]:
                yield group["file"], group.get("model"), case


def known(model: Case | None, table: Table) -> tuple[KnownModel, ...]:
    """A model of a file as the thread knows it."""
    if model is None:
        return ()
    features = tuple(column.name for column in table.columns if column.name != model["target"] and not _names(column))
    names = tuple(column.name for column in table.columns if _names(column))
    return (KnownModel(id="m1", features=features, names=names, **model),)


def _names(column: Any) -> bool:
    return column.kind.value == "id" or column.name.endswith((" No", "ID"))


def circumstances_of(file: str, model: Case | None, case: Case) -> Circumstances:
    return Circumstances(today=LONG_AGO, models=known(model, row_table(file)), choices=tuple(case.get("choose", ())))


def told(plan: Plan, name: str) -> Any:
    """A field of a plan as the cases write it."""
    value = getattr(plan, name, None)
    if name in ("filters", "against"):
        return [_filter(each) for each in value or ()]
    if name == "changes":
        return [_change(each) for each in value or ()]
    if isinstance(value, Costs):
        return [value.missed, value.false_alarm]
    return list(value) if isinstance(value, tuple) else value


def _filter(each: Filter) -> str:
    value = "|".join(str(one) for one in each.value) if isinstance(each.value, list) else each.value
    return f"{each.column} {each.op} {value}"


def _change(each: Change) -> str:
    value = f"{each.value:g}" if isinstance(each.value, float) else each.value
    return f"{each.column} {each.how} {value}"


def differing(file: str, model: Case | None, case: Case) -> list[str]:
    """What of a case is not as it should be; [] when all of it is."""
    return judged(understand(case["ask"], row_table(file), circumstances_of(file, model, case)), case)


def judged(found: Understood, case: Case) -> list[str]:
    """What of an understanding is not as a case has it."""
    if "asks" in case:
        values = {choice.value for choice in found.clarify.choices} if found.clarify else set()
        return [] if found.clarify and values.issuperset(case["asks"]) else [f"asks: {found}"]
    if "refused" in case:
        refused = found.error is not None and found.plan is None and bool(found.error.remedy)
        return [] if refused else [f"refused: {found}"]
    if found.plan is None:
        return [str(found.clarify or found.error)]
    plan = found.plan
    wrong = [f"{name}: {told(plan, name)}" for name, meant in case["is"].items() if told(plan, name) != meant]
    if (found.error is not None) != case.get("needs", False):
        wrong.append(f"error: {found.error}")
    said = " ".join([plan.words, *plan.assumptions])
    return [*wrong, *(f"says: {said}" for word in case.get("says", ()) if word not in said)]


@pytest.mark.parametrize(("file", "model", "case"), list(cases()), ids=lambda value: str(value)[:60])
def test_a_question_about_rows_becomes_the_plan_that_was_meant(file: str, model: Case | None, case: Case) -> None:
    if file not in TABLES and not (SHARED / file).exists():
        pytest.skip("the shared data are not on this machine")
    assert differing(file, model, case) == []
