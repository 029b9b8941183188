"""Numbers as they are written: 5M, $5,000,000, 2.5 million, 20%, half a million."""

import re
from dataclasses import dataclass

from automl.understanding.lexicon import Lexicon
from automl.understanding.words import Sentence, Span

_WRITTEN = re.compile(r"^(\d+(?:[.,]\d+)*)([a-z]{0,3})$")
_THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+$")
_MARKS = ("$", "€", "£", "usd", "eur", "gbp", "us")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence; `percent` when a percent sign follows (the value is as written: 20% is 20)."""

    value: float
    span: Span
    percent: bool = False


def number_at(sentence: Sentence, at: int, lexicon: Lexicon) -> Number | None:
    """The number that begins at `at`, with its currency mark, scale and percent sign."""
    start = at
    while sentence.plain(at) in _MARKS:
        at += 1
    if at in sentence.taken:
        return None
    read = _digits(sentence.plain(at), lexicon) or _spelt(sentence, at, lexicon)
    if read is None:
        return None
    value, length = read
    end = at + length
    scale = lexicon.scale.get(sentence.plain(end))
    if scale:
        value, end = value * scale, end + 1
    percent = sentence.plain(end) in ("%", "percent", "pct")
    return Number(value, Span(start, end + percent), percent)


def numbers(sentence: Sentence, lexicon: Lexicon) -> tuple[Number, ...]:
    """Every number of a sentence, in digits or with a scale."""
    found = (number_at(sentence, at, lexicon) for at in range(len(sentence)))
    return tuple(number for number in found if number)


def _digits(word: str, lexicon: Lexicon) -> tuple[float, int] | None:
    found = _WRITTEN.match(word)
    if not found:
        return None
    digits, suffix = found.groups()
    if suffix and suffix not in lexicon.scale:
        return None
    if _THOUSANDS.match(digits):
        digits = digits.replace(",", "")
    elif digits.count(".") > 1 or digits.count(",") > 1:
        digits = re.sub(r"[.,]", "", digits)
    return float(digits.replace(",", ".")) * lexicon.scale.get(suffix, 1.0), 1


def _spelt(sentence: Sentence, at: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """Words count only with a scale behind them: "five million", "half a million"."""
    if sentence.plain(at) == "half" and sentence.plain(at + 1) == "a" and sentence.plain(at + 2) in lexicon.scale:
        return 0.5, 2
    number = lexicon.calendar.numbers.get(sentence.plain(at))
    if number is None or sentence.plain(at + 1) not in lexicon.scale:
        return None
    return float(number), 1
