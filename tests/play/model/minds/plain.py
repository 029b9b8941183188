"""Minds that do not think about the request."""

from tests.play.model.asked import Asked
from tests.play.model.replies import Reply, refuses, says

from .mind import Mind

_NO = "I'm sorry, but I can't assist with that request."


def echo(asked: Asked) -> Reply:
    """The last message of the person, back."""
    return says(asked.question)


def _always(reply: Reply) -> Mind:
    return lambda _: reply


def refusing(how: str) -> Mind:
    """No: in the field for it, in words, or by the content filter."""
    return _always({"": refuses(_NO), "words": says(_NO), "filter": Reply(finish="content_filter")}[how])


def empty(how: str) -> Mind:
    """Nothing: null, no text, no choices, no calls though it says so, or no object at all."""
    kinds = {
        "": Reply(),
        "text": says(""),
        "blank": says(" \n\t"),
        "choices": Reply(choices=0),
        "tools": Reply(finish="tool_calls"),
        "object": Reply(body="{}"),
        "null": Reply(body="null"),
        "body": Reply(body=""),
    }
    return _always(kinds[how])
