"""Loaded by a light worker before its processes are forked, so that they share what planning and answering need."""

import gc

from reports.views import ask, describe, explain, forecast, predict, score, whatif
from workers import answering, planning

gc.freeze()
"""What is there now is left alone by the collector: pages that it would touch are no longer shared."""
__all__ = ["answering", "ask", "describe", "explain", "forecast", "planning", "predict", "score", "whatif"]
