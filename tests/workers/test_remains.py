"""What is deleted stays deleted, whatever was being written of it at that moment."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.removal import Removal
from ledger.bell import SilentBell
from ledger.files import StoredFiles
from ledger.repositories.people import People
from tests.contracts.fake_platform import FakePlatform
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import WORKSPACE, Chat, sales
from workers.wiring import Wired

FORECAST = "predict next quarter sales by region"


class LateFiles(StoredFiles):
    """A store in which a person deletes something a moment before the first file of a name is written."""

    def __init__(self, wired: Wired, name: str, whole_thread: bool) -> None:
        super().__init__(wired.settings.files, wired.settings.scratch)
        self._wired, self._name, self._whole_thread = wired, name, whole_thread
        self.deleted = False
        self.asked = ("", "")

    def put(self, key: str, source: Path) -> None:
        if self._name in key and not self.deleted:
            self.deleted = True
            self._delete(*self.asked)
        super().put(key, source)

    def _delete(self, thread: str, dataset: str) -> None:
        with self._wired.database.write() as session:
            person = People(session).ensure(WORKSPACE, "me", "Me")
        removal = Removal(self._wired.database, self, SilentBell(), FakePlatform())
        if self._whole_thread:
            removal.delete_thread(person, thread)
        else:
            removal.delete_file(person, thread, dataset)


@pytest.mark.parametrize("name", ["table.parquet", "result-", "answer/"])
@pytest.mark.parametrize("whole_thread", [False, True])
def test_nothing_of_a_file_that_was_deleted_meanwhile_stays(
    chat: Chat, wired: Wired, name: str, whole_thread: bool
) -> None:
    files = LateFiles(wired, name, whole_thread)
    late = Chat(replace(wired, files=files), chat.folder)
    asked = chat.say(FORECAST, file=sales())
    files.asked = (chat.asked(asked).thread_id, chat.asked(asked).dataset_id or "")
    late.plan(asked)
    late.work(desk(trainings.good), asked)
    late.answer(asked)
    assert files.deleted
    assert [path for path in Path(wired.settings.files).rglob("*") if path.is_file()] == []
