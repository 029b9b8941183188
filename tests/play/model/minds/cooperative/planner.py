"""Chooses a tool and its arguments."""

import re

from tests.play.model.asked import Asked, Tool
from tests.play.model.minds.schemas import fill
from tests.play.model.replies import Reply, calls_tool, says

from .utterances import Utterance, Utterances

_WORD = re.compile(r"\w{3,}")
_SAME = 5  # letters that two forms of a word share: forecast, forecasting


def plan(asked: Asked, table: Utterances) -> Reply:
    """The call that the table knows; else the tool whose name and description fit the words, its schema filled."""
    known = table.asked_in(asked)
    if not asked.may_call:
        return says(_as_json(asked, known))
    if known and any(tool.name == known.tool for tool in asked.tools):
        return calls_tool(known.tool, known.arguments)
    tool = _fitting(asked)
    return calls_tool(tool.name, fill(tool.parameters, asked.question))


def _fitting(asked: Asked) -> Tool:
    if asked.must_call:
        return next(tool for tool in asked.tools if tool.name == asked.must_call)
    said = _stems(asked.question)
    return max(asked.tools, key=lambda tool: 2 * len(_stems(tool.name) & said) + len(_stems(tool.description) & said))


def _stems(words: str) -> set[str]:
    return {word[:_SAME] for word in _WORD.findall(words.lower().replace("_", " "))}


def _as_json(asked: Asked, known: Utterance | None) -> dict[str, object]:
    """For models without tools: the capability beside its fields, as far as a schema allows them."""
    said: dict[str, object] = {"capability": known.tool, **known.arguments} if known else {"capability": "describe"}
    if asked.schema is None:
        return said
    allowed = asked.schema.get("properties", {})
    filled: dict[str, object] = fill(asked.schema, asked.question)
    return filled | {name: value for name, value in said.items() if name in allowed}
