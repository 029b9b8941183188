"""Receiving what was said on a platform: its workspace, person and thread are made where they are new.

A message counts once, however often and in whatever order the platform tells of it; its last wording is the one that is
answered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy.orm import Session

from bot.desk.clerk import Outcome, Receipt
from bot.desk.heard import Case, Spoken
from bot.desk.placing import Placing
from bot.desk.withdrawing import withdraw_silently
from ledger.repositories.arrivals import Arrivals, Completed
from ledger.repositories.questions import EDITED
from ledger.repositories.wordings import Named, Wordings

_WITH_ITS_FILES = f"{EDITED}0"
"""The wording of a message whose files were told of too late to join it; any edit follows."""


class Receiver:
    """Receives what is said. Its methods run within a transaction."""

    def __init__(self) -> None:
        self._placing = Placing()

    def receive(self, session: Session, spoken: Sequence[Spoken]) -> list[Outcome]:
        """Keep what was said as questions, and acknowledge each in its thread. All of it is apart from one another."""
        wordings = Wordings(session).of_each([_named(each) for each in spoken])
        cases = [Case(each.inquiry, each.listening, earlier) for each, earlier in zip(spoken, wordings, strict=True)]
        _recognise(session, [case for case in cases if case.told_before])
        _refine(session, _not_deleted(session, [case for case in cases if not case.told_before]))
        self._placing.keep(session, [case for case in cases if case.outcome is None])
        return [case.outcome or Receipt("", new=False) for case in cases]


def withdrawn(session: Session, workspace: str, message: str) -> list[str]:
    """End the questions that a message became, where they are unfinished; the threads that they were in."""
    ended = [withdraw_silently(session, workspace, each.question) for each in Wordings(session).of(workspace, message)]
    return [question.thread_id for question in ended if question is not None]


def _named(case: Spoken | Case) -> Named:
    return Named(case.inquiry.workspace, case.inquiry.message)


def _recognise(session: Session, cases: Sequence[Case]) -> None:
    """Nothing is kept of what is known, unless it brings files that were missing: they join the question, if they can.

    Else it is asked anew with them.
    """
    whole = [case for case in cases if case.is_whole]
    waited = Arrivals(session).complete([_completed(case) for case in whole])
    for case in cases:
        question = case.earlier[-1].question
        case.outcome = Receipt(question, new=question in waited)
    for case in whole:
        known = case.earlier[-1]
        if case.brings_files and known.question not in waited and known.dataset is None:
            case.inquiry, case.outcome = replace(case.inquiry, version=_WITH_ITS_FILES), None


def _completed(case: Case) -> Completed:
    files = case.inquiry.attachments if case.brings_files else None
    return Completed(case.inquiry.workspace, case.earlier[-1].question, files)


def _not_deleted(session: Session, cases: Sequence[Case]) -> Iterator[Case]:
    """Those whose messages were not deleted on their platform before they were told of."""
    for case, gone in zip(cases, Wordings(session).retracted([_named(each) for each in cases]), strict=True):
        if gone:
            case.outcome = Receipt("", new=False)
        else:
            yield case


def _refine(session: Session, cases: Iterator[Case]) -> None:
    """Have each platform tell what its messages ask for."""
    for listening, alike in groupby(cases, key=lambda case: case.listening):
        theirs = list(alike)
        refined = listening.refine(session, [case.inquiry for case in theirs])
        for case, found in zip(theirs, refined, strict=True):
            case.refine(found)
