"""Who did something is mentioned where Slack knows them, and nothing else in a line becomes a mention."""

from bot.platform import Json, Letter
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from tests.bot.slack.rendering.letters import ROW


def _line(text: str, role: str, by: Json | None) -> str:
    part: Json = {"kind": "footnote", "text": text} | ({"by": by} if by else {})
    message = rendered(Letter("slack_T1", "t_1", ROW, role, "q_1", {"parts": [part]}), Surfaces())
    return str(message.blocks[0]["elements"][0]["text"])


def test_who_changed_a_plan_is_mentioned_under_it_and_under_answers() -> None:
    by = {"person": "U1", "name": "ada"}
    for role in ("told", "answer", "note"):
        assert _line("ada changed the plan.", role, by) == "<@U1> changed the plan."


def test_a_name_or_an_id_that_is_none_calls_nobody() -> None:
    assert _line("<!channel> changed it.", "told", {"person": "U1", "name": "ada"}).startswith("&lt;!channel")
    assert "<" not in _line("ada changed it.", "told", {"person": "U1> <!here", "name": "ada"})
    assert "<" not in _line("ada <@U2> changed it.", "told", None)
