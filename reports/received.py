"""A file that came without words: what was read, and what could be asked."""

from collections.abc import Sequence
from datetime import date

from automl.describing.gist import in_total
from automl.plan import Circumstances
from automl.table import Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import Scene, scene
from automl.understanding.suggestions import suggestions
from reports.description.gist_facts import head_words
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
    around = scene(table, ENGLISH, Circumstances(today=table.time.end if table.time else _ANY_DAY))
    parts: list[Part] = [Paragraph(" ".join([_read(around, dataset_name, replaces, book), *beside]))]
    untold = set(book.entries["small_print"]["notes"]) - set(book.entries["received"]["told"])
    if notes := [book.sentence(note.sentence) for note in table.notes if note.kind not in untold]:
        parts.append(Footnote(" ".join(notes)))
    options = tuple(Option(each.question, each.question) for each in suggestions(around, _QUESTIONS))
    differently = offered(table, locale)
    return Reply((*parts, Choices(book.say("received.question"), options), *([differently] if differently else [])))


_ANY_DAY = date(2000, 1, 1)
"""What is suggested hangs on no day; where there are dates, their last one serves."""


_QUESTIONS = 3


def _read(around: Scene, name: str, replaces: str | None, book: Phrasebook) -> str:
    what = head_words(around.table, in_total(around), book)
    read = book.sentence(book.say("received.read", name=name, what=what))
    newer = [book.sentence(book.say("received.newer", replaces=replaces))] if replaces else []
    return " ".join([read, *newer])
