"""A view, checked as Slack checks it."""

from tests.play.slack.ask import Ask, Refusal
from tests.play.slack.records import Json


def check_view(ask: Ask, kind: str) -> Json:
    """The view of the call, which must be of this kind."""
    body = ask.json("view")
    if not isinstance(body, dict):
        raise Refusal("invalid_arguments", "[ERROR] missing required field: view")
    if body.get("type") != kind:
        raise Refusal("invalid_arguments", f"[ERROR] must be a valid enum value: {kind} [json-pointer:/view/type]")
    return body
