"""From a source to a dataset of the thread: fetched by the light worker, and a newer version of what was there."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.policy import Action
from ledger.repositories.audit import Audit
from ledger.repositories.datasets import Datasets
from ledger.repositories.questions import Questions
from ledger.repositories.sources import Fetches, Sources
from ledger.settings import SettingsError
from ledger.source_settings import SourceSettings
from ledger.tables import Dataset, Question
from ledger.vault import Vault, VaultError
from workers.sources.addresses import split
from workers.sources.bounds import Bounds, Size
from workers.sources.database import Wanted, fetch_rows
from workers.sources.https import Asked, download
from workers.sources.named import Named
from workers.sources.problems import ASK_ADMIN, SourceError
from workers.wiring import Wired


@dataclass(frozen=True, slots=True)
class Version:
    """What a thread has of a source already. fresh: it was fetched just now."""

    dataset: Dataset
    etag: str | None
    fresh: bool


@dataclass(frozen=True, slots=True)
class Content:
    """A file that came. sha256: of its bytes."""

    path: Path
    sha256: str
    etag: str | None


def fetched(wired: Wired, question: Question, wanted: Named) -> Dataset:
    """The dataset of a question that names a source: the present version of it. SourceError in words."""
    try:
        settings = wired.sources()
        there = _there(wired, question, wanted, timedelta(seconds=settings.fresh_seconds))
        if there is not None and there.fresh:
            return _kept(wired, question, wanted, there.dataset)
        with _content(wired, settings, wanted, there) as content:
            if there is not None and (content is None or content.sha256 == there.dataset.sha256):
                return _kept(wired, question, wanted, there.dataset, again=True)
            return _stored(wired, question, wanted, there, content)
    except (VaultError, SettingsError) as error:
        _failed(wired, wanted, error.sentence, error.remedy)
        raise _closed(wanted) from error
    except SourceError as error:
        _failed(wired, wanted, error.problem.sentence, error.problem.remedy)
        raise


def _there(wired: Wired, question: Question, wanted: Named, stays: timedelta) -> Version | None:
    with wired.database.read() as session:
        fetch = Fetches(session).latest(question.workspace_id, question.thread_id, wanted.label)
        dataset = Datasets(session).get(question.workspace_id, fetch.dataset_id) if fetch else None
    if fetch is None or dataset is None:
        return None
    of_this = fetch.source_id == wanted.source.id
    return Version(dataset, fetch.etag if of_this else None, of_this and now() - fetch.fetched_at < stays)


@contextmanager
def _content(wired: Wired, settings: SourceSettings, wanted: Named, there: Version | None) -> Iterator[Content | None]:
    """The file, for as long as the block lasts; None where a server says that it has not changed."""
    source = wanted.source
    address = Vault(settings).open(source.sealed)
    size = Size(source.max_rows or settings.max_rows, wired.settings.max_file_megabytes, settings.seconds)
    bounds = Bounds(wanted.label, size)
    with TemporaryDirectory(prefix="source-", dir=wired.scratch) as name:
        folder = Path(name)
        if source.kind == "database":
            path, etag = folder / f"{_plain(wanted.label)}.parquet", None
            fetch_rows(Wanted(address, wanted.table, source.query), bounds, path, folder)
        else:
            path = folder / f"{_plain(wanted.label)}{_ending(address)}"
            asked = Asked(address, source.hosts, there.etag if there else None, settings.authorities)
            came = download(asked, bounds, path)
            if came is None:
                yield None
                return
            etag = came.etag
        yield Content(path, _digest(path), etag)


def _stored(wired: Wired, question: Question, wanted: Named, there: Version | None, content: Content | None) -> Dataset:
    """A new dataset, the newer version of what was there."""
    if content is None:
        raise SourceError(f"{wanted.label} did not answer as expected.", "Try again.")
    dataset = new_id("d")
    key = f"{question.workspace_id}/{dataset}/original/{content.path.name}"
    size = content.path.stat().st_size
    wired.files.put(key, content.path)
    with wired.database.write() as session:
        asked = Questions(session).get(question.workspace_id, question.id) or question
        row = Datasets(session).add(
            question.workspace_id, asked, wanted.label, size, content.sha256, key, dataset=dataset
        )
        row.replaces_id = there.dataset.id if there else None
        Fetches(session).add(question.workspace_id, row, wanted.source.id, wanted.label, content.etag)
        _used(session, question, wanted, row)
    return row


def _kept(wired: Wired, question: Question, wanted: Named, dataset: Dataset, *, again: bool = False) -> Dataset:
    """What was there is still the present version. again: the source was asked."""
    with wired.database.write() as session:
        if again:
            Fetches(session).unchanged(question.workspace_id, dataset.id)
        _used(session, question, wanted, dataset)
    return dataset


def _used(session: Session, question: Question, wanted: Named, dataset: Dataset) -> None:
    """Write down that the question is about the dataset, as if it had come with it, and that the source was used."""
    asked = Questions(session).get(question.workspace_id, question.id)
    if asked is not None:
        asked.dataset_id = dataset.id
    Sources(session).note(question.workspace_id, wanted.source.id, None)
    detail = {"source": wanted.source.name, "table": wanted.table, "dataset": dataset.id}
    Audit(session).add(question.workspace_id, question.person_id, Action.USE_SOURCE, wanted.source.id, True, detail)


def _failed(wired: Wired, wanted: Named, sentence: str, remedy: str) -> None:
    source = wanted.source
    with wired.database.write() as session:
        Sources(session).note(source.workspace_id, source.id, {"sentence": sentence, "remedy": remedy})


def _closed(wanted: Named) -> SourceError:
    return SourceError(
        f"{wanted.label} can't be opened here.", f"{ASK_ADMIN} to look at it with threadcast admin source test."
    )


def _plain(label: str) -> str:
    """A label as the name of a file."""
    plain = "".join(each if each.isalnum() or each in " -_" else " " for each in label)
    return " ".join(plain.split())[:80] or "source"


def _ending(address: str) -> str:
    """How the file at an address is called at its end: .csv, .xlsx, .csv.gz."""
    endings = PurePosixPath(split(address).path).suffixes[-2:]
    return "".join(each for each in endings if each[1:].isalnum()).lower()[:12]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
