"""Slips of the pen in another language's words: a word that is one slip away from one of them is read as that."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from automl.understanding.languages.compounds import taken_apart
from automl.understanding.languages.glossary import SHORTEST_MENDED, Glossary
from automl.understanding.languages.glossing import Utterance
from automl.understanding.languages.tokens import Piece


def mended(utterance: Utterance, glossary: Glossary, english: AbstractSet[str]) -> Utterance:
    """The question with words of five letters and more spelt right; names of the data and English words are left."""
    inside = {at + more for at, length in utterance.names.items() for more in range(length)} | utterance.closed
    said = [
        piece if at in inside or piece.plain in english or _known(piece, glossary) else _mended(piece, glossary)
        for at, piece in enumerate(utterance.said)
    ]
    return replace(utterance, said=said)


def _known(piece: Piece, glossary: Glossary) -> bool:
    word = piece.plain
    if len(word) < SHORTEST_MENDED or not word.isalpha() or word in glossary.vocabulary:
        return True
    return glossary.compounds and taken_apart(word, glossary) is not None


def _mended(piece: Piece, glossary: Glossary) -> Piece:
    near = extractOne(piece.plain, glossary.words, scorer=OSA.distance, score_cutoff=1)
    return piece if near is None else replace(piece, plain=near[0])
