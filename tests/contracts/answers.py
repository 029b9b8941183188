"""The JSON of answers about rows as DESIGN.md promises it: every field there, nothing beside, unknown is null."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[float, Field(ge=0, le=1)]
_CLASSES = {"accuracy", "balanced_accuracy", "precision", "recall", "f1", "roc_auc", "log_loss", "brier"}
_NUMBERS = {"mae", "rmse", "r2"}


class Exact(BaseModel):
    """Exactly these fields, of exactly these types; a number is finite."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class Model(Exact):
    name: str
    family: str
    path: str
    id: str


class Driver(Exact):
    column: str
    share: Share
    direction: Literal["up", "down"] | None


class SetAside(Exact):
    column: str
    why: str


class Slice(Exact):
    column: str
    where: Any
    rows: int
    metric: str
    error: float
    overall: float
    p_value: float


class Warned(Exact):
    kind: str
    values: dict[str, Any]
    sentence: Annotated[str, Field(min_length=10, pattern=r"[.!?…]$")]


class Predict(Exact):
    task: Literal["binary", "multiclass", "regression"]
    target: str
    positive: str | None
    metrics: dict[str, float | None]
    baseline: dict[str, float | None]
    model: Model
    rows_trained: int
    rows_tested: int
    split: Literal["time", "group", "stratified", "random"]
    drivers: list[Driver]
    set_aside: list[SetAside]
    slices: list[Slice]
    warnings: list[Warned]

    @model_validator(mode="after")
    def same_measures(self) -> "Predict":
        """The measures of the task, beside a guess on the same rows."""
        assert set(self.metrics) == set(self.baseline) == (_NUMBERS if self.task == "regression" else _CLASSES)
        return self


class Contribution(Exact):
    column: str
    value: Any
    contribution: float


class Reasons(Exact):
    """Of explain and whatif."""

    baseline: float
    value: float
    contributions: list[Contribution]
    model: str | None
    outside_range: list[str] | dict[str, Any]


class Scored(Exact):
    rows: int
    renamed: dict[str, str]
    missing: list[str]
    new_categories: dict[str, list[str]]


class Fact(Exact):
    id: str
    label: str
    value: float | None
    unit: str | None
    display: str
    statement: Annotated[str, Field(min_length=1)]
    source: str


class File(Exact):
    kind: Literal["chart", "workbook", "script", "model", "table", "report"]
    name: str
    path: str


RESULTS: dict[str, type[Exact]] = {"predict": Predict, "explain": Reasons, "whatif": Reasons, "score": Scored}
