"""Who acts, as Slack's different installations tell of it."""

import pytest

from bot.platform import Json
from bot.slack.acting.clicks import actor, click, team_acted_in
from bot.slack.controls import Control

_ADA: Json = {"id": "U1", "name": "ada", "team_id": "T1"}


def test_a_person_of_the_team_is_no_guest() -> None:
    who = actor({"user": _ADA, "team": {"id": "T1"}}, "T1")
    assert (who.workspace, who.name, who.guest) == ("slack_T1", "ada", False)


def test_a_person_of_another_company_is_a_guest_of_the_team_that_has_the_app() -> None:
    who = actor({"user": _ADA | {"team_id": "T2"}, "team": {"id": "T1"}}, "T1")
    assert (who.workspace, who.guest) == ("slack_T1", True)


def test_a_person_of_an_enterprise_is_known_by_the_enterprise() -> None:
    body = {"user": _ADA | {"team_id": "E1"}, "team": {"id": "T1"}, "enterprise": {"id": "E1"}}
    assert not actor(body, "T1").guest


def test_an_app_of_a_whole_enterprise_acts_in_the_team_of_its_message() -> None:
    body = {"user": _ADA | {"team_id": "E1"}, "team": None, "enterprise": {"id": "E1"}, "message": {"team": "T7"}}
    who = actor(body, "E1")
    assert (who.team, who.guest) == ("T7", False)


def test_a_click_is_in_the_team_of_its_message_and_a_shortcut_in_the_one_of_its_user() -> None:
    """Slack names no team for an app of a whole enterprise, and people of any company may have written the message."""
    body = {"user": _ADA | {"team_id": "T2"}, "team": None, "enterprise": {"id": "E1"}, "message": {"team": "T7"}}
    assert team_acted_in(body | {"type": "block_actions"}) == "T7"
    assert team_acted_in(body | {"type": "message_action"}) is None
    assert team_acted_in(body | {"team": {"id": "T2"}}) is None


def test_a_person_of_whom_slack_says_no_team_is_taken_for_one_of_it() -> None:
    assert not actor({"user": {"id": "U1"}, "team": {"id": "T1"}}, "T1").guest


@pytest.mark.parametrize("body", [{}, {"user": {}}, {"user": _ADA}])
def test_without_a_person_or_a_team_nobody_acts(body: Json) -> None:
    with pytest.raises(ValueError, match="nobody"):
        actor(body, None)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "choose",
        "choose.a.b.row",
        "drop.0.0.row",
        "choose.0.0.",
        "choose.0.0.o_\0",
        "stop.0.0." + "o" * 65,
        "stop.0.0.o; drop",
        "stop.0.0.o\u0661",
    ],
)
def test_what_we_never_wrote_is_no_control(value: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|invalid literal|0\.0|must be"):
        click({"user": _ADA, "team": {"id": "T1"}, "actions": [{"value": value}]}, "T1")


def test_a_list_names_its_row_and_the_place_of_the_option_that_was_picked() -> None:
    about = Control("choose", "o_1", 2)
    action = {"selected_option": {"value": "5"}, "block_id": about.value, "action_ts": "1.1"}
    made = click({"user": _ADA, "team": {"id": "T1"}, "actions": [action]}, "T1")
    assert (made.control, made.place) == (Control("choose", "o_1", 2, 5), None)


def test_an_option_may_name_all_of_its_control_as_it_did_in_older_messages() -> None:
    action = {"selected_option": {"value": Control("choose", "o_1", 2, 5).value}, "block_id": "x", "action_ts": "1.1"}
    made = click({"user": _ADA, "team": {"id": "T1"}, "actions": [action]}, "T1")
    assert made.control == Control("choose", "o_1", 2, 5)


def test_an_option_of_a_list_that_we_never_wrote_is_no_control() -> None:
    action = {"selected_option": {"value": "5"}, "block_id": "abc"}
    with pytest.raises(ValueError, match="unpack"):
        click({"user": _ADA, "team": {"id": "T1"}, "actions": [action]}, "T1")
