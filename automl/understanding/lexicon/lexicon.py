"""What a language's lexicon holds. Lexica are data: another language is another file."""

from collections.abc import Mapping
from dataclasses import dataclass

from automl.plan import Aggregation, Capability
from automl.table import Frequency
from automl.understanding.lexicon.outcome_words import Phrases, RowWords, Words


@dataclass(frozen=True, slots=True)
class Family:
    """Words for one thing. `strong` words name it by themselves; `weak` ones may, where nothing better stands.

    abroad: words of other languages that columns are named with. money: whether it is an amount of money. mean: whether
    it is a level or a rate, which is averaged.
    """

    name: str
    strong: Words
    weak: Words = frozenset()
    measure: bool = True
    mean: bool = False
    abroad: Words = frozenset()

    @property
    def words(self) -> Words:
        return self.strong | self.weak


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words of time."""

    units: Mapping[str, tuple[Frequency, int]]
    adverbs: Mapping[str, Frequency]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    weekdays: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    coming: Words
    running: Words
    past: Words
    rest: Words
    end: Words
    fiscal: Words
    calendar: Words
    ahead: Words
    until: Phrases
    since: Phrases
    onwards: Words
    basis: Phrases
    basis_nouns: Words
    leaving_out: Phrases
    comparing: Phrases
    each: Words
    steps: Words
    half: Words
    fillers: Words
    decades: Mapping[str, int]
    holidays: Words
    """Days that are known by name only, and are no dates here."""


@dataclass(frozen=True, slots=True)
class RequestWords:
    """The words that say what is wanted. `signals` are tried in order; the first whose phrase occurs decides.

    no_past: phrases with a word of the past that are about today ("I have to", "I was asked").
    """

    future: Words
    will: Words
    past: Words
    no_past: Phrases
    signals: tuple[tuple[Capability, Phrases], ...]
    describing: Phrases
    explaining: Phrases
    causes: Phrases
    data_nouns: Words
    greetings: Words
    polite: Words
    outside: Words
    outside_verbs: Words
    asking: Words
    drivers: Phrases
    goal_verbs: Phrases
    goal_openers: Phrases


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words that say what part a column or a value plays.

    reckoned, reckoned_before, reckoned_after: words between, before and after two measures, with the sign they mean.
    """

    by: Phrases
    each: Words
    joiners: Words
    only: Phrases
    without: Phrases
    into_filter: Words
    count: Phrases
    much: Phrases
    row_nouns: Words
    in_total: Phrases
    aggregations: Mapping[str, Aggregation]
    above: Phrases
    at_least: Phrases
    below: Phrases
    at_most: Phrases
    between: Words
    top: Words
    bottom: Words
    predictors: Phrases
    versus: Words
    vague_measures: Words
    sold: Words
    reckoned: Mapping[tuple[str, ...], str]
    reckoned_before: Mapping[tuple[str, ...], str]
    reckoned_after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AskingWords:
    """The words by which people ask about what has been.

    largest, smallest: the ends of a ranking; losing turns it round. asking_for: words before a unit of time that ask
    which one ("best month"). sizes: "order value". relative: that a change is meant in percent. existing: "are there".
    """

    largest: Words
    smallest: Words
    losing: Words
    not_ranking: Words
    asking_for: Words
    weekday: Phrases
    month_of_year: Phrases
    hour_of_day: Phrases
    share: Phrases
    grown: Words
    shrunk: Words
    changed: Words
    year_before: Phrases
    step_before: Phrases
    relative: Phrases
    listing: Phrases
    showing: Phrases
    existing: Phrases
    distinct: Words
    trend: Phrases
    sizes: Words
    events: Words
    each_event: Words
    ratios: Phrases
    when: Words
    averages: Words
    told_by: Mapping[str, str]
    """Words of a ranking that name by what: the oldest by their age."""
    steps: Mapping[str, Frequency]


@dataclass(frozen=True, slots=True)
class ThreadWords:
    """The words by which a question goes on from the one before.

    going_on: openings that only make sense after something ("what about"). polite: openings that change nothing.
    closing: endings that change nothing ("instead"). in_place_of: what follows is what is given up.
    adding: what is named comes to what was there. total_only, everything: no more groups, no more filters.
    all_of: before a column, that all of its values count again ("all regions").
    """

    going_on: Phrases
    polite: Phrases
    closing: Phrases
    in_place_of: Phrases
    adding: Phrases
    total_only: Phrases
    everything: Phrases
    all_of: Words
    bare_total: Words
    """Words that alone ask for the total: "total"."""
    once_more: Words
    """Words that ask for the same once more: "again"."""
    running: Words
    """Words that may stand beside those: "forecast again"."""
    reaching: Words
    """Words by which a bare number is a goal: "is 300k realistic?"."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One language's words. There is one object for each language, so it is compared by identity."""

    language: str
    calendar: CalendarWords
    requests: RequestWords
    roles: RoleWords
    thread: ThreadWords
    asking: AskingWords
    rows: RowWords
    families: tuple[Family, ...]
    short_forms: Mapping[str, str]
    scale: Mapping[str, float]
    common: Words
    qualifiers: Words
    verbs_of: Mapping[str, str]
    currencies: Mapping[str, Words]
    """Words and signs of currencies, with the codes that they may stand for."""

    @property
    def small_words(self) -> Words:
        """The words that only join others: "by", "excluding", "until"."""
        roles, calendar = self.roles, self.calendar
        phrases = (
            *roles.by, *roles.only, *roles.without, *roles.count, *roles.in_total, *roles.predictors, *roles.above,
            *roles.below, *calendar.until, *calendar.since, *calendar.basis, *calendar.leaving_out,
            *calendar.comparing,
        )  # fmt: skip
        return frozenset(word for phrase in phrases for word in phrase) | roles.joiners | roles.top | roles.versus
