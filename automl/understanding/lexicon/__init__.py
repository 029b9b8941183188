"""Words as data, one set of files for each language."""

from automl.understanding.lexicon.english import ENGLISH
from automl.understanding.lexicon.lexicon import Lexicon

LEXICA: dict[str, Lexicon] = {ENGLISH.language: ENGLISH}

__all__ = ["ENGLISH", "LEXICA", "Lexicon"]
