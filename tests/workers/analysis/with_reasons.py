"""Loaded by the forkserver of tests whose children explain: what takes seconds to import."""

import shap

from workers.analysis import child

__all__ = ["child", "shap"]
