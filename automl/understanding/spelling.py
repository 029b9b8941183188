"""Slips of the pen: words that are almost a word of the trade or of the data are read as that word."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from automl.table import Table
from automl.understanding.lexicon import Lexicon
from automl.understanding.lexicon.written import words
from automl.understanding.names import canonical, raw_words, singular
from automl.understanding.values import Cells, slips
from automl.understanding.words import Sentence, Token, plain

_SHORTEST = 4
_KEYWORD_RANK = 1
_KEYWORDS = words("""
forecast predict prediction expected expect estimate project projection quarter quarterly month monthly week weekly year
yearly annual daily next coming following until excluding without only average total number many describe summarize
summarise columns missing region highest lowest january february march april june july august september october november
december quality overview summary duplicates contains
""")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that are spelt right: those of the language, those of the columns, those of the cells."""

    known: frozenset[str]
    names: frozenset[str]
    trade: frozenset[str]
    cells: frozenset[str]


def vocabulary(table: Table, known_cells: Cells, lexicon: Lexicon) -> Vocabulary:
    """The words that may be meant, for this table and language."""
    names = {word for column in table.columns for word in raw_words(column.name)}
    written_in_cells = {word for key in known_cells for word in key}
    family_words = {word for family in lexicon.families for word in family.words}
    known = _language(lexicon) | names | family_words | written_in_cells | set(raw_words(table.name))
    trade = family_words | {f"{word}s" for word in family_words}
    return Vocabulary(frozenset(known), frozenset(names), frozenset(trade), frozenset(written_in_cells))


def corrected(sentence: Sentence, spelt: Vocabulary, lexicon: Lexicon) -> Sentence:
    """The sentence with slips mended. A word that is nearest to a cell's value is left: values are asked about."""
    return replace(sentence, tokens=tuple(_mended(token, spelt, lexicon) for token in sentence.tokens))


def _mended(token: Token, spelt: Vocabulary, lexicon: Lexicon) -> Token:
    word = token.plain
    if len(word) < _SHORTEST or not word.isalpha() or _is_known(word, spelt, lexicon):
        return token
    if word.endswith(("ed", "ing")):
        return token
    groups = (spelt.names, _KEYWORDS, spelt.trade)
    near = [(*found, rank) for rank, meant in enumerate(groups) if (found := _nearest(word, meant))]
    if not near:
        return token
    distance, rank, meant = min((distance, rank, other) for distance, other, rank in near)
    if _nearer(word, spelt.cells, distance):
        return token
    return replace(token, plain=meant, corrected=rank != _KEYWORD_RANK)


def _is_known(word: str, spelt: Vocabulary, lexicon: Lexicon) -> bool:
    forms = {word, singular(word), canonical(word, lexicon)}
    return not forms.isdisjoint(spelt.known)


def _nearest(word: str, meant: Iterable[str]) -> tuple[int, str] | None:
    allowed = slips(len(word))
    scored = [
        (distance, other)
        for other in sorted(meant)
        if len(other) >= _SHORTEST and other[0] == word[0]
        for distance in [OSA.distance(word, other, score_cutoff=allowed)]
        if distance <= min(allowed, slips(len(other)))
    ]
    return min(scored) if scored else None


def _nearer(word: str, cells: Iterable[str], distance: int) -> bool:
    return any(OSA.distance(word, other, score_cutoff=distance) < distance for other in cells)


def _language(lexicon: Lexicon) -> frozenset[str]:
    calendar, requests, roles = lexicon.calendar, lexicon.requests, lexicon.roles
    single = (
        lexicon.common | requests.future | requests.will | requests.past | requests.data_nouns | requests.greetings
        | requests.outside | requests.outside_verbs | requests.asking | roles.top | roles.row_nouns | roles.joiners
        | roles.vague_measures | roles.sold | lexicon.qualifiers | calendar.coming | calendar.running | calendar.past
        | calendar.rest | calendar.steps | calendar.half | calendar.ahead | calendar.basis_nouns | calendar.fiscal
        | calendar.calendar | lexicon.asking.sizes | lexicon.asking.events
        | lexicon.asking.largest | lexicon.asking.smallest | lexicon.asking.losing
    )  # fmt: skip
    mapped = (
        *calendar.units,
        *calendar.adverbs,
        *calendar.months,
        *calendar.seasons,
        *calendar.weekdays,
        *calendar.ordinals,
        *calendar.numbers,
    )
    of_rows = lexicon.rows
    spoken = (
        *(word for kind in of_rows.outcomes for word in (*kind.yes, *kind.no)),
        *(of_rows.lower | of_rows.higher | of_rows.up | of_rows.down | of_rows.missed | of_rows.for_nothing),
    )
    phrases = (
        *calendar.until, *calendar.since, *calendar.basis, *calendar.leaving_out, *calendar.comparing, *roles.by,
        *roles.only, *roles.without, *requests.describing, *requests.drivers, *requests.goal_verbs,
        *(phrase for _, listed in requests.signals for phrase in listed),
    )  # fmt: skip
    in_phrases = {plain(word) for phrase in phrases for word in phrase}
    others = (*roles.aggregations, *lexicon.short_forms, *lexicon.scale, *lexicon.verbs_of)
    return frozenset(single | {*mapped, *others, *spoken} | in_phrases)
