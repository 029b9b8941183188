"""How many of a hundred a flag says yes of: "churn rate by contract", "what percentage of women have a partner"."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from automl.table import Column
from automl.understanding.columns import EXACT, Candidate
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.names import name_words, raw_words
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene, yes_of
from automl.understanding.unknown import Unknown
from automl.understanding.words import Span

_RATE = words("rate ratio percentage")
_LEAVING = words("attrition turnover churn leaver")
_LEFT = words("churn churned attrition left leave exited quit resigned terminated leaver departed")
_PEOPLE = words("people person employee staff worker customer client user member student patient folk")


def with_rate(heard: Heard, scene: Scene) -> Heard:
    """What was heard, with the flag whose rate is asked for as what the rows are a part of."""
    found = _flagged(heard, scene) or _leaving(heard, scene) or _outcome(heard, scene)
    if found is None:
        return heard
    column = found.mention.columns[0].column
    others = tuple(each for each in heard.played if not each.mention.span.meets(found.mention.span))
    loose = (each for each in heard.unknown if not each.span.meets(found.mention.span))
    unknown = tuple(each for each in loose if not set(each.words) <= _RATE | _LEAVING | _PEOPLE)
    wish = replace(heard.wish, share=True, flag=column.name, listing=False)
    return replace(heard, played=(*others, replace(found, part=Part.FLAGGED)), unknown=unknown, wish=wish)


def _flagged(heard: Heard, scene: Scene) -> Played | None:
    """The flag that is named beside "rate", or behind "what share of", where nothing else is measured."""
    named = [each for each in heard.played if _flag(each, scene) and not _led(each, heard, scene)]
    measured = [each for each in heard.parts(Part.MEASURE) if each not in named]
    if not named or measured:
        return None
    beside = next((each for each in named if _beside_rate(each, heard)), None)
    return beside or (named[-1] if heard.wish.share else None)


def _flag(each: Played, scene: Scene) -> Column | None:
    columns = [candidate.column for candidate in each.mention.columns[:1]]
    return next((column for column in columns if yes_of(column, scene) is not None), None)


def _led(each: Played, heard: Heard, scene: Scene) -> bool:
    """Whether it is what the answer is broken down by."""
    return heard.sentence.ending_at(each.mention.span.start, scene.lexicon.roles.by) is not None


def _beside_rate(each: Played, heard: Heard) -> bool:
    span, said = each.mention.span, heard.sentence
    return said.plain(span.end) in _RATE or (said.plain(span.start - 1) == "of" and said.plain(span.start - 2) in _RATE)


def _leaving(heard: Heard, scene: Scene) -> Played | None:
    """The flag of those who left, where it is asked for by another name: "attrition rate", "staff turnover rate"."""
    asked = next((each for each in heard.unknown if _asks(each)), None)
    if asked is None or heard.parts(Part.MEASURE):
        return None
    return _of_flag(asked.span, scene, lambda name: not _LEFT.isdisjoint(name))


def _asks(unknown: Unknown) -> bool:
    said = set(unknown.words)
    return not said.isdisjoint(_LEAVING) and not said.isdisjoint(_RATE)


def _outcome(heard: Heard, scene: Scene) -> Played | None:
    """The flag of an outcome whose rate is asked for by a word for it: "survival rate", "approval rate by area"."""
    sentence = heard.sentence
    for at in range(len(sentence) - 1):
        word = sentence.plain(at)
        kinds = [kind for kind in scene.lexicon.rows.outcomes if not kind.amount and word in {*kind.yes, *kind.names}]
        if sentence.plain(at + 1) not in _RATE or not kinds:
            continue
        for kind in kinds:
            found = _of_flag(Span(at, at + 2), scene, frozenset(kind.names).__contains__, whole=True)
            if found is not None:
                return found
    return None


def _of_flag(span: Span, scene: Scene, fits: Callable[[Any], bool], *, whole: bool = False) -> Played | None:
    """The first flag whose name fits, as what the words of `span` mean. whole: ask of each word of the name."""
    for column in scene.table.columns:
        name = name_words(column.name, scene.lexicon)
        fit = any(map(fits, (*name, "_".join(raw_words(column.name))))) if whole else fits(name)
        if fit and yes_of(column, scene) is not None:
            return Played(Mention(span, columns=(Candidate(column, EXACT),)), Part.FLAGGED)
    return None
