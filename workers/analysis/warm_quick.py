"""Loaded by the forkserver before it starts children: the models of a first look, compiled."""

from automl.engines.lineup import warm
from workers.analysis import child

warm(fully=False)
__all__ = ["child"]
