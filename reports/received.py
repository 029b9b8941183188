"""A file that came without words: what was read, and what could be asked."""

from collections.abc import Sequence
from datetime import date

from automl.plan import Circumstances
from automl.table import Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import scene
from automl.understanding.suggestions import suggestions
from reports.periods import days_in_words
from reports.phrases import Phrasebook, phrasebook
from reports.reply import Choices, Footnote, Option, Paragraph, Part, Reply
from reports.rereading import offered


def received(
    table: Table, dataset_name: str, replaces: str | None, beside: Sequence[str] = (), locale: str = "en"
) -> Reply:
    """What was read in a sentence, with suggested questions as choices (value = the question's words).

    replaces: the name of the file that this is a newer version of. beside: further sentences on how it was read.
    """
    book = phrasebook(locale)
    parts: list[Part] = [Paragraph(" ".join([_read(table, dataset_name, replaces, book), *beside]))]
    untold = set(book.entries["small_print"]["notes"]) - set(book.entries["received"]["told"])
    if notes := [book.sentence(note.sentence) for note in table.notes if note.kind not in untold]:
        parts.append(Footnote(" ".join(notes)))
    day = table.time.end if table.time else _ANY_DAY
    around = scene(table, ENGLISH, Circumstances(today=day))
    options = tuple(Option(each.question, each.question) for each in suggestions(around))
    differently = offered(table, locale)
    return Reply((*parts, Choices(book.say("received.question"), options), *([differently] if differently else [])))


_ANY_DAY = date(2000, 1, 1)
"""What is suggested hangs on no day; where there are dates, their last one serves."""


def _read(table: Table, name: str, replaces: str | None, book: Phrasebook) -> str:
    words = {
        "name": name,
        "rows": book.counted(table.rows, "row"),
        "columns": book.counted(len(table.columns), "column"),
    }
    if table.time is not None:
        words["days"] = days_in_words(table.time.start, table.time.end, book.locale)
    read = book.say("received.dated" if table.time else "received.read", **words)
    newer = [book.sentence(book.say("received.newer", replaces=replaces))] if replaces else []
    return " ".join([book.sentence(read), *newer])
