"""What is said is kept once, acknowledged at once, and shown."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import httpx

from bot.desk.placing import MOST_OPEN
from ledger.repositories.questions import Questions
from tests.bot.living import Living, Member, said
from tests.waiting import soon


def _numbers(living: Living, member: Member) -> list[int]:
    with living.database.read() as session:
        return [question.number for question in Questions(session).of_thread("local", member.thread)]


def test_a_message_is_acknowledged_and_stands_in_the_thread(member: Member, client: httpx.Client) -> None:
    answer = client.post(f"/threads/{member.thread}/messages", json=said(str(uuid4()), "predict <b>sales</b>"))
    assert answer.status_code == 202
    assert answer.json()["question"].startswith("q_")
    page = client.get(f"/threads/{member.thread}").text
    assert "predict &lt;b&gt;sales&lt;/b&gt;" in page


def test_the_same_event_again_changes_nothing(living: Living, member: Member, client: httpx.Client) -> None:
    body = said(str(uuid4()))
    first, second = (client.post(f"/threads/{member.thread}/messages", json=body) for _ in range(2))
    assert first.json() == second.json()
    assert _numbers(living, member) == [1]


def test_the_same_event_from_ten_connections_at_once_is_one_question(living: Living, member: Member) -> None:
    body = said(str(uuid4()))

    def say(_: int) -> dict[str, str]:
        with member.client() as client:
            return dict(client.post(f"/threads/{member.thread}/messages", json=body).raise_for_status().json())

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(say, range(10)))
    assert len({answer["question"] for answer in answers}) == 1
    assert _numbers(living, member) == [1]


def test_another_who_sends_the_same_event_learns_nothing_of_the_first(living: Living, member: Member) -> None:
    body, other = said(str(uuid4())), living.member("an eavesdropper")
    with member.client() as mine, other.client() as theirs:
        mine.post(f"/threads/{member.thread}/messages", json=body).raise_for_status()
        assert theirs.post(f"/threads/{other.thread}/messages", json=body).status_code == 404


def test_a_choice_a_change_and_a_stop_reach_the_ledger(living: Living, member: Member, client: httpx.Client) -> None:
    here = f"/threads/{member.thread}"
    asked = client.post(f"{here}/messages", json=said(str(uuid4()))).json()["question"]
    choice = {"event_id": str(uuid4()), "question": asked, "value": "Sales", "label": "Sales"}
    chosen = client.post(f"{here}/choices", json=choice).json()["question"]
    change = {"event_id": str(uuid4()), "question": asked, "changes": {"frequency": "month", "regions": ["West"]}}
    changed = client.post(f"{here}/changes", json=change).json()["question"]
    assert client.post(f"{here}/stop", json={"question": changed}).status_code == 202
    with living.database.read() as session:
        kinds = [(each.kind, each.parent_id) for each in Questions(session).of_thread("local", member.thread)]
        stopped = Questions(session).get("local", changed)
    assert kinds == [("asked", None), ("choice", asked), ("changed", asked)]
    assert chosen != changed
    assert stopped is not None
    assert stopped.state == "withdrawn"
    assert soon(lambda: "Stopped before the work began" in client.get(f"{here}/posts").text)


def test_a_question_of_another_thread_cannot_be_followed(living: Living, member: Member, client: httpx.Client) -> None:
    other = living.member("the other one")
    with other.client() as theirs:
        asked = theirs.post(f"/threads/{other.thread}/messages", json=said(str(uuid4()))).json()["question"]
    body = {"event_id": str(uuid4()), "question": asked, "value": "x", "label": "x"}
    assert client.post(f"/threads/{member.thread}/choices", json=body).status_code == 404


def test_a_new_thread_is_begun_listed_and_deleted(client: httpx.Client) -> None:
    thread = client.post("/threads").json()["id"]
    assert thread in client.get("/sidebar", params={"thread": thread}).text
    assert client.delete(f"/threads/{thread}").status_code == 204
    assert client.get(f"/threads/{thread}").status_code == 404


def test_a_person_who_floods_is_told_to_wait_and_others_are_not(
    newcomer: Callable[[], Member], client: httpx.Client, member: Member
) -> None:
    calm = newcomer()
    bodies = [said(str(uuid4())) for _ in range(MOST_OPEN + 1)]
    answers = [client.post(f"/threads/{member.thread}/messages", json=body) for body in bodies]
    assert [answer.status_code for answer in answers] == [202] * MOST_OPEN + [429]
    assert set(answers[-1].json()) == {"sentence", "remedy"}
    again = client.post(f"/threads/{member.thread}/messages", json=bodies[0])
    assert again.status_code == 202, "what was kept before is acknowledged again"
    with calm.client() as other:
        assert other.post(f"/threads/{calm.thread}/messages", json=said(str(uuid4()))).status_code == 202
