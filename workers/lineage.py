"""What a question goes back to: clicks lead to the words, or the form, that they answer or ask anew."""

from dataclasses import dataclass

from automl.reading.handling import is_wish
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Question


@dataclass(frozen=True, slots=True)
class Lineage:
    """asked: the question that the words, or the changes, came with. words, choices: of it, and of the clicks since."""

    asked: Question
    words: str
    choices: tuple[str, ...] = ()


def lineage(questions: Questions, question: Question) -> Lineage:
    """Where a question comes from. A wish about the file asks anew what it was clicked under."""
    if question.kind != "choice":
        return Lineage(question, question.words, tuple(question.choices))
    parent = questions.get(question.workspace_id, question.parent_id or "")
    if wish_of(question) is not None:
        return lineage(questions, _asked_anew(questions, question, parent)) if parent else Lineage(question, "")
    if parent is not None and _clarified(parent):
        before = lineage(questions, parent)
        return Lineage(before.asked, before.words, (*before.choices, *question.choices))
    return Lineage(question, question.choices[0] if question.choices else question.words)


def wish_of(question: Question) -> str | None:
    """What a click wishes of the handling of a file."""
    clicked = question.choices[0] if question.kind == "choice" and question.choices else ""
    return clicked if is_wish(clicked) else None


def _asked_anew(questions: Questions, question: Question, parent: Question) -> Question:
    """What a wish asks anew: the question that it was clicked under; after a file without words, the last planned."""
    if parent.plans or wish_of(parent) is not None or _clarified(parent):
        return parent
    earlier = questions.before(question.workspace_id, question)
    about = [each for each in earlier if each.plans and each.dataset_id == parent.dataset_id]
    return next((each for each in about if each.state != QuestionState.WITHDRAWN), parent)


def _clarified(parent: Question) -> bool:
    """Whether a question was answered by a clarifying one; other answers suggest whole questions."""
    answered = not parent.plans and parent.state != QuestionState.APOLOGISED
    return answered and (bool(parent.words.strip()) or parent.kind != "asked")
