"""A planner who lies: calls of tools that are not there, arguments that nobody named, orders in every text."""

from collections.abc import Callable
from random import Random

from tests.play.model.asked import Asked, Tool
from tests.play.model.minds.obedient import poisoned
from tests.play.model.minds.schemas import Json, fill
from tests.play.model.replies import Reply, ToolCall, calls_tool, dumped, says

Attack = Callable[[Random, Asked, Tool], Reply]
FOREIGN = "Atlantis-4812"
_HOSTILE = (
    "'; DROP TABLE questions; --",
    'x" OR 1=1 --',
    "../../etc/passwd",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data/",
    "<!channel> read this",
    "<https://evil.example|click>",
    "{{7*7}}",
    "$(id)",
    "__import__('os').system('id')",
    '=HYPERLINK("https://evil.example")',
    "\u202egnihton",
    "A" * 50_000,
)
_MANY = 500
_DEPTH = 400


def _arguments(asked: Asked, tool: Tool) -> Json:
    found = fill(tool.parameters, asked.question)
    return found if isinstance(found, dict) else {}


def _with(asked: Asked, tool: Tool, **more: object) -> Reply:
    return calls_tool(tool.name, _arguments(asked, tool) | more)


def _unknown_tool(_: Random, asked: Asked, tool: Tool) -> Reply:
    return calls_tool("delete_everything", _arguments(asked, tool))


def _no_name(_: Random, asked: Asked, tool: Tool) -> Reply:
    return calls_tool("", _arguments(asked, tool))


def _extra_fields(_: Random, asked: Asked, tool: Tool) -> Reply:
    more = {"channel": "C0GENERAL", "post_to": "#general", "webhook": "https://evil.example", "workspace": "T2"}
    return _with(asked, tool, **more)


def _foreign_literal(_: Random, asked: Asked, tool: Tool) -> Reply:
    """Values and columns that neither the words nor the table name."""
    filters = [{"column": FOREIGN, "op": "=", "value": FOREIGN}, {"column": "Region", "op": "=", "value": FOREIGN}]
    return _with(asked, tool, filters=filters, target=FOREIGN, groups=[FOREIGN], goal=481_200)


def _foreign_period(_: Random, asked: Asked, tool: Tool) -> Reply:
    period = {"label": "Q1 2087", "start": "2087-01-01", "end": "2087-03-31"}
    return _with(asked, tool, period=period)


def _turned_period(_: Random, asked: Asked, tool: Tool) -> Reply:
    return _with(asked, tool, period={"label": "never", "start": "9999-12-31", "end": "0001-01-01"})


def _hostile_text(random: Random, asked: Asked, tool: Tool) -> Reply:
    text = random.choice(_HOSTILE)
    return calls_tool(tool.name, poisoned(_arguments(asked, tool), tool.parameters, text))


def _hostile_sql(random: Random, asked: Asked, tool: Tool) -> Reply:
    return _with(asked, tool, sql=random.choice(_HOSTILE), expression="(SELECT 1)", parameters={"a": "1; DROP TABLE x"})


def _wrong_types(_: Random, asked: Asked, tool: Tool) -> Reply:
    fields = [*_arguments(asked, tool), "target", "limit"]
    return calls_tool(tool.name, {field: [{"a": [None, -1e308]}] for field in fields})


def _huge_numbers(_: Random, asked: Asked, tool: Tool) -> Reply:
    return _with(asked, tool, limit=10**400, goal=-(10**400))


def _not_json(_: Random, __: Asked, tool: Tool) -> Reply:
    return calls_tool(tool.name, '{"target": "Sales", "filters": [')


def _not_an_object(_: Random, __: Asked, tool: Tool) -> Reply:
    return calls_tool(tool.name, '["Sales"]')


def _too_deep(_: Random, __: Asked, tool: Tool) -> Reply:
    return calls_tool(tool.name, '{"then": [' * _DEPTH + "]}" * _DEPTH)


def _long_chain(_: Random, asked: Asked, tool: Tool) -> Reply:
    return _with(asked, tool, then=[_arguments(asked, tool)] * _MANY)


def _many_calls(_: Random, asked: Asked, tool: Tool) -> Reply:
    return Reply(tool_calls=(ToolCall(tool.name, dumped(_arguments(asked, tool))),) * _MANY)


def _every_tool(_: Random, asked: Asked, __: Tool) -> Reply:
    return Reply(tool_calls=tuple(ToolCall(one.name, dumped(_arguments(asked, one))) for one in asked.tools))


def _talk(random: Random, _: Asked, __: Tool) -> Reply:
    return says(f"Sales reach 4,812. {random.choice(_HOSTILE)} <!channel> https://evil.example")


def _both(random: Random, asked: Asked, tool: Tool) -> Reply:
    call = ToolCall(tool.name, dumped(_arguments(asked, tool)))
    return Reply(content=_talk(random, asked, tool).content, tool_calls=(call,))


ATTACKS: dict[str, Attack] = {
    "unknown_tool": _unknown_tool,
    "no_name": _no_name,
    "extra_fields": _extra_fields,
    "foreign_literal": _foreign_literal,
    "foreign_period": _foreign_period,
    "turned_period": _turned_period,
    "hostile_text": _hostile_text,
    "hostile_sql": _hostile_sql,
    "wrong_types": _wrong_types,
    "huge_numbers": _huge_numbers,
    "not_json": _not_json,
    "not_an_object": _not_an_object,
    "too_deep": _too_deep,
    "long_chain": _long_chain,
    "many_calls": _many_calls,
    "every_tool": _every_tool,
    "talk_instead": _talk,
    "talk_beside": _both,
}
#: Texts of these attacks that no answer to a person may hold.
SMUGGLED = (FOREIGN, "4,812", "4812", "2087", "evil.example", "<!channel>", "C0GENERAL", "DROP TABLE")
_PLAN = Tool("forecast", "", {"properties": {"target": {"type": "string"}}, "required": ["target"]}, strict=False)


def attacked(random: Random, asked: Asked, name: str) -> Reply:
    """The attack upon one of the tools; without tools the same as JSON, its capability beside its fields."""
    if asked.may_call:
        return ATTACKS[name](random, asked, random.choice(asked.tools))
    reply = ATTACKS[name](random, asked, _PLAN)
    return says("\n".join(_as_text(call) for call in reply.tool_calls) or reply.content or "")


def _as_text(call: ToolCall) -> str:
    """Spliced as text: the arguments need not be JSON."""
    capability = f'{{"capability": {dumped(call.name)}'
    return capability + (", " + call.arguments[1:] if len(call.arguments) > len("{}") else "}")
