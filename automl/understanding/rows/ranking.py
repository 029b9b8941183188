"""Rows asked for by their risk: "the 20 most likely to leave", "more than 70% risk", "which should I call first"."""

from dataclasses import dataclass

from automl.plan import Filter
from automl.understanding.numbers import Number, number_at
from automl.understanding.rows.asked import Asked

_HUNDRED = 100.0
_NEAR = 4
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Ranked:
    """Which rows are asked for: the first so many, those from a chance on; None for either where it was not said."""

    limit: int | None = None
    at_least: float | None = None


def ranking(asked: Asked) -> Ranked | None:
    """What the words say of a ranking by risk; None where they ask for none."""
    risky = _risky(asked)
    if not risky and not asked.find(asked.rows.ranking):
        return None
    return Ranked(_limit(asked), _at_least(asked, risky))


def bounds_chance(condition: Filter, rank: Ranked) -> bool:
    """Whether a comparison is about the chance that was asked for, and keeps no rows by a column."""
    value = condition.value
    number = isinstance(value, (int, float)) and rank.at_least is not None
    return number and round(float(str(value)), 8) in (rank.at_least, round((rank.at_least or 0) * _HUNDRED, 8))


def _risky(asked: Asked) -> list[int]:
    """Where the words speak of a risk that no column of the table holds."""
    return [
        at
        for at in range(len(asked.sentence))
        if asked.mention_at(at) is None
        and (asked.sentence.plain(at) in asked.rows.risks or asked.sentence.at(at, asked.rows.likeliest))
    ]


def _limit(asked: Asked) -> int | None:
    """So many: "top 20", "the ten riskiest", "the 20 customers most likely to"."""
    sentence = asked.sentence
    for at in range(len(sentence)):
        count = _count(sentence.plain(at), asked)
        lead = sentence.plain(at - 1)
        if count is None or sentence.plain(at + 1) in ("%", "percent", ".", "months", "years", "days"):
            continue
        if lead in ("top", "first") or (lead in ("the", "my", "our", "me", "which", "show", "list", "give", "")):
            return count
    return None


def _count(word: str, asked: Asked) -> int | None:
    number = int(word) if word.isdigit() else asked.scene.lexicon.calendar.numbers.get(word)
    return number if number and number > 1 and number <= _MOST and word not in ("a", "an") else None


def _at_least(asked: Asked, risky: list[int]) -> float | None:
    """The chance from which rows are asked for: "over 70% risk", "a probability above 0.8"."""
    roles = asked.scene.lexicon.roles
    for at in range(len(asked.sentence)):
        span = asked.sentence.at(at, (*roles.above, *roles.at_least, (">",)))
        number = number_at(asked.sentence, span.end, asked.scene.lexicon) if span else None
        if number and any(abs(each - number.span.start) <= _NEAR for each in risky):
            return _chance(number)
    return None


def _chance(number: Number) -> float | None:
    chance = number.value / _HUNDRED if number.percent or number.value > 1 else number.value
    return chance if 0 < chance < 1 else None
