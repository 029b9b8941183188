"""Files in, tables out; what was done on the way is told in notes, with what could be done instead."""

from automl.reading.handling import Handling
from automl.reading.limits import Limits
from automl.reading.reader import ReadOutcome, read_file

__all__ = ["Handling", "Limits", "ReadOutcome", "read_file"]
