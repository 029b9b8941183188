"""The form by which a plan is changed."""

from automl.plan import Circumstances, Plan
from automl.table import Table
from automl.understanding.thread.changeable import Changeable, changeable
from reports.phrases import Phrasebook, phrasebook
from reports.reply import Field, Form, Option


def change_form(plan: Plan, table: Table, circumstances: Circumstances, locale: str = "en") -> Form | None:
    """What of a plan can be changed, with what it is now; None where nothing can.

    What is submitted goes to `automl.understanding.change` by the fields' names; a field of several values is
    submitted as a list, an empty one when none is chosen.
    """
    book = phrasebook(locale)
    fields = tuple(_field(each, book) for each in changeable(plan, table, circumstances))
    return Form(book.say("change_form.title"), fields, book.say("change_form.submit")) if fields else None


def _field(part: Changeable, book: Phrasebook) -> Field:
    options = tuple(Option(each.label, each.value) for each in part.choices)
    label = book.say(f"change_form.{part.name}", of=part.of or "")
    return Field(part.name, label, "several" if part.several else "select", part.value, options)
