"""The form by which a plan is changed."""

from typing import Literal

from automl.plan import Circumstances, Plan
from automl.table import Table
from automl.understanding.thread.changeable import changeable
from automl.understanding.thread.changeable_parts import Changeable
from reports.phrases import Phrasebook, phrasebook
from reports.reply import Field, Form, Option

Control = Literal["select", "several", "number"]


def change_form(plan: Plan, table: Table, circumstances: Circumstances, locale: str = "en") -> Form | None:
    """What of a plan can be changed, with what it is now; None where nothing can.

    What is submitted goes to `automl.understanding.change` by the fields' names; a field of several values is
    submitted as a list, an empty one when none is chosen.
    """
    book = phrasebook(locale)
    fields = tuple(_field(each, book) for each in changeable(plan, table, circumstances))
    submit = "change_form.submit" if plan.capability == "forecast" else "change_form.submit_rows"
    return Form(book.say("change_form.title"), fields, book.say(submit)) if fields else None


def _field(part: Changeable, book: Phrasebook) -> Field:
    options = tuple(Option(each.label, each.value) for each in part.choices)
    label = book.say(f"change_form.{part.name}", of=part.of or "")
    control: Control = "number" if part.free else "several" if part.several else "select"
    return Field(part.name, label, control, part.value, options)
