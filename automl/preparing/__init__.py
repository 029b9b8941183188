"""Preparation: steps that would make a table better to answer from. None is done unless a person asks for it."""

from automl.preparing.applying import prepared
from automl.preparing.suggesting import suggest

__all__ = ["prepared", "suggest"]
