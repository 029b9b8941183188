"""The audit: who did what, when, and whether it was allowed. Never a cell's value or a secret."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.tables import AuditEntry, Json

_SUBJECT_LENGTH = 64


class Audit:
    """The audit of a workspace. Entries are added and read, never changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        workspace: str,
        person: str | None,
        action: str,
        subject: str,
        allowed: bool = True,
        detail: Json | None = None,
    ) -> AuditEntry:
        """Record an action. person: None for the system's own. subject: a row's id."""
        entry = AuditEntry(
            id=new_id("a"),
            workspace_id=workspace,
            person_id=person,
            action=action,
            subject=subject[:_SUBJECT_LENGTH],
            allowed=allowed,
            detail=detail or {},
        )
        self._session.add(entry)
        self._session.flush()
        return entry

    def latest(self, workspace: str, most: int = 100) -> Sequence[AuditEntry]:
        """The last entries, the newest first."""
        return self._session.scalars(
            select(AuditEntry)
            .where(AuditEntry.workspace_id == workspace)
            .order_by(AuditEntry.created_at.desc(), AuditEntry.id.desc())
            .limit(most)
        ).all()

    def of_subject(self, workspace: str, subject: str) -> Sequence[AuditEntry]:
        """What was done to one row, the oldest first."""
        return self._session.scalars(
            select(AuditEntry)
            .where(AuditEntry.workspace_id == workspace, AuditEntry.subject == subject[:_SUBJECT_LENGTH])
            .order_by(AuditEntry.created_at, AuditEntry.id)
        ).all()

    def has_done(self, workspace: str, person: str, action: str) -> bool:
        """Whether somebody has ever done something, and was allowed to."""
        done = select(AuditEntry.id).where(
            AuditEntry.workspace_id == workspace,
            AuditEntry.person_id == person,
            AuditEntry.action == action,
            AuditEntry.allowed.is_(True),
        )
        return self._session.scalars(done.limit(1)).first() is not None
