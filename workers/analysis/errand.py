"""What a child is sent with: plans, a table's file, and the bounds within which it works."""

from dataclasses import dataclass, field
from typing import Any

RESULTS, BEST = "results.json", "best.json"
LEFT, PACKED = "left", "left.zip"
"""What a child leaves in its folder: results, and beside them models and scored lists, packed with each result."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A job's work for one child. Everything crosses to another process.

    folder: of the child alone; its results are left there. table: a file that `load_table` reads.
    plans, circumstances: as JSON. quick: a first look only. budget: seconds. gigabytes: bound of its memory.
    models: the folders of models that it may open, by their ids. told: the files of results that were told before.
    """

    folder: str
    table: str
    plans: list[dict[str, Any]]
    circumstances: dict[str, Any]
    quick: bool
    weights: str | None
    budget: float
    gigabytes: float
    models: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
