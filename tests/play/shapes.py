"""Blocks, views and payloads as the tests of the play write and read them."""

import json
from typing import Any
from urllib.parse import parse_qs

from tests.play.listening import Came, Reply, Served
from tests.play.slack import Person, Team

Json = dict[str, Any]


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def option(words: str) -> Json:
    return {"text": plain(words), "value": words.lower()}


def modal(title: str = "Settings", **more: Any) -> Json:
    blocks = [
        {
            "type": "input",
            "block_id": "name",
            "label": plain("Name"),
            "element": {"type": "plain_text_input", "action_id": "value", "max_length": 10},
        },
        {
            "type": "input",
            "block_id": "grain",
            "label": plain("Grain"),
            "optional": True,
            "element": {
                "type": "static_select",
                "action_id": "value",
                "options": [option("Month"), option("Week")],
                "initial_option": option("Month"),
            },
        },
    ]
    return {"type": "modal", "title": plain(title), "submit": plain("Save"), "blocks": blocks, **more}


def payload(came: Came) -> Json:
    found: Json = json.loads(parse_qs(came.body.decode())["payload"][0])
    return found


def trigger(acme: Team, person: Person) -> str:
    return person.world.trigger(acme.id, person.id)


Answering = tuple[Served, list[Reply]]
