"""Clicks by many, fast, forged, and while Slack itself is slow: each is answered in time, and done once."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlencode

import pytest

from bot.platform import Json
from tests.bot.slack.acting.stage import ANSWER, CLARIFYING, PLANNED, SUGGESTING, stands, whispered
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon

IN_TIME = 3.0


@pytest.fixture(autouse=True)
def _lifted(office: SlackOffice) -> Iterator[None]:
    yield
    office.slack.faults.lift()


def _choices(office: SlackOffice, place: play.Channel) -> list[tuple[str, ...]]:
    return [tuple(each.choices) for each in office.questions(place) if each.kind == "choice"]


def test_a_suggestion_that_one_person_clicks_ten_times_is_asked_once(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    described = stands(office, ada, sales, SUGGESTING, plans=[{"capability": "describe"}])
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: ada.clicks(described.message, "By region"), range(10)))
    assert all(each.ok for each in answers)
    assert _choices(office, sales) == [("sales by region",)]


def test_a_suggestion_that_two_people_click_ten_times_is_asked_for_each(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    described = stands(office, ada, sales, SUGGESTING, plans=[{"capability": "describe"}])
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda number: (ada, bob)[number % 2].clicks(described.message, "By region"), range(10)))
    assert _choices(office, sales) == [("sales by region",)] * 2


def test_a_choice_that_two_people_click_ten_times_is_made_once(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    asked = stands(office, ada, sales, CLARIFYING)
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda number: (ada, bob)[number % 2].clicks(asked.message, "Orders"), range(10)))
    assert _choices(office, sales) == [("table=Orders",)]
    assert "Reload" not in " ".join(each.text for each in (*ada.ephemerals, *bob.ephemerals))


def test_a_form_that_slack_is_slow_to_open_is_refused_in_time(office: SlackOffice) -> None:
    ada = office.person()
    plan = stands(office, ada, office.channel(ada), PLANNED, "told")
    office.slack.fault("views.open", delay=8)
    began = time.monotonic()
    assert ada.clicks(plan.message, "change").ok
    assert time.monotonic() - began < IN_TIME
    assert "Click again" in whispered(ada).text


def test_sharing_is_acknowledged_in_time_while_slack_is_slow(office: SlackOffice) -> None:
    ada = office.person()
    board = office.channel(ada)
    answered = stands(office, ada, office.acme.dm(ada), ANSWER)
    ada.clicks(answered.message, "share")
    assert soon(lambda: ada.views)
    office.slack.fault("conversations.info", delay=8)
    began = time.monotonic()
    assert ada.submits(ada.views[-1], {"channel": board.id}).ok
    assert time.monotonic() - began < IN_TIME
    assert soon(lambda: any("$639K" in each.reading_text() for each in board.messages()))


def test_who_is_refused_hears_of_it_where_nothing_can_be_whispered(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.fault("chat.postEphemeral", error="unknown_method", times=None)
    ada.says(sales, f"{office.acme.mention} {'x' * 9_000}")
    talk = office.acme.dm(ada)
    assert soon(lambda: any("too much text" in each.reading_text() for each in talk.messages()))


def test_what_is_listed_anew_goes_to_slack_alone(office: SlackOffice, elsewhere: "Elsewhere") -> None:
    ada = office.person()
    stands(office, ada, office.acme.dm(ada), ANSWER)
    clicked: Json = {
        "type": "block_actions",
        "team": {"id": office.acme.id},
        "user": {"id": ada.id, "team_id": office.acme.id, "name": ada.name},
        "response_url": elsewhere.url,
        "actions": [{"action_id": "stop_question", "block_id": "b", "value": "q_x", "type": "button"}],
    }
    assert office.slack.send(clicked, kind="interactive").status == 200
    time.sleep(1.5)
    assert elsewhere.heard == []


@pytest.mark.parametrize("size", ["12", "", None, -1, 10**30, 1.5, "many", [], {}])
def test_a_file_of_any_size_that_slack_may_name_is_taken_for_one(office: SlackOffice, size: object) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ts = f"{time.time():.6f}"
    event = {"type": "app_mention", "user": ada.id, "channel": sales.id, "ts": ts, "event_ts": ts}
    file = {"id": "F0LIES", "name": "a\0b\ud800.csv", "size": size}
    body = {
        "type": "event_callback",
        "team_id": office.acme.id,
        "event_id": f"Ev{time.time_ns()}",
        "authorizations": [{"team_id": office.acme.id, "user_id": office.acme.bot, "is_bot": True}],
        "event": {**event, "text": f"{office.acme.mention} predict", "files": [file]},
    }
    assert office.slack.send(json.dumps(body).encode(), kind="event").status == 200
    assert len(office.questions(sales)) == 1


class Elsewhere:
    """A server that is not Slack's. heard: what was sent to it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        heard = self.heard

        class Listener(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                heard.append(self.rfile.read(int(self.headers.get("content-length") or 0)))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self._server = HTTPServer(("127.0.0.1", 0), Listener)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook?{urlencode({'x': 1})}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    listening = Elsewhere()
    yield listening
    listening.close()
