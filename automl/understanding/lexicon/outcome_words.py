"""What a lexicon holds of outcomes: how people speak of what becomes of a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Words = frozenset[str]
Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of outcome. yes, no: words for a row that has it, and for one that has not.

    names: words of columns that hold it, opposite: of columns whose yes means that a row has it not. amount: whether
    it is a number rather than a class.
    """

    name: str
    yes: Words
    no: Words
    names: Sequence[str]
    opposite: Words = frozenset()
    amount: bool = False


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of questions about rows.

    predicting: words before the column that is to be predicted. using, leaving, keeping: before columns to learn
    from, to leave out, and to keep though they look like leaks. quick, thorough: efforts. everything: all columns.
    costing: that costs are told; parting: between two of them; narrowing: in a clause that is about rows instead.
    missed, missing, for_nothing, alarming: of which mistake; wrongly: of predicting what stands beside; bringing: of
    losing what brings that much. which_model: a choice between sorts of models.
    classing: that a number's values are meant as classes.
    place: before the number of a row. first: the row that stands first. drivers: what makes an outcome. flip: that
    the smallest change is asked for.
    risks, likeliest: of how likely an outcome is; ranking: that rows are to be put in order by it.
    lower, higher: directions. than: before what is compared with. becoming: between a column and its new value.
    """

    outcomes: tuple[Outcome, ...]
    concepts: Mapping[str, Words]
    predicting: Phrases
    using: Phrases
    leaving: Phrases
    keeping: Phrases
    everything: Phrases
    quick: Phrases
    thorough: Phrases
    costing: Words
    parting: Words
    narrowing: Words
    missed: Words
    missing: Phrases
    for_nothing: Words
    alarming: Phrases
    wrongly: Words
    bringing: Words
    which_model: Phrases
    classing: Words
    askers: Words
    counting: Words
    place: Words
    first: Phrases
    flip: Phrases
    drivers: Phrases
    from_doing: Words
    lower: Words
    higher: Words
    than: Words
    becoming: Words
    up: Words
    down: Words
    factors: Mapping[str, float]
    scoring: Phrases
    these: Phrases
    risks: Words
    likeliest: Phrases
    ranking: Phrases
    moved: Phrases
    yes_values: Words
    no_values: Words
