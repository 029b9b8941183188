"""Which facts a question about the last answer asks for. Precision before recall: a word too many, and it is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from automl.plan import Plan
from automl.understanding.lexicon import ENGLISH
from automl.understanding.words import Sentence, Span, cut
from reports.facts import Fact
from reports.recall.lexicon import Intent, Phrases, RecallWords

_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Selected:
    """What answers a question: facts in the order in which they are said, or else the key of a phrase."""

    facts: Sequence[Fact] = ()
    phrase: str | None = None


def selected(question: str, facts: Sequence[Fact], plan: Plan, words: RecallWords) -> Selected:
    """What answers the question; nothing when it asks for something else."""
    sentence = cut(question)
    for intent in words.intents:
        left = _left_over(intent, sentence, plan, words)
        found = _answering(intent, left, facts, words) if left is not None else []
        if found:
            return Selected(found[: intent.most])
        if intent.without and left is not None and not left:
            return Selected(phrase=intent.without)
    return Selected()


def asks(question: str, plan: Plan, words: RecallWords) -> bool:
    """Whether the words ask about an answer to `plan`, whatever its facts are."""
    left = (_left_over(intent, cut(question), plan, words) for intent in words.intents if not intent.must_name)
    return any(each is not None and not each for each in left)


def thanks(question: str, words: RecallWords) -> bool:
    """Whether the words only thank or praise."""
    return _only(question, words.thanks, words.beside_thanks) and "?" not in question


def greets(question: str, words: RecallWords) -> bool:
    """Whether the words only greet, or ask what this is."""
    return _only(question, words.greets, words.beside_greets)


def _only(question: str, phrases: Phrases, beside: frozenset[str]) -> bool:
    sentence = cut(question)
    said = _said(sentence, phrases)
    free = [word for at, word in enumerate(sentence.words()) if said is None or at not in said]
    return said is not None and beside.issuperset(free)


def _left_over(intent: Intent, sentence: Sentence, plan: Plan, words: RecallWords) -> frozenset[str] | None:
    """The words beside those that mean the intent; None when it is not meant."""
    if intent.ahead and _speaks_of_the_past(sentence, words):
        return None
    spans = [_said(sentence, listed) for listed in intent.says]
    said = [span for span in spans if span]
    if len(said) < len(spans):
        return None
    known = words.small | intent.also | _own_words(plan, columns=intent.columns)
    taken = {at for span in said for at in span}
    free = {sentence.plain(at) for at in range(len(sentence)) if at not in taken and sentence.tokens[at].word}
    return frozenset(word for word in free if word not in known)


def _speaks_of_the_past(sentence: Sentence, words: RecallWords) -> bool:
    """Whether the words are about what was, and not about what was told: "what was the best month?"."""
    said = set(sentence.words())
    return not said.isdisjoint(words.past) and said.isdisjoint(words.told)


def _answering(intent: Intent, left: frozenset[str], facts: Sequence[Fact], words: RecallWords) -> list[Fact]:
    offered = _offered(intent.facts, facts)
    if intent.rising:
        offered = [fact for fact in offered if (fact.value or 0) > 0]
    if not left:
        return [] if intent.must_name else offered
    named = _named(intent, facts, left) if intent.named else []
    return named or (_offered(intent.otherwise, facts) if _of_time(left, words) else [])


def _offered(ids: Sequence[str], facts: Sequence[Fact]) -> list[Fact]:
    return [fact for wanted in ids for fact in facts if _is(fact, wanted)]


def _of_time(left: frozenset[str], words: RecallWords) -> bool:
    """Whether words name a period and nothing else."""
    known = {word for word in left if word in words.periods or _month(word) != word or _YEAR.fullmatch(word)}
    return left <= known


def _said(sentence: Sentence, phrases: Phrases) -> Span | None:
    """The longest of the phrases that is said, wherever it stands."""
    found = [span for at in range(len(sentence)) if (span := sentence.at(at, phrases))]
    return max(found, key=len, default=None)


def _is(fact: Fact, wanted: str) -> bool:
    return fact.id.startswith(wanted) if wanted.endswith("_") else fact.id == wanted


def _own_words(plan: Plan, *, columns: bool) -> frozenset[str]:
    """The words of what the answer is about: its measure and its period, and where wanted what it is broken down by."""
    written = [plan.target or "", plan.period.label if plan.period else "", *(plan.groups if columns else [])]
    return frozenset(word for text in written for word in cut(text).words())


def _named(intent: Intent, facts: Sequence[Fact], left: frozenset[str]) -> list[Fact]:
    """The fact that the words left over name: a group by its whole name, a step by its month; none when it is open."""
    for wanted in intent.facts:
        fits = [fact for fact in _offered((wanted,), facts) if _fits(fact, frozenset(map(_month, left)))]
        if fits:
            return fits if len(fits) == 1 else []
    return []


def _fits(fact: Fact, left: frozenset[str]) -> bool:
    name = frozenset(_month(word) for word in cut(fact.forms.get("name") or fact.forms.get("period", "")).words())
    if fact.id.startswith("group_") or left == name:
        return left == name
    return left <= name and not all(_YEAR.fullmatch(word) for word in left)


def _month(word: str) -> str:
    """A month's word in one form: "nov" and "november" are one."""
    number = ENGLISH.calendar.months.get(word)
    return f"month {number}" if number else word
