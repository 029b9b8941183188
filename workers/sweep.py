"""The sweep: rings again for whatever is due and has nobody, and clears what dead processes left."""

from ledger.repositories.due import Due
from workers.analysis.scratch import sweep_scratch
from workers.analysis.stopping import stop_waiting
from workers.wiring import Wired


def sweep(wired: Wired) -> None:
    """One round. Several at once do no harm."""
    stop_waiting(wired)
    with wired.database.write() as session:
        rings = Due(session).rings()
    for ring in rings:
        wired.bell.ring(ring.task, ring.workspace, ring.row, ring.queue)
    sweep_scratch(wired)
