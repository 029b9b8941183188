"""A reply as a stream of server-sent events."""

from collections.abc import Iterator
from typing import Any

from .asked import Asked
from .bodies import called, head, prompt_filter, usage
from .replies import Reply, dumped

Json = dict[str, Any]
_PIECE = 12
END = b"data: [DONE]\n\n"


def events(asked: Asked, reply: Reply, number: int, created: int) -> Iterator[bytes]:
    """The stream's events, ready to send: the role first, [DONE] last; usage before it where it was asked for."""
    first = head(asked, number, created, "chat.completion.chunk")
    if asked.door == "azure":
        yield event({**first, "id": "", "model": "", "choices": [], "prompt_filter_results": prompt_filter()})
    if reply.choices:
        for delta in _deltas(reply, number):
            yield event({**first, "choices": [_choice(delta, None)], **_no_usage(asked)})
        yield event({**first, "choices": [_choice({}, reply.finished)], **_no_usage(asked)})
    if asked.tells_usage:
        yield event({**first, "choices": [], "usage": usage(asked, reply)})
    yield END


def event(chunk: Json) -> bytes:
    return f"data: {dumped(chunk)}\n\n".encode()


def babble(asked: Asked, number: int, created: int, word: str) -> bytes:
    """One more event of a stream that has no end."""
    first = head(asked, number, created, "chat.completion.chunk")
    return event({**first, "choices": [_choice({"content": word}, None)]})


def _choice(delta: Json, finish: str | None) -> Json:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}


def _no_usage(asked: Asked) -> Json:
    return {"usage": None} if asked.tells_usage else {}


def _deltas(reply: Reply, number: int) -> Iterator[Json]:
    yield {"role": "assistant", "content": None if reply.content is None else "", "refusal": None}
    for field, said in (("reasoning_content", reply.reasoning), ("content", reply.content), ("refusal", reply.refusal)):
        yield from ({field: piece} for piece in _pieces(said or ""))
    for place, call in enumerate(called(reply, number)):
        arguments = call["function"]["arguments"]
        begun = {**call, "function": {**call["function"], "arguments": ""}}
        yield {"tool_calls": [{"index": place, **begun}]}
        for piece in _pieces(arguments):
            yield {"tool_calls": [{"index": place, "function": {"arguments": piece}}]}


def _pieces(text: str) -> Iterator[str]:
    for at in range(0, len(text), _PIECE):
        yield text[at : at + _PIECE]
