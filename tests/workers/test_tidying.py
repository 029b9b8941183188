"""What nobody can reach any more leaves the store, and nothing else does."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from ledger.clock import now
from ledger.leases import move
from ledger.repositories.arrivals import Arrival
from ledger.repositories.people import People
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Owned, Retraction, SlackFile, SlackOAuthState, SlackUpload, SlackVoice
from tests.workers.chat import WORKSPACE, Chat, sales
from workers.tidying import tidy
from workers.wiring import Wired

DAY = timedelta(days=1).total_seconds()
HOUR = DAY / 24


def _store(wired: Wired, folder: Path, key: str, age: float) -> None:
    (folder / "x").write_bytes(b"x")
    wired.files.put(key, folder / "x")
    os.utime(Path(wired.settings.files) / key, (time.time() - age,) * 2)


def _stored(wired: Wired) -> set[str]:
    root = Path(wired.settings.files)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_an_upload_that_joined_no_message_goes_after_a_day(chat: Chat, wired: Wired, tmp_path: Path) -> None:
    asked = chat.asked(chat.say("predict"))
    old, new, named = (f"{WORKSPACE}/uploads/p_1/{each}/sales.csv" for each in ("u_old", "u_new", "u_named"))
    for key, age in ((old, 1.1 * DAY), (new, 0.9 * DAY), (named, 2 * DAY)):
        _store(wired, tmp_path, key, age)
    attachments = [{"reference": named, "name": "sales.csv", "bytes": 1}]
    with wired.database.write() as session:
        person = People(session).ensure(WORKSPACE, "me", "Me")
        arrival = Arrival("e_named", asked.thread_id, person.id, attachments=attachments)
        assert Questions(session).receive(WORKSPACE, arrival)
    tidy(wired)
    assert _stored(wired) == {new, named}


def test_what_a_crash_left_goes_after_an_hour_and_what_stands_stays(chat: Chat, wired: Wired, tmp_path: Path) -> None:
    kept, withdrawn = chat.say("predict", file=sales()), chat.say("predict", file=sales())
    with wired.database.write() as session:
        asked = Questions(session).get(WORKSPACE, withdrawn)
        assert asked is not None
        move(session, asked, QuestionState.WITHDRAWN)
    stays = [f"{WORKSPACE}/{each}/x" for each in (kept, chat.asked(kept).dataset_id, chat.asked(withdrawn).dataset_id)]
    goes = [f"{WORKSPACE}/{each}/x" for each in (withdrawn, "d_never_kept")]
    for key in (*stays, *goes):
        _store(wired, tmp_path, key, 1.1 * HOUR)
    _store(wired, tmp_path, f"{WORKSPACE}/d_being_kept/x", 0.9 * HOUR)
    tidy(wired)
    stored = _stored(wired)
    assert {*stays, f"{WORKSPACE}/d_being_kept/x"} <= stored
    assert not stored & set(goes)


def _memories(number: int, at: datetime) -> list[Owned]:
    row = {"workspace_id": WORKSPACE, "created_at": at}
    place = {"channel": "C1", "thread_ts": f"{number}.0", "platform_user": "U1"}
    return [
        Retraction(id=f"r{number}", message=f"message/C1/{number}.0", **row),
        SlackFile(id=f"sf{number}", ts=f"{number}.0", file="F1", name="sales.csv", bytes=1, **place, **row),
        SlackUpload(id=f"su{number}", key=f"o{number}", part="chart.png", file="F2", state="sent", **row),
        SlackUpload(id=f"shared{number}", key=f"o{number}", part="sales.xlsx", file="F3", state="shared", **row),
        SlackVoice(id=f"v{number}", **place, **row),
    ]


def test_what_was_seen_and_done_in_slack_is_forgotten_after_a_month(wired: Wired) -> None:
    with wired.database.write() as session:
        session.add_all([*_memories(1, now() - timedelta(days=31)), *_memories(2, now() - timedelta(days=29))])
        for state, minutes in (("old", -1), ("new", 1)):
            end = now().replace(tzinfo=None) + timedelta(minutes=minutes)
            session.add(SlackOAuthState(state=state, expire_at=end))
    tidy(wired)
    with wired.database.read() as session:
        tables = (Retraction, SlackFile, SlackUpload, SlackVoice)
        kept = {row for table in tables for row in session.scalars(select(table.id))}
        assert kept == {"r2", "sf2", "su2", "v2", "shared1", "shared2"}
        assert session.scalars(select(SlackOAuthState.state)).all() == ["new"]
