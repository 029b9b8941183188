"""A list's columns brought to those that a model learnt from: by name, by kind, by spelling."""

from automl.aligning.aligned import Aligned, align

__all__ = ["Aligned", "align"]
