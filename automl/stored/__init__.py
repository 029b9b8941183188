"""Tables, plans and results as files and JSON, and back: what one process leaves and another takes up."""

from automl.stored.plans import dump_plan, load_plan
from automl.stored.results import dump_result, dump_results, load_result, load_results
from automl.stored.tables import dump_table, load_table

__all__ = [
    "dump_plan",
    "dump_result",
    "dump_results",
    "dump_table",
    "load_plan",
    "load_result",
    "load_results",
    "load_table",
]
