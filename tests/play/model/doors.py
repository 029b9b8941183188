"""The paths of the servers that are played, and the key that each wants."""

from dataclasses import dataclass

from aiohttp import web

from .refusals import Door, RefusedError, wrong_key

COMPLETIONS: dict[str, Door] = {
    "/v1/chat/completions": "openai",
    "/chat/completions": "openai",
    "/openai/v1/chat/completions": "openai",
    "/openai/deployments/{deployment}/chat/completions": "azure",
    "/v1beta/openai/chat/completions": "gemini",
}
MODELS = ("/v1/models", "/models", "/openai/v1/models", "/v1beta/openai/models")


@dataclass(frozen=True)
class Key:
    """What a request brought to open the door: how, and what."""

    how: str
    value: str

    @classmethod
    def of(cls, request: web.Request) -> "Key":
        kind, _, value = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return cls("bearer", value.strip())
        return cls("api-key", request.headers["api-key"]) if "api-key" in request.headers else cls("none", "")


def unlock(door: Door, key: Key, right: str | None) -> None:
    """Raises RefusedError where a key is set and another came, or none; the header api-key opens Azure's door alone"""
    if right is None:
        return
    if key.value != right or (key.how == "api-key" and door != "azure"):
        raise wrong_key(door)


def versioned(door: Door, request: web.Request) -> None:
    """Azure knows no path without a version."""
    if door == "azure" and "api-version" not in request.query:
        raise RefusedError(404, "Resource not found", code="404")
