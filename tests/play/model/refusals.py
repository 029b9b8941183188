"""Errors in the words and the shape of the servers that are played."""

from dataclasses import dataclass
from typing import Any, Literal

Door = Literal["openai", "azure", "gemini"]
_GEMINI = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}


@dataclass
class RefusedError(Exception):
    """A request that is turned down: status, words for the developer, the field it is about, a machine's code."""

    status: int
    message: str
    param: str | None = None
    code: str | None = None
    type: str = "invalid_request_error"
    retry_after: int | None = None

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}

    def body(self, door: Door) -> Any:
        """Gemini's compatible door wraps errors in a list; Azure leaves the type out where its gateway refuses."""
        if door == "gemini":
            status = _GEMINI.get(self.status, "UNKNOWN")
            return [{"error": {"code": self.status, "message": self.message, "status": status}}]
        if door == "azure" and self.status in (401, 404, 429):
            return {"error": {"code": self.code or str(self.status), "message": self.message}}
        return {"error": {"message": self.message, "type": self.type, "param": self.param, "code": self.code}}


def wrong_key(door: Door) -> RefusedError:
    """Without the right key. Gemini says 400 for a wrong one in life; here it is 401 at every door."""
    if door == "azure":
        return RefusedError(401, "Access denied due to invalid subscription key or wrong API endpoint.", code="401")
    return RefusedError(401, "Incorrect API key provided.", code="invalid_api_key")


def no_such_model(door: Door, model: str) -> RefusedError:
    if door == "azure":
        return RefusedError(404, "The API deployment for this resource does not exist.", code="DeploymentNotFound")
    message = f"The model `{model}` does not exist or you do not have access to it."
    return RefusedError(404, message, "model", "model_not_found")


def failing(status: int, retry_after: int | None = None) -> RefusedError:
    """A server's own troubles, and those that are not the request's fault."""
    words, code, kind = {
        401: ("Incorrect API key provided.", "invalid_api_key", "invalid_request_error"),
        403: (
            "Country, region, or territory not supported",
            "unsupported_country_region_territory",
            "request_forbidden",
        ),
        404: ("The model does not exist or you do not have access to it.", "model_not_found", "invalid_request_error"),
        429: ("Rate limit reached for requests per min.", "rate_limit_exceeded", "requests"),
        503: ("The server is overloaded or not ready yet.", "server_overloaded", "server_error"),
    }.get(status, ("The server had an error while processing your request. Sorry about that!", None, "server_error"))
    return RefusedError(status, words, code=code, type=kind, retry_after=retry_after)


def out_of_quota() -> RefusedError:
    """A 429 that no waiting mends: the account has no money left."""
    words = "You exceeded your current quota, please check your plan and billing details."
    return RefusedError(429, words, code="insufficient_quota", type="insufficient_quota")
