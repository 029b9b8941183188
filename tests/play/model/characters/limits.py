"""What some servers cannot do, and say with 400."""

from collections.abc import Callable

from tests.play.model.asked import Asked
from tests.play.model.refusals import RefusedError

Limit = Callable[[Asked], None]


def no_tools(asked: Asked) -> None:
    """Neither tools nor formats, as servers of plain models answer."""
    if asked.body.get("tools"):
        raise RefusedError(400, f"registry/{asked.model} does not support tools", "tools")
    if asked.format != "text":
        raise RefusedError(400, "This model does not support response_format.", "response_format")


def no_schema(asked: Asked) -> None:
    """JSON, but by no schema."""
    if asked.format == "json_schema":
        raise RefusedError(400, "This response_format type is unavailable now", "response_format")


def no_json(asked: Asked) -> None:
    if asked.format != "text":
        raise RefusedError(400, "'response_format' is not supported by this model", "response_format")


def no_system(asked: Asked) -> None:
    """A chat template without a place for the system's message."""
    if any(message.get("role") in ("system", "developer") for message in asked.messages):
        raise RefusedError(400, "System role not supported", "messages")


def no_stream(asked: Asked) -> None:
    if asked.stream:
        raise RefusedError(400, "Streaming is not supported for this model.", "stream", "unsupported_value")


def picky(asked: Asked) -> None:
    """The newer models that think: no temperature of one's own, and another name for the most tokens."""
    if asked.body.get("max_tokens") is not None:
        words = "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        raise RefusedError(400, f"Unsupported parameter: {words}", "max_tokens", "unsupported_parameter")
    for name in ("temperature", "top_p"):
        if asked.body.get(name) not in (None, 1, 1.0):
            words = f"Unsupported value: '{name}' does not support {asked.body[name]} with this model."
            raise RefusedError(400, words, name, "unsupported_value")


LIMITS: dict[str, Limit] = {
    "no-tools": no_tools,
    "no-schema": no_schema,
    "no-json": no_json,
    "no-system": no_system,
    "no-stream": no_stream,
    "picky": picky,
}
