"""Questions about the last answer, served from its facts."""

from collections.abc import Sequence

from automl.plan import Plan
from reports.answer import Answer
from reports.facts import Fact
from reports.phrases import Phrasebook, phrasebook
from reports.recall.lexicon import recall_words
from reports.recall.selecting import asks, greets, selected, thanks
from reports.reply import Paragraph, Reply


def recall(question: str, facts: Sequence[Fact], plan: Plan, locale: str = "en") -> Answer | None:
    """The answer to a question about the last answer, made of its facts' statements; None when it asks for more.

    facts: those of the last answer; plan: the one that it answered.
    """
    book = phrasebook(locale)
    found = selected(question, facts, plan, recall_words(book.locale.language))
    if found.phrase is not None:
        return Answer((), _said(found.phrase, book))
    if not found.facts:
        return None
    sentences = [book.sentence(fact.statement) for fact in found.facts]
    return Answer(tuple(found.facts), Reply((Paragraph(" ".join(dict.fromkeys(sentences))),)))


def asks_of_answer(question: str, plan: Plan, locale: str = "en") -> bool:
    """Whether a question is about the answer to a plan, whatever that answer will be."""
    return asks(question, plan, recall_words(phrasebook(locale).locale.language))


def still_working(locale: str = "en") -> Reply:
    """The answer to a question about an answer that is not there yet."""
    return _said("recall.still_working", phrasebook(locale))


def pleasantry(question: str, locale: str = "en") -> Reply | None:
    """A friendly line for words that only thank or praise; None for all others."""
    book = phrasebook(locale)
    return _said("recall.thanks", book) if thanks(question, recall_words(book.locale.language)) else None


def greeting(question: str, locale: str = "en") -> Reply | None:
    """A hello that says how to begin, for words that only greet or ask what this is; None for all others."""
    book = phrasebook(locale)
    return _said("recall.hello", book) if greets(question, recall_words(book.locale.language)) else None


def _said(key: str, book: Phrasebook) -> Reply:
    return Reply((Paragraph(book.sentence(book.say(key))),))
