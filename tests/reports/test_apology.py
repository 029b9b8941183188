"""What a person reads when something went wrong."""

from automl.errors import ReadingError
from automl.plan import Choice, Clarify
from reports.apology import apology, problem_of, reference
from reports.clarifying import clarifying
from reports.reply import Choices


def raised() -> Exception:
    try:
        _ = {}["secret-column"]
    except KeyError as error:
        return error
    raise AssertionError


def test_a_known_problem_is_a_sentence_and_a_remedy() -> None:
    problem = problem_of(ReadingError("The file is empty.", "Export it again."))
    assert apology(problem).text() == "The file is empty. Export it again."


def test_the_unexpected_shows_a_reference_and_nothing_of_the_error() -> None:
    error = raised()
    text = apology(problem_of(error)).text()
    assert reference(error) in text
    assert not [word for word in ("secret", "KeyError", "Traceback", "line") if word in text]


def test_the_same_error_at_the_same_place_has_the_same_reference() -> None:
    assert reference(raised()) == reference(raised())
    assert reference(raised()) != reference(ValueError("other"))


def test_running_out_of_memory_says_what_to_ask_instead() -> None:
    assert "fewer groups" in apology(problem_of(MemoryError())).text()


def test_a_clarifying_question_offers_its_choices() -> None:
    question = Clarify(question="Which date?", choices=[Choice(label="Order date", value="Order Date")])
    (part,) = clarifying(question).parts
    assert isinstance(part, Choices)
    assert [(option.label, option.value) for option in part.options] == [("Order date", "Order Date")]
