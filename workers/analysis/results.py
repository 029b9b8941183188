"""A job's results on their way from its child's folder to the file store."""

from dataclasses import replace
from pathlib import Path

from automl.deals.result import PipelineResult
from automl.predicting.result import PredictResult
from automl.result import Caution, ForecastResult
from automl.stored import dump_results, load_results
from automl.stored.results import Result
from ledger.leases import Lease
from ledger.tables import Job
from workers.analysis.errand import BEST, PACKED, RESULTS
from workers.left import copied, left_key
from workers.wiring import Wired


class Kept:
    """The best so far of a job under one lease, in the store. key: where, once there is one."""

    def __init__(self, wired: Wired, job: Job, lease: Lease, folder: Path) -> None:
        self._wired, self._files, self._folder = wired, wired.files, folder
        self._key = f"{job.workspace_id}/{job.question_id}/result-{job.id}-{lease.token[-8:]}.json"
        self._before = job.result_key
        self.key: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is a best so far, of this holder of the job or of an earlier one."""
        return (self.key or self._before) is not None

    def store(self) -> None:
        """Store what the child has left as the best so far."""
        self._put(self._folder / BEST)

    def finish(self) -> None:
        """Store the results of a child that is done."""
        self._put(self._folder / RESULTS)

    def mark(self, kind: str) -> bool:
        """Note beside the best so far why it is not the full answer. False where there is none.

        kind: of the caution. What an earlier holder of the job left serves as well.
        """
        source = self.key or self._before
        if source is None or not self._files.exists(source):
            return False
        with self._files.read(source) as stored:
            results = load_results(stored.read())
        marked = self._folder / "marked.json"
        marked.write_bytes(dump_results([_cautioned(result, kind) for result in results]))
        self._put(marked)
        if source != self._key:
            copied(self._wired, source, self._key)
        return True

    def _put(self, path: Path) -> None:
        """Store results, and first what was left beside them."""
        packed = self._folder / PACKED
        if packed.exists():
            self._files.put(left_key(self._key), packed)
        self._files.put(self._key, path)
        self.key = self._key


def _cautioned(result: Result, kind: str) -> Result:
    if isinstance(result, PredictResult) and all(each.kind != kind for each in result.warnings):
        return replace(result, warnings=(*result.warnings, Caution(kind)), partial=True)
    if isinstance(result, ForecastResult | PipelineResult) and all(each.kind != kind for each in result.cautions):
        return replace(result, cautions=(*result.cautions, Caution(kind)))
    return result
