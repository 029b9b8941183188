"""Which facts a question about the last answer asks for. Precision before recall: a word too many, and it is none."""

from collections.abc import Sequence

from automl.plan import Plan
from automl.understanding.lexicon import ENGLISH
from automl.understanding.words import Sentence, Span, cut
from reports.facts import Fact
from reports.recall.lexicon import Intent, Phrases, RecallWords


def selected(question: str, facts: Sequence[Fact], plan: Plan, words: RecallWords) -> list[Fact]:
    """The facts that answer the question, in the order in which they are said; none when it asks for something else."""
    sentence = cut(question)
    for intent in words.intents:
        found = _answering(intent, sentence, facts, plan, words)
        if found:
            return found[: intent.most]
    return []


def _answering(intent: Intent, sentence: Sentence, facts: Sequence[Fact], plan: Plan, words: RecallWords) -> list[Fact]:
    spans = [_said(sentence, listed) for listed in intent.says]
    said = [span for span in spans if span]
    if len(said) < len(spans):
        return []
    offered = [fact for wanted in intent.facts for fact in facts if _is(fact, wanted)]
    if intent.rising:
        offered = [fact for fact in offered if (fact.value or 0) > 0]
    known = words.small | intent.also | _own_words(plan, columns=intent.columns)
    taken = {at for span in said for at in span}
    free = {sentence.plain(at) for at in range(len(sentence)) if at not in taken and sentence.tokens[at].word}
    left = frozenset(word for word in free if word not in known)
    if not left:
        return [] if intent.must_name else offered
    return _named(offered, left) if intent.named else []


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


def _named(facts: Sequence[Fact], left: frozenset[str]) -> list[Fact]:
    """The fact that the words left over name: a group by its whole name, a step by its month; none when it is open."""
    fits = [fact for fact in facts if _fits(fact, frozenset(map(_month, left)))]
    return fits if len(fits) == 1 else []


def _fits(fact: Fact, left: frozenset[str]) -> bool:
    name = frozenset(_month(word) for word in cut(fact.forms.get("name") or fact.forms.get("period", "")).words())
    return left == name if fact.id.startswith("group_") else bool(left) and left <= name


def _month(word: str) -> str:
    """A month's word in one form: "nov" and "november" are one."""
    number = ENGLISH.calendar.months.get(word)
    return f"month {number}" if number else word
