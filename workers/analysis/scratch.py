"""Scratch folders: made for one holder of a job, removed with it, swept where nobody was left to remove them."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from ledger.leases import Lease
from ledger.tables import Job
from workers.wiring import Wired

YOUNG_SECONDS = 60.0
"""A folder as new as this may belong to work that is just beginning."""
OLD_SECONDS = 3600.0
"""Whatever lies longer in scratch, without being a running job's, belongs to nobody."""


@contextmanager
def scratch_of(wired: Wired, lease: Lease) -> Iterator[Path]:
    """A folder for one holder of a job, gone with all in it at the end."""
    folder = wired.scratch / f"{lease.id}-{lease.token}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_scratch(wired: Wired) -> None:
    """Remove the folders of holders who are gone."""
    young = time.time() - YOUNG_SECONDS
    found = [path for path in wired.scratch.iterdir() if _changed(path) < young]
    if not found:
        return
    held = _held(wired)
    for path in found:
        job, _, token = path.name.partition("-")
        orphan = held.get(job) != token if job.startswith("j_") else _changed(path) < time.time() - OLD_SECONDS
        if orphan:
            shutil.rmtree(path, ignore_errors=True)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _held(wired: Wired) -> dict[str, str]:
    """The token of each job that somebody holds."""
    with wired.database.read() as session:
        rows = session.execute(select(Job.id, Job.lease_token).where(Job.lease_token.is_not(None)))
        return {job: str(token) for job, token in rows}
