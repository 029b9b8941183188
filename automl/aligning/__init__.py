"""A list's columns brought to those that a model learnt from: by name, by kind, by spelling."""

from automl.aligning.aligned import Aligned, Fit, align, fit_of, unseen_in

__all__ = ["Aligned", "Fit", "align", "fit_of", "unseen_in"]
