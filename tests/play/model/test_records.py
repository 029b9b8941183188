"""What left the house is kept to the letter, but for the key."""

import json

from openai import OpenAI

from tests.play.model import PlayModel
from tests.play.model.conversing import KEY, TOOLS, ask, said


def test_the_payload_is_kept_as_it_came(model: PlayModel, client: OpenAI) -> None:
    ask(client, "echo", "Umsatz für Zürich", tools=TOOLS, temperature=0)
    call = model.calls[0]
    assert call.body["messages"] == said("Umsatz für Zürich")
    assert (call.body["tools"], call.body["temperature"]) == (TOOLS, 0)
    assert json.loads(call.raw) == call.body
    assert call.headers["content-type"] == "application/json"


def test_the_key_is_nowhere_in_the_records(model: PlayModel, client: OpenAI) -> None:
    ask(client, "echo")
    assert model.calls[0].key == "bearer"
    assert KEY not in repr(model.calls[0])
    assert "authorization" not in model.calls[0].headers


def test_what_was_said_is_found_through_escapes_and_layers(model: PlayModel, client: OpenAI) -> None:
    inner = json.dumps({"rows": [{"e-mail": "jürgen@example.org", "sum": 1234.5}]})
    ask(client, "echo", json.dumps({"block": inner}), tools=TOOLS)
    assert b"j\\" in model.calls[0].raw
    for text in ("jürgen@example.org", "JÜRGEN", "e-mail", "1234.5", "Predict coming periods", "Segment"):
        assert len(model.sent(text)) == 1, text
    assert not model.sent("anna@example.org")


def test_each_call_tells_what_became_of_it(model: PlayModel, client: OpenAI) -> None:
    ask(client, "adversary:roman")
    ask(client, "echo", "Hi")
    first, second = model.calls
    assert first.reply is not None
    assert first.reply.note.startswith("adversary: ")
    assert second.reply is not None
    assert (second.reply.content, second.status) == ("Hi", 200)
    assert model.wait(lambda: second.seconds)
    assert "adversary: " in model.picture()


def test_reset_forgets(model: PlayModel, client: OpenAI) -> None:
    model.next("later")
    ask(client, "adversary:3", "JSON")
    before = model.calls[0].reply
    model.reset()
    assert model.calls == []
    assert ask(client, "echo", "now").choices[0].message.content == "now"
    assert before is not None
