"""What a request wants of the model, told by its shape. When the prompts change, this is the file to change."""

from typing import Literal

from tests.play.model.asked import Asked

from .facts import facts_in

Role = Literal["plan", "write", "sql", "talk"]


def role_of(asked: Asked) -> Role:
    """Tools are a planner's; facts a writer's; without either the words about the wanted answer decide."""
    fields = set((asked.schema or {}).get("properties", {}))
    if asked.may_call or fields & {"capability", "tool", "plan"}:
        return "plan"
    if facts_in(asked):
        return "write"
    if "sql" in fields:
        return "sql"
    said = asked.words
    if '"capability"' in said or '"tool"' in said:
        return "plan"
    return "sql" if "SELECT" in said else "talk"
