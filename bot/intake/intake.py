"""Intake: makes received questions ready. Their files are fetched into the store, then planning is rung."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from sqlalchemy.orm import Session

from bot.disconnecting import note_disconnected
from bot.intake.fetching import Fetched, fetched
from bot.patrol import Patrol
from bot.platform import AttachmentError, DeliveryError, LaterError, Platform
from bot.rush import PAUSE_SECONDS, Rush
from bot.searching import Address, make_ready, received
from ledger.bell import Bell
from ledger.database import Database
from ledger.files import Files
from ledger.holding import holding
from ledger.leases import Lease, StaleLeaseError, claim, release, settle
from ledger.logs import together
from ledger.queues import Queue, Task
from ledger.repositories.datasets import Datasets
from ledger.settings import Settings
from ledger.states import QuestionState
from ledger.tables import Json, Question

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
_FETCHERS = 4
_AT_ONCE = 20
"""In one transaction: few enough that nobody who speaks meanwhile waits long."""
_TOGETHER_SECONDS = 0.05
_AGAIN_SECONDS = 5.0
_GIVEN_UP = {
    "sentence": "The file could not be fetched, though it was tried several times.",
    "remedy": "Upload it again.",
}


class Intake(Patrol):
    """Claims received questions. Those without files are ready at once; files are fetched side by side."""

    name = "intake"

    def __init__(
        self,
        settings: Settings,
        database: Database,
        files: Files,
        bell: Bell,
        platform: Platform,
        rush: Rush | None = None,
    ) -> None:
        super().__init__()
        self._rush = rush or Rush()
        self._settings = settings
        self._database = database
        self._files = files
        self._bell = bell
        self._platform = platform
        self._pool = ThreadPoolExecutor(_FETCHERS, thread_name_prefix="fetch")
        self._busy: dict[str, Future[None]] = {}

    def round(self) -> None:
        self._busy = {row: future for row, future in self._busy.items() if not future.done()}
        with self._database.read() as session:
            found = received(session)
        self._pass_on([address for address, has_files in found if not has_files])
        for address, has_files in found:
            if has_files and address.row not in self._busy and not self.stopping:
                self._busy[address.row] = self._pool.submit(self._take, address)

    def rest(self, seconds: float) -> None:
        """Wait for a wake-up; where many come at once, they are taken together."""
        super().rest(seconds)
        self._stopping.wait(PAUSE_SECONDS if self._rush.is_on else _TOGETHER_SECONDS)

    def stop(self) -> None:
        super().stop()
        self._pool.shutdown(cancel_futures=True)

    def _pass_on(self, addresses: Sequence[Address]) -> None:
        """Make questions without files ready, all in one transaction: there is nothing to wait for."""
        for batch in _batches(addresses):
            with together(), self._database.write() as session:
                ready = make_ready(session, batch)
            for address in ready:
                self._bell.ring(Task.PLAN, address.workspace, address.row, Queue.LIGHT)

    def _take(self, address: Address) -> None:
        """Fetch one question's files, and make it ready; whatever fails is tried again."""
        try:
            with self._database.write() as session:
                taken = claim(session, Question, address.workspace, address.row, [QuestionState.RECEIVED])
                if taken is None:
                    return
            self._fetch(*taken)
            self._bell.ring(Task.PLAN, address.workspace, address.row, Queue.LIGHT)
        except StaleLeaseError:
            logger.info("intake overtaken", extra={"subject": address.row})
        except Exception as error:  # noqa: BLE001  the lease runs out and another round tries again
            logger.warning("intake failed", extra={"subject": address.row, "why": type(error).__name__})

    def _fetch(self, lease: Lease, question: Question) -> None:
        if question.attempts > MOST_ATTEMPTS:
            self._settle(lease, [], _GIVEN_UP)
            return
        found: list[Fetched] = []
        try:
            with holding(self._database, lease):
                found.extend(self._fetch_one(question, each) for each in question.attachments)
            self._settle(lease, found, None)
        except AttachmentError as error:
            self._discard(found)
            self._settle(lease, [], {"sentence": error.sentence, "remedy": error.remedy})
        except StaleLeaseError:
            self._discard(found)
            raise
        except (OSError, DeliveryError) as error:
            self._discard(found)
            self._give_back(lease, error)
            raise
        else:
            self._platform.forget(question.workspace_id, [each["reference"] for each in question.attachments])

    def _give_back(self, lease: Lease, error: OSError | DeliveryError) -> None:
        """Fetching did not succeed: it is tried again, which counts only where nobody knows why."""
        logger.warning("fetch failed", extra={"subject": lease.id, "why": type(error).__name__})
        told = error.retry_after if isinstance(error, LaterError | DeliveryError) else None
        with self._database.write() as session:
            release(session, Question, lease, after=told or _AGAIN_SECONDS, counted=told is None)
            note_disconnected(session, lease.workspace, error)

    def _discard(self, found: Sequence[Fetched]) -> None:
        """Remove what was stored for a question that it does not come to; where the store is away, tidying does."""
        with suppress(OSError):
            for each in found:
                self._files.remove(each.key.rpartition("/original/")[0])

    def _fetch_one(self, question: Question, attachment: Json) -> Fetched:
        most = self._settings.max_file_megabytes * 2**20
        return fetched(self._platform, self._files, self._settings.scratch, question.workspace_id, attachment, most)

    def _settle(self, lease: Lease, found: list[Fetched], problem: Json | None) -> None:
        with self._database.write() as session:
            question = settle(session, Question, lease, QuestionState.READY, problem=problem)
            for each in found:
                self._keep(session, question, each)
            if found:
                fetched_as = zip(question.attachments, found, strict=True)
                question.attachments = [{**each, "dataset": file.dataset} for each, file in fetched_as]

    def _keep(self, session: Session, question: Question, found: Fetched) -> None:
        dataset = Datasets(session).add(
            question.workspace_id,
            question,
            found.name,
            found.bytes,
            found.sha256,
            found.key,
            dataset=found.dataset,
        )
        question.dataset_id = question.dataset_id or dataset.id


def _batches(addresses: Sequence[Address]) -> Iterator[Sequence[Address]]:
    for start in range(0, len(addresses), _AT_ONCE):
        yield addresses[start : start + _AT_ONCE]
