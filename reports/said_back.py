"""The plan said back before anything is computed."""

from collections.abc import Sequence

from automl.plan import Plan
from automl.preparing.applying import PREPARED
from automl.table import Note
from reports.phrases import phrasebook
from reports.reply import Choices, Footnote, Form, Paragraph, Part, Reply

_TOLD = ("other_tables", PREPARED)
"""What people want to know of the file before it is worked: whether it is the right sheet, and what was done to it."""


def told(
    plans: Sequence[Plan],
    form: Form | None,
    beside: Sequence[str] = (),
    notes: Sequence[Note] = (),
    locale: str = "en",
    efforts: Choices | None = None,
) -> Reply:
    """What will be done, in words; what was assumed and prepared in the small print; the form to change it last.

    beside: sentences on what is done differently now. notes: of the table. efforts: what it could
    take instead, to click.
    """
    book = phrasebook(locale)
    parts: list[Part] = [Paragraph(book.sentence(plan.words)) for plan in plans]
    parts += [Paragraph(sentence) for sentence in beside]
    listed = [each for plan in plans for one in (plan, *plan.then) for each in one.assumptions]
    listed += [note.sentence for note in notes if note.kind in _TOLD and note.sentence not in beside]
    assumed = [book.sentence(each) for each in dict.fromkeys(listed)]
    parts += [Footnote(" ".join(assumed))] if assumed else []
    parts += [efforts] if efforts else []
    return Reply((*parts, *([form] if form else [])))
