"""Usage: what questions cost, for budgets and bills."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.tables import Usage


class UsageLog:
    """The usage of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, workspace: str, person: str, question: str | None, kind: str, amount: float) -> Usage:
        """Note a cost. kind: training_seconds, tokens, bytes; amount in that unit."""
        used = Usage(
            id=new_id("u"),
            workspace_id=workspace,
            person_id=person,
            question_id=question,
            kind=kind,
            amount=amount,
        )
        self._session.add(used)
        self._session.flush()
        return used

    def totals(self, workspace: str, since: datetime, person: str | None = None) -> Mapping[str, float]:
        """The amount of each kind since a moment, of one person or of all."""
        query = (
            select(Usage.kind, func.sum(Usage.amount))
            .where(Usage.workspace_id == workspace, Usage.created_at >= since)
            .group_by(Usage.kind)
        )
        if person is not None:
            query = query.where(Usage.person_id == person)
        return {kind: float(amount) for kind, amount in self._session.execute(query)}
