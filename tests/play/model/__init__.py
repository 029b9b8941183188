"""A server that plays language models: chat completions over real HTTP on 127.0.0.1, well-behaved or not.

    with PlayModel({"our-model": "cooperative"}, key="sk-play") as model:
        client = OpenAI(base_url=model.base_url, api_key="sk-play")     # or AzureOpenAI(azure_endpoint=model.root, …)
        model.next("just this text", calls_tool("forecast", {"target": "Sales"}), fails(429, retry_after=2))
        model.become("our-model", "adversary:7+fenced")                 # `characters` has the list
        with model.closed(): ...                                        # connections are refused
        assert not model.sent("ada@example.org")                        # what left the house, escapes undone
        model.calls[-1].body, .headers (never the key), .reply.note, .reply.smuggled, .gave_up, .seconds

The mind of a model may be a function of a test's own, from a request to a reply: `model.become("m", lambda asked: …)`.
`python -m tests.play.model --port 8901` serves the same as a process; POST /control/<verb> steers it from outside.
"""

from .asked import Asked, Tool
from .characters import Character
from .deliveries import Delivery, dribbles, fails, page, resets, slow
from .minds.cooperative import Utterances, cooperative
from .minds.cooperative.utterances import Utterance
from .play import PlayModel
from .records import Call
from .replies import Reply, ToolCall, calls_tool, refuses, says

__all__ = [
    "Asked",
    "Call",
    "Character",
    "Delivery",
    "PlayModel",
    "Reply",
    "Tool",
    "ToolCall",
    "Utterance",
    "Utterances",
    "calls_tool",
    "cooperative",
    "dribbles",
    "fails",
    "page",
    "refuses",
    "resets",
    "says",
    "slow",
]
