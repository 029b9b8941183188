"""Loaded by the forkserver before it starts children: all engines, their models compiled."""

from automl.catalog import load
from automl.engines.lineup import warm
from workers.analysis import child

load()
warm(fully=True)
__all__ = ["child"]
