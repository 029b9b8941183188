"""What forms that were sent do at the desk. Refused, in words, where it is not allowed."""

from concurrent.futures import Future
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from bot.desk.clerk import Receipt
from bot.desk.sharing import Sharing
from bot.slack.acting.channels import Channel
from bot.slack.acting.forms import Sent
from bot.slack.acting.offered import Offered, acting, adds, gone, offered
from bot.slack.controls import Control
from bot.slack.house import SlackHouse
from bot.slack.naming import Spot, form_event
from bot.slack.rendering.modals import Changes, changes_of
from ledger.repositories.arrivals import Arrivals
from ledger.repositories.outbox import Outbox
from reports.reply import Form

_FORM = TypeAdapter(Form)


@dataclass(frozen=True, slots=True)
class Changed:
    """A plan's form with what was changed in it. first: the name of its first field."""

    offer: Offered
    changes: Changes
    first: str


def offer(house: SlackHouse, form: Sent) -> Offered:
    """What a form is about, where the person may do it."""
    person = acting(house.database, form.actor)
    with house.database.read() as session:
        return offered(session, person, form.control)


def changed(house: SlackHouse, form: Sent) -> Changed:
    """What was changed in a plan's form."""
    found = offer(house, form)
    plan = plan_form(found, form.control)
    try:
        return Changed(found, changes_of(plan, form.state), plan.fields[0].name)
    except (ValueError, KeyError, TypeError) as error:
        raise gone(found.person, form.control) from error


def plan_form(found: Offered, control: Control) -> Form:
    """The form that the message of a plan offers. NotAllowed where it offers none."""
    stored = next((part for part in found.row.reply["parts"] if part["kind"] == "form"), None)
    if stored is None:
        raise gone(found.person, control)
    return _FORM.validate_python(stored)


def keep_change(house: SlackHouse, form: Sent, changed: Changed) -> "Future[Receipt]":
    """Keep a changed plan as a question; the message of the old one says who changed what."""
    found = changed.offer
    workspace = found.thread.workspace_id

    def alongside(session: Session, question: str) -> None:
        Arrivals(session).acknowledge(workspace, question)
        _add(session, found, f"changed the plan. {changed.changes.words}.")

    about = (found.person, found.thread.id, form_event(form.view), found.question.id)
    return house.desk.change(*about, dict(changed.changes.values), alongside)


def share(house: SlackHouse, form: Sent, channel: Channel) -> None:
    """Put an answer on its way to a channel, once for each form; its message says where it went."""
    found = offer(house, form)
    place = Spot.to_come(channel.id, form.view).text
    wish = Sharing(form_event(form.view), found.thread.id, found.question.id, place)

    def alongside(session: Session, question: str) -> None:
        del question
        _add(session, found, f"shared this with {channel.name}.")

    house.desk.share(found.person, wish, alongside)


def _add(session: Session, found: Offered, deed: str) -> None:
    row = Outbox(session).get(found.row.workspace_id, found.row.id)
    if row is not None:
        adds(row, found.person, deed)
