"""Questions about the last answer, served from its facts."""

from collections.abc import Sequence

from automl.plan import Plan
from reports.answer import Answer
from reports.facts import Fact
from reports.phrases import phrasebook
from reports.recall.lexicon import recall_words
from reports.recall.selecting import selected
from reports.reply import Paragraph, Reply


def recall(question: str, facts: Sequence[Fact], plan: Plan, locale: str = "en") -> Answer | None:
    """The answer to a question about the last answer, made of its facts' statements; None when it asks for more.

    facts: those of the last answer; plan: the one that it answered.
    """
    book = phrasebook(locale)
    found = selected(question, facts, plan, recall_words(book.locale.language))
    if not found:
        return None
    sentences = [book.sentence(fact.statement) for fact in found]
    return Answer(tuple(found), Reply((Paragraph(" ".join(dict.fromkeys(sentences))),)))
