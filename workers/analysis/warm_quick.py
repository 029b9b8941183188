"""Loaded by the forkserver before it starts children: the models of a first look, compiled."""

from automl.catalog import load
from automl.engines.lineup import warm
from workers.analysis import child

load()
warm(fully=False)
__all__ = ["child"]
