"""Loaded by the forkserver before it starts children: all engines, their models compiled."""

import gc

from automl.catalog import load
from automl.engines.lineup import warm
from workers.analysis import child

load()
warm(fully=True)
gc.freeze()
"""What is there now is left alone by the children's collectors: each would copy the pages that it touches."""
__all__ = ["child"]
