"""Requests as the tests of the play make them."""

import json
from typing import Any

from openai import OpenAI

from tests.play.model.asked import Asked
from tests.play.model.replies import Reply

Json = dict[str, Any]
KEY = "sk-play"
FORECAST: Json = {
    "type": "object",
    "additionalProperties": False,
    "required": ["target", "groups", "limit"],
    "properties": {
        "target": {"enum": ["Sales", "Profit"]},
        "groups": {"type": "array", "items": {"enum": ["Region", "Segment"]}},
        "limit": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    },
}
FACTS: Json = {
    "language": "de",
    "facts": [
        {"id": "f1", "label": "Sales next quarter", "forms": ["statement", "value", "range"]},
        {"id": "f2", "label": "Sales in West", "forms": ["statement", "value"]},
    ],
}


def said(words: str, role: str = "user") -> list[Any]:
    return [{"role": role, "content": words}]


def ask(client: OpenAI, model: str, words: str = "Say hello.", **more: Any) -> Any:
    """The completion, as the client reads it."""
    return client.chat.completions.create(model=model, messages=said(words), **more)


def tool(name: str, description: str = "", parameters: Json | None = None, *, strict: bool = True) -> Any:
    function = {"name": name, "description": description, "parameters": parameters or FORECAST, "strict": strict}
    return {"type": "function", "function": function}


TOOLS = [tool("describe", "Say what is in the file"), tool("forecast", "Predict coming periods of a measure")]


def schema(properties: Json, *, strict: bool = True) -> Any:
    """A response format of this schema, every property required."""
    body = {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}
    return {"type": "json_schema", "json_schema": {"name": "answer", "schema": body, "strict": strict}}


def asked(words: str, **more: Any) -> Asked:
    """A request for a mind, without any HTTP."""
    return Asked("openai", "any", {"messages": said(words), **more})


def content(reply: Reply) -> Any:
    return json.loads(reply.content or "")
