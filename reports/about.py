"""Which file a question was taken to be about, where it brought none of its own."""

from collections.abc import Sequence
from dataclasses import replace

from reports.phrases import phrasebook
from reports.reply import Footnote, Reply


def about(reply: Reply, names: Sequence[str], locale: str = "en") -> Reply:
    """The reply with the names of files that were there before, said after its first part."""
    book = phrasebook(locale)
    said = Footnote(book.sentence(book.say("received.about", names=book.listed(names))))
    return replace(reply, parts=(*reply.parts[:1], said, *reply.parts[1:]))
