"""What clicks do at the desk. Each is quick, and may be done again; Refused, in words, where it is not allowed."""

from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.desk.clerk import Receipt
from bot.desk.desk import clarified
from bot.desk.judging import Verdict
from bot.errors import Missing
from bot.platform import Json
from bot.slack.acting.clicks import Click
from bot.slack.acting.offered import Offered, acting, adds, gone, offered, shows
from bot.slack.acting.submitting import plan_form
from bot.slack.house import SlackHouse
from bot.slack.naming import Spot, click_event
from ledger.repositories.arrivals import Arrivals
from ledger.repositories.outbox import Outbox
from reports.reply import Form


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that was clicked. place: of its part in the reply. once: it answers what was asked back, only once."""

    offer: Offered
    place: int
    label: str
    value: str
    once: bool


def choose(house: SlackHouse, click: Click, choice: Choice) -> "Future[Receipt]":
    """Keep a click on a choice as a question."""
    offer = choice.offer
    event = f"choice/{offer.row.id}/{choice.place}" if choice.once else _event(click)
    workspace, thread = offer.thread.workspace_id, offer.thread.id

    def alongside(session: Session, question: str) -> None:
        Arrivals(session).acknowledge(workspace, question)
        _say(session, choice, click)

    asked = (offer.person, thread, event, offer.question.id, choice.value, choice.label)
    return house.desk.choose(*asked, alongside)


def stop(house: SlackHouse, click: Click) -> None:
    """Stop the question that a message is about."""
    offer = _offer(house, click)
    house.desk.stop(offer.person, offer.thread.id, offer.question.id)


def judge(house: SlackHouse, click: Click, verdict: Verdict) -> None:
    """Keep an opinion of an answer."""
    offer = _offer(house, click)
    house.desk.judge(offer.person, offer.thread.id, offer.question.id, verdict)


def form(house: SlackHouse, click: Click) -> Form:
    """The form of a plan that the person may change."""
    return plan_form(_offer(house, click), click.control)


def details(house: SlackHouse, click: Click) -> Json:
    """How the answer was computed that the click is about: {"title", "text"}."""
    return _offer(house, click).part(click.control, "details")


def shareable(house: SlackHouse, click: Click) -> None:
    """See to it that an answer may be shared by whoever clicked."""
    _offer(house, click)


def _offer(house: SlackHouse, click: Click) -> Offered:
    person = acting(house.database, click.actor)
    with house.database.read() as session:
        return offered(session, person, click.control)


def choice(house: SlackHouse, click: Click) -> Choice:
    """What was clicked."""
    offer, control = _offer(house, click), click.control
    part = offer.part(control, "choices")
    options: list[Json] = part["options"]
    if part.get("chosen"):
        raise Missing("That was chosen already.", "Ask the question anew to choose differently.")
    if not 0 <= control.option < len(options):
        raise gone(offer.person, control)
    option = options[control.option]
    once = clarified(offer.question) and not part.get("quiet")
    return Choice(offer, control.part, str(option["label"]), str(option["value"]), once)


def _say(session: Session, choice: Choice, click: Click) -> None:
    """Have the message say who chose what."""
    row = Outbox(session).get(choice.offer.row.workspace_id, choice.offer.row.id)
    if row is None:
        return
    if choice.once:
        shows(row, choice.place, {"label": choice.label, "person": click.actor.user})
    else:
        adds(row, choice.offer.person, f"chose “{choice.label}”.")


def _event(click: Click) -> str:
    spot = click.place.spot if click.place is not None else Spot("home", click.actor.user)
    return click_event(spot, click.actor.user, click.moment)
