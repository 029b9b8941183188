"""Files in, tables out; what was done on the way is told in notes."""

from automl.reading.limits import Limits
from automl.reading.reader import ReadOutcome, read_file

__all__ = ["Limits", "ReadOutcome", "read_file"]
