"""Questions in German, Spanish, French and Portuguese, put into the English that the rules read."""

from automl.understanding.languages.spoken import Spoken, in_english

__all__ = ["Spoken", "in_english"]
