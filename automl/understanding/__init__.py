"""Words and a table in; a plan, a clarifying question or a clear refusal out. Without a language model."""

from automl.understanding.fresh import understand
from automl.understanding.thread.change import change
from automl.understanding.thread.follow import follow

__all__ = ["change", "follow", "understand"]
