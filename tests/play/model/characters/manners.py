"""How the words come out: in fences, after thoughts."""

from collections.abc import Callable
from dataclasses import replace

from tests.play.model.replies import Reply

Manner = Callable[[Reply], Reply]
THOUGHTS = (
    "Okay, the user wants something. Let me think. Maybe 4,812? No, {f1.value} is not it.\n"
    'I could write {"language": "en", "sentences": ["wrong"]}, but that is only a thought.'
)


def fenced(reply: Reply) -> Reply:
    """JSON in a fence, with chat around it."""
    if not reply.content:
        return reply
    chat = (
        f"Sure! Here is the JSON that you asked for:\n\n```json\n{reply.content}\n```\n\nLet me know if {{more}} helps."
    )
    return replace(reply, content=chat)


def _thinking(shape: str) -> Manner:
    return lambda reply: replace(reply, content=shape.replace("§", reply.content or ""))


def _in_its_field(reply: Reply) -> Reply:
    return replace(reply, reasoning=THOUGHTS)


REASONING: dict[str, Manner] = {
    "": _thinking(f"<think>\n{THOUGHTS}\n</think>\n\n§"),
    "field": _in_its_field,
    "headless": _thinking(f"{THOUGHTS}\n</think>\n\n§"),
    "unclosed": _thinking(f"<think>\n{THOUGHTS}\n\n§"),
    "nested": _thinking(f"<think>\n<think>{THOUGHTS}</think>\n{THOUGHTS}\n</think>\n§"),
}
