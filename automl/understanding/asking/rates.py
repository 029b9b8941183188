"""How many of a hundred a flag says yes of: "churn rate by contract", "what percentage of women have a partner"."""

from dataclasses import replace

from automl.table import Column
from automl.understanding.columns import EXACT, Candidate
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.names import name_words
from automl.understanding.roles import Part, Played
from automl.understanding.scene import Scene, yes_of
from automl.understanding.unknown import Unknown

_RATE = words("rate ratio percentage")
_LEAVING = words("attrition turnover churn leaver")
_LEFT = words("churn churned attrition left leave exited quit resigned terminated leaver departed")
_PEOPLE = words("people person employee staff worker customer client user member student patient folk")


def with_rate(heard: Heard, scene: Scene) -> Heard:
    """What was heard, with the flag whose rate is asked for as what the rows are a part of."""
    found = _flagged(heard, scene) or _leaving(heard, scene)
    if found is None:
        return heard
    column = found.mention.columns[0].column
    others = tuple(each for each in heard.played if each.mention.span != found.mention.span)
    unknown = tuple(each for each in heard.unknown if not set(each.words) <= _RATE | _LEAVING | _PEOPLE)
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
    for column in scene.table.columns:
        if yes_of(column, scene) is not None and not _LEFT.isdisjoint(name_words(column.name, scene.lexicon)):
            return Played(Mention(asked.span, columns=(Candidate(column, EXACT),)), Part.FLAGGED)
    return None


def _asks(unknown: Unknown) -> bool:
    said = set(unknown.words)
    return not said.isdisjoint(_LEAVING) and not said.isdisjoint(_RATE)
