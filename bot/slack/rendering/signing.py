"""Lines that say who did something: as a mention where Slack knows the person, which in an edit calls nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.platform import Json
from bot.slack.rendering.escaping import marked, short


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did what a line says. person: Slack's id. name: theirs, as the line begins with it."""

    person: str
    name: str


Signatures = Mapping[int, Signature]
"""By a part's place in the reply."""


def signatures(parts: Sequence[Mapping[str, Json]]) -> Signatures:
    """Those of a stored reply's parts: {"kind": "footnote", "text": "ada chose …", "by": {"person", "name"}}."""
    found = {place: part.get("by") for place, part in enumerate(parts)}
    return {place: Signature(str(each["person"]), str(each["name"])) for place, each in found.items() if each}


def signed(text: str, signature: Signature | None, most: int) -> str:
    """A line with marks, at most that long before they are added."""
    said = short(text, most)
    if signature is None or not signature.person.isalnum() or not said.startswith(f"{signature.name} "):
        return marked(said)
    return f"<@{signature.person}>{marked(said.removeprefix(signature.name))}"
