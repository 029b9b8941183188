"""What a strict server refuses with 400: shapes of messages, tools and formats that the big ones do not take."""

import re
from collections.abc import Iterator
from typing import Any

from .asked import Asked, Tool, text
from .refusals import RefusedError

_ROLES = {"system", "developer", "user", "assistant", "tool"}
_TOOL_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_MOST_TOOLS = 128
_FIELDS = frozenset(
    [
        "model",
        "messages",
        "tools",
        "tool_choice",
        "parallel_tool_calls",
        "response_format",
        "stream",
        "stream_options",
        "temperature",
        "top_p",
        "n",
        "stop",
        "seed",
        "user",
        "max_tokens",
        "max_completion_tokens",
        "presence_penalty",
        "frequency_penalty",
        "logprobs",
        "top_logprobs",
        "logit_bias",
        "metadata",
        "store",
        "service_tier",
        "reasoning_effort",
        "verbosity",
        "modalities",
        "prediction",
        "safety_identifier",
        "prompt_cache_key",
    ]
)


def check(asked: Asked) -> None:
    """Raises RefusedError for the first thing that is wrong."""
    _fields(asked)
    _messages(asked)
    _conversation(asked.messages)
    for tool in asked.tools:
        _tool(tool)
    _choice(asked)
    _format(asked)


def _fields(asked: Asked) -> None:
    for name in asked.body:
        if name not in _FIELDS:
            raise RefusedError(400, f"Unrecognized request argument supplied: {name}", name, "unknown_parameter")
    if asked.body.get("stream_options") and not asked.stream:
        raise RefusedError(400, "The 'stream_options' parameter is only allowed when 'stream' is enabled.")
    if asked.body.get("max_tokens") and asked.body.get("max_completion_tokens"):
        raise RefusedError(400, "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.")
    if asked.most_tokens is not None and asked.most_tokens < 1:
        raise RefusedError(400, "Invalid 'max_tokens': expected a value of at least 1.", "max_tokens")


def _messages(asked: Asked) -> None:
    messages = asked.body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise RefusedError(400, "Missing required parameter: 'messages'.", "messages", "missing_required_parameter")
    for place, message in enumerate(messages):
        role = message.get("role") if isinstance(message, dict) else None
        if role not in _ROLES:
            raise RefusedError(400, f"Invalid value: {role!r}.", f"messages[{place}].role", "invalid_value")
        if message.get("content") is None and not (role == "assistant" and _says_otherwise(message)):
            words = f"Invalid value for 'content': expected a string, got null. (messages[{place}])"
            raise RefusedError(400, words, f"messages[{place}].content")


def _says_otherwise(message: dict[str, Any]) -> bool:
    return bool(message.get("tool_calls") or message.get("refusal"))


def _conversation(messages: list[dict[str, Any]]) -> None:
    """Each call of a tool is answered by a tool's message with its id, and no other is."""
    open_calls: set[str] = set()
    for place, message in enumerate(messages):
        if message["role"] == "tool":
            if message.get("tool_call_id") not in open_calls:
                words = "Messages with role 'tool' must be a response to a preceding message with 'tool_calls'."
                raise RefusedError(400, words, f"messages[{place}].role")
            open_calls.discard(message["tool_call_id"])
            continue
        _all_answered(open_calls, place)
        open_calls = {call.get("id", "") for call in message.get("tool_calls") or []}
    _all_answered(open_calls, len(messages))


def _all_answered(open_calls: set[str], place: int) -> None:
    if open_calls:
        words = (
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
            f"'tool_call_id'. Without response: {', '.join(sorted(open_calls))}"
        )
        raise RefusedError(400, words, f"messages[{place}].role")


def _tool(tool: Tool) -> None:
    if not _TOOL_NAME.fullmatch(tool.name):
        words = f"Invalid 'tools[].function.name': {tool.name!r} does not match '^[a-zA-Z0-9_-]{{1,64}}$'."
        raise RefusedError(400, words, "tools[].function.name", "invalid_value")
    if tool.strict:
        _strict(tool.parameters, f"function '{tool.name}'")


def _choice(asked: Asked) -> None:
    names = [tool.name for tool in asked.tools]
    if len(names) > _MOST_TOOLS or len(set(names)) < len(names):
        raise RefusedError(400, f"Invalid 'tools': at most {_MOST_TOOLS}, each with a name of its own.", "tools")
    if asked.body.get("tool_choice") and not names:
        raise RefusedError(400, "'tool_choice' is only allowed when 'tools' are specified.", "tool_choice")
    if asked.must_call and asked.must_call not in names:
        words = f"Invalid value for 'tool_choice': no function named {asked.must_call!r} was specified."
        raise RefusedError(400, words, "tool_choice")


def _format(asked: Asked) -> None:
    if asked.format == "json_object" and not any("json" in text(one).lower() for one in asked.messages):
        words = "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
        raise RefusedError(400, words, "messages")
    if asked.format == "json_schema":
        given = asked.body["response_format"].get("json_schema") or {}
        if not given.get("name"):
            name = "response_format.json_schema.name"
            raise RefusedError(400, f"Missing required parameter: '{name}'.", name)
        if given.get("strict"):
            _strict(given.get("schema") or {}, f"response_format '{given['name']}'")


def _strict(schema: dict[str, Any], where: str) -> None:
    for inner in _objects(schema):
        if inner.get("additionalProperties") is not False:
            words = f"Invalid schema for {where}: 'additionalProperties' is required to be supplied and to be false."
            raise RefusedError(400, words, code="invalid_function_parameters")
        missing = sorted(set(inner.get("properties", {})) - set(inner.get("required", [])))
        if missing:
            words = f"Invalid schema for {where}: 'required' must include every property. Missing: {missing}"
            raise RefusedError(400, words, code="invalid_function_parameters")


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object's schema in a schema; what `properties` and `$defs` hold are names, not schemas."""
    if isinstance(schema, list):
        for one in schema:
            yield from _objects(one)
    if not isinstance(schema, dict):
        return
    if schema.get("type") == "object" or "properties" in schema:
        yield schema
    for name, inner in schema.items():
        if name in ("properties", "$defs", "definitions"):
            yield from _objects(list(inner.values()))
        elif name in ("items", "anyOf", "allOf", "oneOf"):
            yield from _objects(inner)
