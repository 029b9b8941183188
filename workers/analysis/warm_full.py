"""Loaded by the forkserver before it starts children: all engines, their models compiled."""

from automl.engines.lineup import warm
from workers.analysis import child

warm(fully=True)
__all__ = ["child"]
