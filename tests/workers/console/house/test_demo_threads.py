"""The demo's threads, as they lie in a home."""

from pathlib import Path

from ledger.database import Database
from ledger.settings import Settings
from workers.console.house.demo import ask
from workers.console.house.readiness import prepare_database, prepare_home
from workers.console.samples import SAMPLES


def test_each_sample_is_asked_once_in_a_thread_of_its_own(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    prepare_home(settings.home)
    prepare_database(settings)
    database = Database(settings.database)
    first, again = ([ask(database, settings, sample) for sample in SAMPLES] for _ in range(2))
    database.close()
    assert [question.id for question in first] == [question.id for question in again]
    assert len({question.thread_id for question in first}) == len(SAMPLES)
    assert [question.words for question in first] == [sample.question for sample in SAMPLES]
    assert len(list((tmp_path / "files").rglob("*.csv"))) == len(SAMPLES)
