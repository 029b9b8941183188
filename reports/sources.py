"""What people read of sources: where data came from, and which one is meant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reports.periods import day_in_words
from reports.phrases import phrasebook
from reports.reply import Choices, Footnote, Form, Option, Reply

CHOICE = "source="
"""How the value of a choice begins that names a source."""


def fetched_from(label: str, moment: datetime, locale: str = "en") -> Footnote:
    """Such as "From Orders, fetched Nov 21, 2026 16:05 UTC". moment: with its zone."""
    book, then = phrasebook(locale), moment.astimezone(UTC)
    day = day_in_words(then.date(), book.locale)
    return Footnote(book.sentence(book.say("source.from", label=label, day=day, time=f"{then:%H:%M}")))


def with_origin(reply: Reply, origin: Footnote) -> Reply:
    """The reply with where its data came from, before what can be clicked."""
    place = next((at for at, part in enumerate(reply.parts) if isinstance(part, Choices | Form)), len(reply.parts))
    parts = [*reply.parts[:place], origin, *reply.parts[place:]]
    return replace(reply, parts=tuple(parts))


def which_source(labels: Sequence[str], locale: str = "en") -> Reply:
    """There is no file yet: the sources to choose from."""
    return _asked(phrasebook(locale).say("source.which"), labels)


def which_table(source: str, labels: Sequence[str], locale: str = "en") -> Reply:
    """A source with several tables was named alone."""
    return _asked(phrasebook(locale).say("source.which_table", label=source), labels)


def which_of(written: str, labels: Sequence[str], locale: str = "en") -> Reply:
    """Several sources have a table of that name."""
    return _asked(phrasebook(locale).say("source.several", written=written), labels)


def did_you_mean(written: str, near: str, labels: Sequence[str], locale: str = "en") -> Reply:
    """A name that is almost one. labels: `near` first."""
    return _asked(phrasebook(locale).say("source.meant", written=written, label=near), labels)


def _asked(question: str, labels: Sequence[str]) -> Reply:
    return Reply((Choices(question, tuple(Option(label, f"{CHOICE}{label}") for label in labels)),))
