"""What differs between two predictions, in words."""

from automl.row_plans import PredictPlan
from automl.understanding.said import filtered, in_figures, listed


def differing(old: PredictPlan, new: PredictPlan) -> str:
    """How `new` differs from `old`: "without tenure, quick"; "" where it does not."""
    said = [f"{new.target} instead of {old.target}"] if new.target != old.target else []
    said += _columns(old, new)
    said += [filtered(each) for each in new.filters if each not in old.filters]
    now = {each.column for each in new.filters}
    said += [f"no longer {filtered(each)}" for each in old.filters if each.column not in now]
    if new.positive != old.positive and new.target == old.target:
        said.append(f"for {new.positive}")
    if new.limit != old.limit and new.limit:
        said.append(f"the first {new.limit}")
    if new.effort != old.effort:
        said.append(new.effort)
    if new.costs != old.costs and new.costs:
        missed, alarm = in_figures(new.costs.missed), in_figures(new.costs.false_alarm)
        said.append(f"with costs of {missed} for a missed case and {alarm} for a false alarm")
    elif new.costs != old.costs:
        said.append("without the costs")
    return ", ".join(said)


def _columns(old: PredictPlan, new: PredictPlan) -> list[str]:
    said = []
    dropped = [name for name in new.exclude if name not in old.exclude]
    back = [name for name in old.exclude if name not in new.exclude and name not in new.features]
    kept = [name for name in new.keep if name not in old.keep]
    if new.features != old.features:
        said.append(f"from {listed(list(new.features))}" if new.features else "from all columns")
    said += [f"leaving out {listed(list(dropped))}"] if dropped else []
    said += [f"keeping {listed(list(kept))}"] if kept else []
    again = [name for name in back if name not in kept]
    return said + ([f"with {listed(list(again))} again"] if again else [])
