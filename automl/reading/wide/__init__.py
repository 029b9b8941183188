"""Tables with a column for each month, quarter, week or year, made long."""

from automl.reading.wide.long import Long
from automl.reading.wide.reshape import Surroundings, long_of
from automl.reading.wide.table import long_table, with_days
from automl.reading.wide.told import KIND

__all__ = ["KIND", "Long", "Surroundings", "long_of", "long_table", "with_days"]
