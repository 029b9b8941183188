"""A reply as the body of a completion."""

from dataclasses import replace
from typing import Any

from . import tokens
from .asked import Asked
from .replies import Reply, dumped

Json = dict[str, Any]
_SAFE = {
    kind: {"filtered": False, "severity": "safe"} for kind in ("hate", "self_harm", "sexual", "violence")
}  # Azure tells of each prompt and each answer what its filter found.


def within(asked: Asked, reply: Reply) -> Reply:
    """The reply as far as the request's `stop` and its most tokens let it come."""
    stops = asked.body.get("stop") or []
    content = reply.content
    for stop in [stops] if isinstance(stops, str) else stops:
        content = content.split(stop)[0] if content else content
    reply = replace(reply, content=content)
    most = asked.most_tokens
    if most is None or tokens.estimate(reply.spoken) <= most:
        return reply
    left = most - tokens.estimate(reply.reasoning or "")
    if reply.reasoning and left <= 0:
        return replace(reply, reasoning=tokens.first(reply.reasoning, most), content="", tool_calls=(), finish="length")
    if reply.content:
        return replace(reply, content=tokens.first(reply.content, max(left, 0)), tool_calls=(), finish="length")
    cut = tuple(replace(call, arguments=tokens.first(call.arguments, left)) for call in reply.tool_calls)
    return replace(reply, tool_calls=cut, finish="length")


def usage(asked: Asked, reply: Reply) -> Json:
    sent, came = tokens.of_request(asked.body), tokens.estimate(reply.spoken)
    return {
        "prompt_tokens": sent,
        "completion_tokens": came,
        "total_tokens": sent + came,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": tokens.estimate(reply.reasoning or ""), "audio_tokens": 0},
    }


def head(asked: Asked, number: int, created: int, kind: str) -> Json:
    """What every completion and every chunk begins with."""
    return {
        "id": f"chatcmpl-play-{number}",
        "object": kind,
        "created": created,
        "model": asked.model,
        "system_fingerprint": "fp_play",
    }


def completion(asked: Asked, reply: Reply, number: int, created: int) -> str:
    """The whole completion as JSON text."""
    if reply.body is not None:
        return reply.body
    choices = [_choice(asked, reply, number, place) for place in range(reply.choices * int(asked.body.get("n") or 1))]
    body = head(asked, number, created, "chat.completion") | {"choices": choices, "usage": usage(asked, reply)}
    if asked.door == "azure":
        body["prompt_filter_results"] = prompt_filter()
    return dumped(body)


def _choice(asked: Asked, reply: Reply, number: int, place: int) -> Json:
    message: Json = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    if reply.tool_calls:
        message["tool_calls"] = called(reply, number)
    if reply.reasoning is not None:
        message["reasoning_content"] = reply.reasoning
    choice = {"index": place, "message": message, "logprobs": None, "finish_reason": reply.finished}
    return choice | ({"content_filter_results": _SAFE} if asked.door == "azure" else {})


def called(reply: Reply, number: int) -> list[Json]:
    return [
        {
            "id": f"call_play_{number}_{place}",
            "type": "function",
            "function": {"name": call.name, "arguments": call.arguments},
        }
        for place, call in enumerate(reply.tool_calls)
    ]


def prompt_filter() -> list[Json]:
    return [{"prompt_index": 0, "content_filter_results": _SAFE}]
