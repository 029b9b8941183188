"""Numbers, times and amounts in words, in the five languages and beyond, some of them in look-alike letters."""

from collections.abc import Callable
from random import Random

from .disguise import DISGUISES

_NUMBERS = (
    "forty-two thousand",
    "a dozen",
    "a couple of hundred",
    "twice as much",
    "half of it",
    "double the plan",
    "threefold",
    "a quarter of all",
    "zweiundvierzigtausend",
    "ein Dutzend",
    "doppelt so viel",
    "die Hälfte",
    "anderthalb Millionen",
    "cuarenta y dos mil",
    "una docena",
    "el doble",
    "la mitad",
    "quarante-deux mille",
    "une douzaine",
    "deux fois plus",
    "la moitié",
    "quarenta e duas mil",
    "uma dúzia",
    "o dobro",
    "metade",
)
_ORDINALS = (
    "third in line",
    "the second-best",
    "an vierter Stelle",
    "en tercer lugar",
    "au deuxième rang",
    "em quinto",
)
_TIMES = (
    "by next March",
    "until Christmas",
    "since Tuesday",
    "ab kommendem März",
    "bis Dienstag",
    "desde octubre",
    "jusqu'en février",
    "até setembro",
)
_AMOUNTS = (
    "nearly everything",
    "most of them",
    "hardly any",
    "a handful",
    "fast alles",
    "die meisten",
    "casi todo",
    "la plupart",
    "quase nada",
)
_ABROAD = (
    "veertigduizend",
    "quarantaduemila",
    "czterdzieści tysięcy",
    "сорок тысяч",
    "四万二千",
    "fyrtiotusen",
    "kırk bin",
)


def _any(choices: tuple[str, ...]) -> Callable[[Random], str]:
    return lambda random: random.choice(choices)


def _in_disguise(change: Callable[[str], str]) -> Callable[[Random], str]:
    return lambda random: change(random.choice(_NUMBERS))


WORDS: dict[str, Callable[[Random], str]] = {
    "number_word": _any(_NUMBERS),
    "ordinal": _any(_ORDINALS),
    "time": _any(_TIMES),
    "amount": _any(_AMOUNTS),
    "foreign_number_word": _any(_ABROAD),
} | {f"number_word_{name}": _in_disguise(change) for name, change in DISGUISES.items()}
