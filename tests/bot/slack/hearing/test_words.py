"""What people write in Slack, read as they meant it."""

import pytest

from bot.slack.hearing.heard import Ear, heard
from bot.slack.hearing.words import mentioned, plain

EAR = Ear("T1", "UBOT", None)
SAID = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": "1.000002", "text": "hi"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@UBOT> predict next quarter", "predict next quarter"),
        ("hey <@UBOT|threadcast>, predict", "hey , predict"),
        ("sales &gt; 100 &amp; &lt;West&gt;", "sales > 100 & <West>"),
        ("see <https://example.com/a|the page>", "see https://example.com/a"),
        ("write to <mailto:ada@example.com|ada@example.com>", "write to ada@example.com"),
        ("in <#C2|sales> for <@U2|Bob>", "in #sales for @Bob"),
        ("<!here> predict", "!here predict"),
        ("<!subteam^S1|@team> predict", "team predict"),
        ("<@UBOT>\n predict\n  by region ", "predict\nby region"),
    ],
)
def test_marks_are_spelt_out(text: str, words: str) -> None:
    assert plain(text, "UBOT") == words


def test_those_who_are_mentioned_are_known() -> None:
    assert mentioned("<@UBOT> ask <@U2|Bob>") == {"UBOT", "U2"}


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "bot_id": "B2"},
        {"bot_id": "B2"},
        {"user": "UBOT"},
        {"user": None},
    ],
)
def test_what_no_person_wrote_is_not_heard(more: dict[str, object]) -> None:
    assert heard(EAR, {**SAID, **more}) is None


@pytest.mark.parametrize(
    ("ear", "home", "guest"),
    [
        (EAR, {"team": "T1"}, False),
        (EAR, {"team": "T1", "user_team": "T2"}, True),
        (EAR, {"source_team": "T2"}, True),
        (EAR, {}, False),
        (Ear("T1", "UBOT", "E1", shared=False), {"user_team": "T9"}, False),
        (Ear("T1", "UBOT", "E1", shared=True), {"user_team": "E1"}, False),
        (Ear("T1", "UBOT", "E1", shared=True), {"user_team": "E2"}, True),
    ],
)
def test_people_of_other_companies_are_told_apart(ear: Ear, home: dict[str, str], guest: bool) -> None:
    found = heard(ear, {**SAID, **home})
    assert found is not None
    assert found.guest is guest
