"""What a person reads when something went wrong: a sentence, a remedy, and for the unexpected a reference."""

import hashlib
import traceback

from automl.errors import Problem, ThreadcastError
from reports.phrases import phrasebook
from reports.reply import Paragraph, Reply

_REFERENCE_LENGTH = 8


def apology(problem: Problem) -> Reply:
    """A problem as a reply: what happened, then what to do."""
    return Reply((Paragraph(f"{problem.sentence} {problem.remedy}".strip()),))


def problem_of(error: BaseException, locale: str = "en") -> Problem:
    """The sentence and remedy of any error. Those of unexpected errors carry a reference and nothing of the error."""
    if isinstance(error, ThreadcastError):
        return error.problem
    book = phrasebook(locale)
    if isinstance(error, MemoryError):
        return Problem(book.say("apology.memory"), book.say("apology.memory_remedy"))
    return Problem(book.say("apology.unexpected"), book.say("apology.remedy", reference=reference(error)))


def reference(error: BaseException) -> str:
    """Eight letters that name an error by its type and the places that it went through, so that a log can be found."""
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    described = "|".join([type(error).__qualname__, *places])
    return hashlib.sha256(described.encode()).hexdigest()[:_REFERENCE_LENGTH]
