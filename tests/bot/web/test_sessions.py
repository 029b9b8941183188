"""Signing in by a link that works once, and who is let in afterwards."""

import httpx
import pytest

from tests.bot.living import Living, Member, said


def _enter(living: Living, link: str) -> httpx.Response:
    return httpx.get(f"{living.origin}/enter", params={"link": link})


def test_a_link_opens_the_chat_and_the_cookie_keeps_it_open(living: Living) -> None:
    _, link = living.invite("Ada")
    with httpx.Client(base_url=living.origin) as browser:
        entered = browser.get("/enter", params={"link": link})
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        for _ in range(2):
            page = browser.get("/", follow_redirects=True)
            assert page.status_code == 200
            assert "csrf-token" in page.text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(living: Living) -> None:
    _, link = living.invite("Ada")
    cookie = _enter(living, link).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_link_works_once(living: Living) -> None:
    _, link = living.invite("Ada")
    _enter(living, link)
    again = _enter(living, link)
    assert again.status_code == 401
    assert "set-cookie" not in again.headers


def test_a_made_up_link_or_cookie_opens_nothing(living: Living) -> None:
    assert _enter(living, "made-up").status_code == 401
    made_up = httpx.get(f"{living.origin}/", headers={"cookie": f"threadcast_{living.port}=made-up"})
    assert made_up.status_code == 401


def test_without_a_session_every_door_is_closed_in_words(living: Living, member: Member) -> None:
    for path in ("", "/posts", "/events", "/posts/w_1"):
        answer = httpx.get(f"{living.origin}/threads/{member.thread}{path}")
        assert answer.status_code == 401
        assert set(answer.json()) == {"sentence", "remedy"}
    said_nothing = httpx.post(
        f"{living.origin}/threads/{member.thread}/messages", json=said("e1234567"), headers={"origin": living.origin}
    )
    assert said_nothing.status_code == 401


def test_a_browser_without_a_session_sees_a_page_that_says_how_to_come_in(living: Living) -> None:
    page = httpx.get(f"{living.origin}/", headers={"accept": "text/html"})
    assert page.status_code == 401
    assert "signed out" in page.text.lower()


@pytest.mark.parametrize("beside", ['a={"x": 1}', "x[y]=1", "a b=c", "=x", 'q="un'])
def test_the_cookies_of_other_programs_on_this_machine_sign_nobody_out(member: Member, beside: str) -> None:
    answer = httpx.get(f"{member.origin}/threads/{member.thread}", headers={"cookie": f"{beside}; {member.cookie}"})
    assert answer.status_code == 200
