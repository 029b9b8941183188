"""Reading a file differently: what a click would do, offered quietly, and what one did, in a clause."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from automl.findings import DescribeResult
from automl.table import Table
from reports.phrases import phrasebook
from reports.reply import Choices, Footnote, Option, Paragraph, Part, Reply

MOST_OFFERED = 8
MOST_SEEN = 4
"""Choices that are seen at once; the others are folded."""
_TABLE = "table="
_BACK = {"undo": "do", "do": "undo", "prepare": "unprepare"}
"""What takes a wish back: a note tells of a deed by offering that."""


def offered(
    table: Table, locale: str = "en", *, everything: bool = True, without: Collection[str] = ()
) -> Choices | None:
    """The choices to read the file differently, other tables first; None where there are none.

    everything: also what the small print of answers does not tell of, such as the row of the column names; it comes
    last, folded. without: wishes that are offered elsewhere.
    """
    book = phrasebook(locale)
    quiet = book.entries["small_print"]["notes"]
    told = sorted(table.notes, key=lambda note: note.kind in quiet)
    shown = [note for note in told if everything or note.kind not in quiet]
    offers = {offer.wish: offer for note in shown for offer in note.offers if offer.wish not in without}
    ranked = sorted(offers.values(), key=lambda offer: not offer.wish.startswith(_TABLE))
    options = tuple(Option(each.label, each.wish) for each in ranked[:MOST_OFFERED])
    if not options:
        return None
    loud = {offer.wish for note in shown if note.kind not in quiet for offer in note.offers}
    seen = min(sum(1 for each in options if each.value in loud), MOST_SEEN)
    return Choices(book.say("rereading.offered"), options, quiet=True, folded=len(options) - seen)


def with_offers(
    parts: Sequence[Part], table: Table, results: Sequence[object] = (), locale: str = "en"
) -> tuple[Part, ...]:
    """The parts of an answer, and after them the choices to read its file differently.

    results: what the answer tells of; after a description everything is offered.
    """
    described = any(isinstance(each, DescribeResult) for each in results)
    there = {option.value for part in parts if isinstance(part, Choices) for option in part.options}
    choices = offered(table, locale, everything=described, without=there)
    return (*parts, choices) if choices else tuple(parts)


def reread(wish: str, label: str, table: Table, locale: str = "en") -> str:
    """What is done differently now, as a sentence. label: of the choice that was clicked. table: as it is read now."""
    book = phrasebook(locale)
    key, _, value = wish.partition("=")
    if key == "table":
        return book.sentence(book.say("rereading.table", name=table.name))
    if key == "dates":
        return book.sentence(book.say(f"rereading.{value}"))
    told = next(_told(key, value, table), None)
    return book.sentence(told) if told else book.sentence(book.say("rereading.as_chosen", label=label or value))


def lost_table(wished: str, table: Table, locale: str = "en") -> str:
    """That a newer version of a file lacks the table that was read by choice, as a sentence. table: what is read."""
    book = phrasebook(locale)
    return book.sentence(book.say("rereading.lost", wished=wished, name=table.name))


def again(reply: Reply, done: str | None) -> Reply:
    """A reply that says first what is done differently, where something is, and does not say it again below."""
    if not done:
        return reply
    parts = (
        replace(part, text=_without(part.text, done)) if isinstance(part, Footnote) else part for part in reply.parts
    )
    return Reply((Paragraph(done), *(part for part in parts if not isinstance(part, Footnote) or part.text)))


def _without(text: str, sentence: str) -> str:
    return text.replace(sentence, "").replace("  ", " ").strip()


def _told(key: str, value: str, table: Table) -> Iterator[str]:
    """The sentences of the notes that tell of the deed, or of its undoing."""
    for note in table.notes:
        wishes = {offer.wish for offer in note.offers}
        if f"{_BACK.get(key)}={value}" in wishes:
            yield note.sentence
