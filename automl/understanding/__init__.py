"""Words and a table in; a plan, a clarifying question or a clear refusal out. Without a language model."""

from automl.understanding.asked import follow, understand
from automl.understanding.thread.change import change

__all__ = ["change", "follow", "understand"]
